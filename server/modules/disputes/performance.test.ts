import { describe, expect, it } from 'vitest';
import { type CalendarSnapshot, USUAL_OFFICE_HOURS } from '../../kernel/working-days.ts';
import { BREACH_ROADS, breachRoads } from './breach-roads.ts';
import { packFor, packOf } from './pack.ts';
import { claimantsOn } from './road-claims.ts';
import { mayBreach, mayConfirm, mayReport, type ObligationFacts, standingOn } from './performance.ts';

const calendar: CalendarSnapshot = {
  version: 1,
  firstAnnouncedYear: 2020,
  lastAnnouncedYear: 2030,
  holidays: [],
  makeUpDays: [],
  expectedHolidays: [],
  workingHours: USUAL_OFFICE_HOURS,
};

const owed: ObligationFacts = {
  debtorId: 'd',
  creditorId: 'c',
  dueOn: '2026-03-20',
  performed: null,
  breachedOn: null,
  waitingFrom: null,
};

describe('how an obligation stands', () => {
  it.each([
    ['2026-03-20', {}, 'due'],
    ['2026-03-21', {}, 'late'],
    ['2026-03-20', { performed: 'partly' }, 'partly'],
    ['2026-03-21', { performed: 'partly' }, 'late'],
    ['2026-03-21', { performed: 'yes', breachedOn: '2026-03-21' }, 'performed'],
    ['2026-03-21', { waitingFrom: 'd' }, 'reported'],
    ['2026-03-21', { performed: 'no', breachedOn: '2026-03-21', waitingFrom: 'd' }, 'breached'],
  ] as const)('on %s with %o it is %s: the last day still counts', (today, more, standing) => {
    expect(standingOn({ ...owed, ...more }, today)).toBe(standing);
  });

  it('either side reports, only the other confirms, and strangers do neither', () => {
    expect([mayReport(owed, 'd'), mayReport(owed, 'c')]).toEqual([undefined, undefined]);
    expect(mayReport(owed, 'x')).toMatchObject({ code: 'obligation-not-yours' });
    expect(mayReport({ ...owed, performed: 'yes' }, 'd')).toMatchObject({ code: 'obligation-performed' });
    const said = { ...owed, waitingFrom: 'd' };
    expect(mayConfirm(said, 'c')).toBeUndefined();
    expect(mayConfirm(said, 'd')).toMatchObject({ code: 'own-report' });
    expect(mayConfirm(said, 'x')).toMatchObject({ code: 'obligation-not-yours' });
    expect(mayConfirm(owed, 'c')).toMatchObject({ code: 'report-unknown' });
  });

  it('a breach is recorded from the day after, once', () => {
    expect(mayBreach(owed, '2026-03-20')).toMatchObject({ code: 'obligation-not-due' });
    expect(mayBreach(owed, '2026-03-21')).toBeUndefined();
    expect(mayBreach({ ...owed, breachedOn: '2026-03-21' }, '2026-03-22')).toMatchObject({ code: 'breach-recorded' });
    expect(mayBreach({ ...owed, performed: 'yes' }, '2026-03-22')).toMatchObject({ code: 'obligation-performed' });
  });
});

