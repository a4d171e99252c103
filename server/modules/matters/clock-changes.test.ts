import { describe, expect, it } from 'vitest';
import { instantAt } from '../../kernel/instant.ts';
import type { PeriodChange } from '../../kernel/period-changes.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { loadProfile } from '../../platform/profile/index.ts';
import { clockRule } from '../../platform/profile/lookups.ts';
import type { Stage } from './lifecycle.ts';
import {
  legalShown,
  LONGEST_PAUSE_DAYS,
  longestExtension,
  mayExtend,
  mayPause,
  pausedUntil,
  pausesOf,
  resumed,
  type RunningClock,
} from './clock-changes.ts';
import { CLOCK_EFFECTS, fateOf } from './clocks.ts';

const profile = loadProfile(new URL('../../../profiles/default', import.meta.url).pathname);
const rule = (id: string) => clockRule(profile, id) ?? expect.fail(id);
const at = instantAt('2026-09-14', '10:00');
const why = { zh: '鉴定、评估期间', en: 'Appraisal under way' };
const clock = (more: Partial<RunningClock> = {}): RunningClock => ({
  state: 'running',
  dueAt: instantAt('2026-09-22', '23:59:59'),
  changes: [],
  ...more,
});
const pause: PeriodChange = { kind: 'paused', from: '2026-09-10', to: '2026-09-20', why };
const extended: PeriodChange = { kind: 'extended', amount: 5, unit: 'workingDays' };

describe('which pause a rule provides for', () => {
  const asked = { reason: 'appraisal', until: '2026-09-30', at };

  it('only for the reasons that its row lists, of clocks in days', () => {
    for (const one of [...profile.clocks, ...profile.lawClocks]) {
      for (const { id } of profile.pauseReasons) {
        const refusal = mayPause(one, clock(), { ...asked, reason: id });
        const listed = one.pauseReasons.includes(id) && pausesOf(profile, one).some((reason) => reason.id === id);
        expect(refusal?.code, `${one.id} ${id}`).toBe(listed ? undefined : 'pause-not-provided');
      }
    }
    expect(pausesOf(profile, rule('step.sign'))).toEqual([]);
    expect(pausesOf(profile, rule('law.judicialConfirmation'))).toEqual([]);
  });

  it('not of a clock that ended, ran out or stands still, not to a day that is over, not for longer than ninety days', () => {
    const promise = rule('promise.general');
    const code = (c: RunningClock, more: Partial<typeof asked> = {}) =>
      mayPause(promise, c, { ...asked, ...more })?.code;
    expect(code(clock({ state: 'met' }))).toBe('clock-not-running');
    expect(code(clock(), { at: instantAt('2026-09-23') })).toBe('clock-already-due');
    expect(code(clock({ changes: [pause] }))).toBe('clock-paused');
    expect(code(clock(), { until: '2026-09-14' })).toBe('pause-ends-too-early');
    expect(code(clock(), { until: '2026-12-13' })).toBeUndefined();
    expect(code(clock(), { until: '2026-12-14' })).toBe('pause-too-long');
    expect(LONGEST_PAUSE_DAYS).toBe(90);
  });

  it('stands still from its day to its last, and resumed it ends on that day', () => {
    expect(pausedUntil([pause], '2026-09-09')).toBeNull();
    expect(pausedUntil([pause], '2026-09-10')).toBe('2026-09-20');
    expect(pausedUntil([pause, extended], '2026-09-19')).toBe('2026-09-20');
    expect(pausedUntil([pause], '2026-09-20')).toBeNull();
    expect(resumed([pause, extended], '2026-09-15')).toEqual([{ ...pause, to: '2026-09-15' }, extended]);
    const none = resumed([extended], '2026-09-15');
    expect(isRefusal(none) && none.code).toBe('clock-not-paused');
  });
});

describe('which prolongation a rule provides for', () => {
  it('once, as far as the rule goes, only where the decision is this office’s', () => {
    const promise = rule('promise.general');
    expect(longestExtension(promise, [])).toEqual({ most: 7, unit: 'workingDays' });
    expect(longestExtension(promise, [extended])).toBeNull();
    expect(mayExtend(promise, clock({ changes: [extended] }), { amount: 1, at })?.code).toBe('extension-used');
    expect(mayExtend(promise, clock(), { amount: 8, at })?.code).toBe('extension-too-long');
    // A measure of the law is the most: sixty days of a petition and thirty more (信访工作条例 34).
    expect(longestExtension(rule('law.petition.close'), [])).toEqual({ most: 30, unit: 'calendarDays' });
    // The parties', a court's, an arbitration head's: not to be asked for here.
    for (const id of ['law.peoplesMediation', 'law.court.ordinary', 'law.labour.award', 'law.judicialConfirmation'])
      expect(mayExtend(rule(id), clock(), { amount: 1, at })?.code, id).toBe('extension-not-provided');
  });

  it('asked in the last second is in time, a second later it is not', () => {
    const asked = (time: Date) => mayExtend(rule('promise.general'), clock(), { amount: 1, at: time })?.code;
    expect(asked(instantAt('2026-09-22', '23:59:59'))).toBeUndefined();
    expect(asked(new Date(instantAt('2026-09-22', '23:59:59').getTime() + 999))).toBeUndefined();
    expect(asked(instantAt('2026-09-23', '00:00'))).toBe('clock-already-due');
  });
});

describe('what the parties see of periods of law', () => {
  it.each<[state: string, barred: boolean, stage: Stage, shown: boolean]>([
    ['running', false, 'handling', true],
    ['running', true, 'handling', true],
    ['stopped', true, 'handling', false],
    ['met', false, 'closed', true],
    ['running', false, 'closed', false],
    ['running', true, 'closed', true],
    ['lapsed', true, 'closed', true],
    ['stopped', false, 'closed', false],
  ])('%s, a lost right %s, matter %s: shown %s', (state, barred, stage, shown) => {
    expect(legalShown(state, barred, stage)).toBe(shown);
  });
});

describe('what ends a period of law', () => {
  const month = { kind: 'legal', ruleId: 'law.peoplesMediation', dueAt: clock().dueAt, bars: false } as const;
  const right = { kind: 'legal', ruleId: 'law.labour.limitation', dueAt: clock().dueAt, bars: true } as const;

  it('closing or withdrawing the matter ends the road’s own period, never the time of a right that is the person’s', () => {
    for (const act of ['closeMatter', 'withdrawMatter'] as const) {
      const effect = CLOCK_EFFECTS[act] ?? expect.fail(act);
      expect(fateOf(effect, act, month, at)).toBe('stopped');
      expect(fateOf(effect, act, right, at)).toBeUndefined();
    }
  });
});

describe('clocks of the office’s own steps', () => {
  it('are each begun by an act; only the limit of an objection is no clock but held against the day on which it is made', () => {
    const begun = new Set(Object.values(CLOCK_EFFECTS).map((effect) => effect.starts));
    const idle = profile.clocks
      .filter((one) => one.kind === 'step' && !begun.has(one.step as never))
      .map((one) => one.id);
    expect(idle.filter((id) => id !== 'step.object')).toEqual([]);
  });
});
