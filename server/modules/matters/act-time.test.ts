import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../platform/calendar/index.ts';
import { seedRows } from '../../platform/calendar/index.ts';
import { actTimes } from './act-time.ts';

const seed = seedRows(1, new Date('2026-01-01T00:00:00Z'));
const calendar = snapshotOf(seed.version, seed.days);
const now = new Date('2026-03-05T10:00:00+08:00');

describe('when an act counts as done (补录)', () => {
  it('is now when nothing else is said', () => {
    expect(actTimes({}, now, calendar)).toEqual({ doneAt: now, recordedAt: now, late: false });
  });
  it('may be up to two working days back without a reason', () => {
    expect(actTimes({ doneAt: '2026-03-03T09:00:00+08:00' }, now, calendar)).toMatchObject({ late: false });
  });
  it('needs a reason after two working days, and is listed', () => {
    expect(actTimes({ doneAt: '2026-03-02T09:00:00+08:00' }, now, calendar)).toMatchObject({
      refused: true,
      code: 'late-reason-needed',
      details: { after: '2026-03-04' },
    });
    expect(
      actTimes({ doneAt: '2026-03-02T09:00:00+08:00', lateReason: '停电,用的纸质登记本' }, now, calendar),
    ).toMatchObject({ late: true });
  });
  it('counts working days over 春节: the holiday does not make an act late', () => {
    expect(
      actTimes({ doneAt: '2026-02-13T17:00:00+08:00' }, new Date('2026-02-24T09:00:00+08:00'), calendar),
    ).toMatchObject({ late: false });
  });
  it('refuses the future, and a time before the matter was registered', () => {
    expect(actTimes({ doneAt: '2026-03-05T11:00:00+08:00' }, now, calendar)).toMatchObject({
      kind: 'too-early',
      code: 'done-in-future',
    });
    expect(
      actTimes({ doneAt: '2026-03-04T11:00:00+08:00' }, now, calendar, new Date('2026-03-05T08:00:00+08:00')),
    ).toMatchObject({ code: 'done-before-registration' });
  });
});