describe('the roads when an agreement is not kept, by their days', () => {
  const agreement = {
    kind: 'written',
    category: '02',
    confirmationUntil: '2026-04-01',
    court: null,
    obligations: [{ dueOn: '2026-03-20', amountFen: 1_000, performed: null }],
    endangered: false,
  } as const;
  const named = (more: object, today: string): string[] =>
    breachRoads({ ...agreement, ...more }, today, calendar).map(
      (r) => `${r.id}${r.open ? '' : ' shut'}${r.until ? ` ${r.until}` : ''}`,
    );

  it.each([
    // 人民调解法 33: within thirty days of effect; 民法典 188: three years from the day of performance.
    ['2026-04-01', {}, ['confirmation 2026-04-01', 'suit 2029-03-20']],
    ['2026-04-02', {}, ['confirmation shut 2026-04-01', 'suit 2029-03-20']],
    ['2026-04-02', { kind: 'oral', confirmationUntil: null }, ['suit 2029-03-20']],
    // 民事诉讼法 250: two years from the last day of performance; 20 March 2028.
    ['2026-04-02', { court: { confirmed: true, decidedOn: '2026-03-16' } }, ['enforcement 2028-03-20']],
    ['2028-03-21', { court: { confirmed: true, decidedOn: '2026-03-16' } }, ['enforcement shut 2028-03-20']],
    ['2026-04-02', { court: { confirmed: true, decidedOn: '2026-03-30' } }, ['enforcement 2028-03-30']],
    ['2026-04-02', { court: { confirmed: false, decidedOn: '2026-03-30' } }, ['suit 2029-03-20']],
    // 劳动争议调解仲裁法 16, 法律援助法 31, 42.
    ['2026-04-02', { category: '10' }, ['confirmation shut 2026-04-01', 'paymentOrder', 'suit 2029-03-20', 'legalAid']],
    ['2026-04-02', { endangered: true }, ['confirmation shut 2026-04-01', 'suit 2029-03-20', 'legalAid']],
    ['2026-04-02', { obligations: [{ dueOn: '2026-03-20', amountFen: null, performed: 'yes' }] }, []],
  ] as const)('on %s with %o: %j', (today, more, roads) => {
    expect(named(more, today)).toEqual(roads.map((r) => r));
  });

  const people = [
    { id: 'c', side: 'applicant', role: 'self', forPartyId: null, name: '周小满', organisation: null, replaced: false },
    {
      id: 'd',
      side: 'respondent',
      role: 'organisation',
      forPartyId: null,
      name: null,
      organisation: '建材公司',
      replaced: false,
    },
  ] as const;
  const owedMoney = {
    debtorId: 'd',
    creditorId: 'c',
    amountFen: 1_000,
    dueOn: '2026-03-20',
    performed: null,
    breachedOn: null,
  } as const;
  const packed = (more: object, today: string, owed: object = {}, own?: string): string[] => {
    const roads = today > '2026-03-20' ? breachRoads({ ...agreement, ...more }, today, calendar) : [];
    const of = { agreement: { kind: 'written', confirmation_until: '2026-04-01' }, court: undefined, roads } as const;
    return packOf(of, { parties: people, owed: [{ ...owedMoney, ...owed }], roads }, today, own).map((one) =>
      one.road === null ? one.kind : `${one.road}: ${one.kind}`,
    );
  };
  const evidence = ['agreement', 'performance-record'];
  const enforceable = { court: { confirmed: true, decidedOn: '2026-03-16' } };

  it('the pack is empty while all is kept; then the evidence, and of each open road its own form', () => {
    expect(packed({}, '2026-03-20')).toEqual([]);
    expect(packed({}, '2026-03-21')).toEqual([...evidence, 'confirmation: confirmation-application']);
    expect(packed({}, '2026-04-02')).toEqual(evidence);
    expect(packed(enforceable, '2026-04-02')).toEqual([...evidence, 'enforcement: enforcement-application']);
    expect(packed({ ...enforceable, category: '10' }, '2026-04-02')).toEqual([
      ...evidence,
      'enforcement: enforcement-application',
      'legalAid: legal-aid-application',
    ]);
    expect(packed({ category: '10' }, '2026-04-02')).toEqual([
      ...evidence,
      'paymentOrder: payment-order-application',
      'legalAid: legal-aid-application',
    ]);
    const none = { agreement: undefined, court: undefined, roads: [{ id: 'suit', open: true }] } as const;
    expect(packOf(none, { parties: people, owed: [], roads: none.roads }, '2026-04-02')).toEqual([]);
  });

  it('a form is a creditor’s: a debtor gets none, an organisation no legal aid and no payment order, work done no payment order', () => {
    expect(packed({ category: '10' }, '2026-04-02', {}, 'd')).toEqual(evidence);
    expect(packed({ category: '10' }, '2026-04-02', {}, 'c')).toHaveLength(4);
    expect(packed({ category: '10' }, '2026-04-02', { creditorId: 'd', debtorId: 'c' })).toEqual(evidence);
    expect(packed({ category: '10' }, '2026-04-02', { amountFen: null })).toEqual([
      ...evidence,
      'legalAid: legal-aid-application',
    ]);
    const claims = { parties: people, owed: [owedMoney], roads: [] };
    expect(claimantsOn('enforcement', claims, '2026-03-20')).toEqual([]);
    const both = { ...claims, owed: [owedMoney, owedMoney, { ...owedMoney, creditorId: 'd' }] };
    expect(claimantsOn('enforcement', both, '2026-03-21')).toEqual(['c', 'd']);
    expect(claimantsOn('legalAid', both, '2026-03-21')).toEqual(['c']);
    expect(claimantsOn('enforcement', both, '2026-03-21', 'd')).toEqual(['d']);
    expect(claimantsOn('enforcement', { ...claims, owed: [{ ...owedMoney, performed: 'yes' }] }, '2026-03-21')).toEqual(
      [],
    );
  });

  it('on a road the pack holds that road’s form and no other, never a record of the talks; a road that is shut gives none', () => {
    const roads = BREACH_ROADS.map((id) => ({ id, open: id !== 'confirmation' }));
    const of = { agreement: { kind: 'oral', confirmation_until: null }, court: undefined, roads } as const;
    const whole = packOf(of, { parties: people, owed: [owedMoney], roads }, '2026-04-02');
    const basis = ['oral-agreement', 'performance-record'];
    const forms = {
      enforcement: 'enforcement-application',
      paymentOrder: 'payment-order-application',
      legalAid: 'legal-aid-application',
    };
    for (const id of BREACH_ROADS) {
      const taken = packFor(whole, roads, id)?.map((one) => one.kind);
      expect(taken, id).toEqual(
        id === 'confirmation' ? undefined : [...basis, ...(id in forms ? [forms[id as keyof typeof forms]] : [])],
      );
    }
    expect(packFor(whole, roads, undefined)?.map((one) => one.kind)).toEqual(basis);
  });
});
