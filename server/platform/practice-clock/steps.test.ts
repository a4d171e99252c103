import { describe, expect, it } from 'vitest';
import { fixedTime, nextFixed, stepsBetween } from './steps.ts';

const sweeps = [
  { name: 'often', times: '*/5 * * * *' },
  { name: 'hourly', times: '17 * * * *' },
  { name: 'morning', times: '20 0 * * *' },
  { name: 'night', times: '50 18 * * *' },
];
const china = (text: string): Date => new Date(`${text}:00+08:00`);
const told = (from: string, to: string): string[] =>
  stepsBetween(china(from), china(to), sweeps).map(
    (step) =>
      `${new Date(step.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)}${step.round ? ' round' : ''}${step.fixed.map((name) => ` ${name}`).join('')}`,
  );

describe('the stops on the way forward', () => {
  it('are, over several days, each morning and night of its own, with the checks of fixed hours at their minute', () => {
    expect(told('2026-03-02T10:00', '2026-03-04T09:00')).toEqual([
      '2026-03-02T12:00 round',
      '2026-03-02T17:30 round',
      '2026-03-03T00:01 round',
      '2026-03-03T02:50 night',
      '2026-03-03T08:20 morning',
      '2026-03-03T08:30 round',
      '2026-03-03T12:00 round',
      '2026-03-03T17:30 round',
      '2026-03-04T00:01 round',
      '2026-03-04T02:50 night',
      '2026-03-04T08:20 morning',
      '2026-03-04T08:30 round',
      '2026-03-04T09:00 round',
    ]);
  });

  it('are every full hour on a way of an hour or a day, so that terms of hours are spoken of in their hour', () => {
    expect(told('2026-03-02T10:10', '2026-03-02T11:10')).toEqual(['2026-03-02T11:00 round', '2026-03-02T11:10 round']);
    expect(told('2026-03-02T10:00', '2026-03-03T10:00').filter((one) => one.includes(':00 round'))).toHaveLength(24);
  });

  it('never lie at or before the beginning, and end with the aim', () => {
    const steps = stepsBetween(china('2026-03-02T08:20'), china('2026-03-03T08:20'), sweeps);
    expect(steps[0]?.at).not.toEqual(china('2026-03-02T08:20'));
    expect(steps.at(-1)).toEqual({ at: china('2026-03-03T08:20'), round: true, fixed: ['morning'] });
  });

  it('lead to the next check of a fixed hour where no term runs', () => {
    expect(nextFixed(china('2026-03-02T10:00'), sweeps)).toEqual(china('2026-03-03T02:50'));
    expect(fixedTime('*/5 * * * *')).toBeUndefined();
    expect(fixedTime('20 0 * * *')).toEqual({ minute: 20, hour: 0 });
  });
});
