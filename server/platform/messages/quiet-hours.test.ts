import { describe, expect, it } from 'vitest';
import { quietUntil } from './quiet-hours.ts';

const at = (text: string): Date => new Date(`${text}:00+08:00`);
const night = { from: '21:00', until: '08:00' };

describe('quiet hours (静默时段)', () => {
  it.each([
    ['in the day nothing waits', '2026-03-02T20:59', undefined],
    ['from nine in the evening it waits for the morning', '2026-03-02T21:00', '2026-03-03T08:00'],
    ['after midnight it waits for the same morning', '2026-03-03T00:01', '2026-03-03T08:00'],
    ['the last minute still waits', '2026-03-03T07:59', '2026-03-03T08:00'],
    ['at eight it goes', '2026-03-03T08:00', undefined],
    ['the last night of the year ends in the next', '2026-12-31T23:30', '2027-01-01T08:00'],
  ])('%s', (_, now, until) => {
    expect(quietUntil(at(now), night)).toEqual(until === undefined ? undefined : at(until));
  });

  it('may lie within a day, and a county may have none', () => {
    const noon = { from: '12:00', until: '14:00' };
    expect(quietUntil(at('2026-03-02T12:30'), noon)).toEqual(at('2026-03-02T14:00'));
    expect(quietUntil(at('2026-03-02T15:00'), noon)).toBeUndefined();
    expect(quietUntil(at('2026-03-02T23:00'), null)).toBeUndefined();
    expect(quietUntil(at('2026-03-02T23:00'), { from: '08:00', until: '08:00' })).toBeUndefined();
  });
});
