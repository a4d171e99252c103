import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/local-date.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { type CalendarSnapshot, USUAL_OFFICE_HOURS, workingDaysBetween } from '../../kernel/working-days.ts';
import { loadProfile } from '../../platform/profile/index.ts';
import { organisationKinds } from '../people/organisation.ts';
import { STAGES } from './lifecycle.ts';
import {
  askedOf,
  bodyOfTurn,
  competent,
  daysLate,
  INDEPENDENT_KINDS,
  LEVELS,
  mayNotice,
  mayPropose,
  mayReply,
  mayUrge,
  type Rung,
  urgedUpTo,
} from './supervision.ts';

const profile = loadProfile(new URL('../../../profiles/default', import.meta.url).pathname);
/** 国庆 2026 as 国办发明电〔2025〕7号 has it: off from 1 to 7 October, worked on Sunday 20 September and Saturday 10 October. */
const calendar: CalendarSnapshot = {
  version: 1,
  firstAnnouncedYear: 2026,
  lastAnnouncedYear: 2026,
  holidays: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ date: `2026-10-0${day}`, name: '国庆节' })),
  makeUpDays: ['2026-09-20', '2026-10-10'].map((date) => ({ date, name: '国庆节' })),
  expectedHolidays: [],
  workingHours: USUAL_OFFICE_HOURS,
};

const rung = (level: Rung['level'], more: Partial<Rung> = {}): Rung => ({
  level,
  organisationId: 27,
  asks: 'finish',
  issuedOn: '2026-09-25',
  decision: null,
  replied: false,
  ...more,
});
const codeOf = (refusal: unknown): string | undefined =>
  isRefusal(refusal) ? (refusal as { code: string }).code : undefined;

describe('whose turn it is', () => {
  it.each(STAGES)('%s', (stage) => {
    const turn = bodyOfTurn({ stage, holderOrganisationId: 27, centreOrganisationId: 1 });
    const wanted = stage === 'correcting' ? undefined : stage === 'assigned' || stage === 'handling' ? 27 : 1;
    expect(turn).toBe(wanted);
  });

  it('without a holder it is the centre', () => {
    expect(bodyOfTurn({ stage: 'accepted', holderOrganisationId: null, centreOrganisationId: 1 })).toBe(1);
  });
});

describe('what is asked', () => {
  it.each(organisationKinds)('of a body of the kind %s', (kind) => {
    const independent = ['court', 'procuratorate', 'arbitration_commission'].includes(kind);
    expect(askedOf(kind, 'step.sign')).toBe(independent ? 'receipt' : 'finish');
    expect(askedOf(kind, 'step.sign.emergency')).toBe(independent ? 'receipt' : 'finish');
    expect(codeOf(askedOf(kind, 'promise.general'))).toBe(independent ? 'receipt-only' : undefined);
    const urged = [rung('urge'), rung('notice')];
    const given = { kind, today: '2026-12-01', workingDays: 5, calendar };
    expect(codeOf(mayNotice([rung('urge')], given))).toBe(independent ? 'receipt-only' : undefined);
    const proposal = { level: 'talk', kind, deciderKind: 'petition_office', deciders: ['petition_office'] } as const;
    expect(codeOf(mayPropose(urged, proposal))).toBe(independent ? 'receipt-only' : undefined);
  });

  it('kinds of independent bodies and of those who decide are kinds of the register', () => {
    const { talk, listing } = profile.supervision;
    for (const kind of [...INDEPENDENT_KINDS, ...talk.deciders, ...listing.deciders])
      expect(organisationKinds).toContain(kind);
  });
});

describe('five working days after the urging', () => {
  it('over 国庆 with its days made up: urged on Friday 25 September, the letter follows on Saturday 10 October', () => {
    // 28, 29, 30 September, 8 and 9 October are the five; the 10th is a day made up, and the first after them.
    expect(urgedUpTo('2026-10-09', 5, calendar)).toBe('2026-09-24');
    expect(urgedUpTo('2026-10-10', 5, calendar)).toBe('2026-09-27');
    const given = { kind: 'department', workingDays: 5, calendar };
    expect(codeOf(mayNotice([rung('urge')], { ...given, today: '2026-10-09' }))).toBe('notice-too-early');
    expect(mayNotice([rung('urge')], { ...given, today: '2026-10-10' })).toBeUndefined();
  });

  it('is the last day that leaves that many working days, on any day and for any number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 1, max: 20 }), (offset, days) => {
        const today = addDays('2026-01-15', offset);
        const last = urgedUpTo(today, days, calendar);
        const yesterday = addDays(today, -1);
        expect(workingDaysBetween(calendar, last, yesterday)).toBeGreaterThanOrEqual(days);
        expect(workingDaysBetween(calendar, addDays(last, 1), yesterday)).toBeLessThan(days);
      }),
    );
  });

  it('days late are working days', () => {
    expect(daysLate('2026-09-30', '2026-09-30', calendar)).toBe(0);
    expect(daysLate('2026-09-30', '2026-10-07', calendar)).toBe(0);
    expect(daysLate('2026-09-30', '2026-10-10', calendar)).toBe(3);
  });
});

describe('rung by rung', () => {
  const given = { kind: 'department', today: '2026-12-01', workingDays: 5, calendar };
  const proposal = {
    level: 'listing',
    kind: 'department',
    deciderKind: 'petition_office',
    deciders: ['petition_office'],
  } as const;

  it('a term is urged once, and gets one letter, after the urging', () => {
    expect(mayUrge([])).toBeUndefined();
    expect(codeOf(mayUrge([rung('urge')]))).toBe('urged-already');
    expect(codeOf(mayNotice([], given))).toBe('urge-missing');
    expect(codeOf(mayNotice([rung('urge'), rung('notice')], given))).toBe('noticed-already');
  });

  it('a proposal follows a letter, one at a time, to a body of a kind that the rule names', () => {
    expect(codeOf(mayPropose([rung('urge')], proposal))).toBe('notice-missing');
    expect(codeOf(mayPropose([rung('notice'), rung('listing')], proposal))).toBe('proposed-already');
    expect(mayPropose([rung('notice'), rung('listing', { decision: 'declined' })], proposal)).toBeUndefined();
    expect(codeOf(mayPropose([rung('notice')], { ...proposal, deciderKind: 'department' }))).toBe(
      'decider-not-competent',
    );
    expect(codeOf(competent('county_centre', ['petition_office']))).toBe('decider-not-competent');
  });

  it.each(LEVELS)('%s is answered once, by the body itself', (level) => {
    const proposed = level === 'talk' || level === 'listing';
    expect(codeOf(mayReply(rung(level), 20))).toBe('supervision-not-yours');
    expect(codeOf(mayReply(rung(level), 27))).toBe(proposed ? 'supervision-not-decided' : undefined);
    expect(codeOf(mayReply(rung(level, { decision: 'declined' }), 27))).toBe(
      proposed ? 'supervision-not-decided' : undefined,
    );
    expect(mayReply(rung(level, { decision: 'adopted' }), 27)).toBeUndefined();
    expect(codeOf(mayReply(rung(level, { decision: 'adopted', replied: true }), 27))).toBe('supervision-replied');
    expect(codeOf(mayReply(rung(level, { asks: 'receipt' }), 27))).toBe('receipt-only');
  });
});
