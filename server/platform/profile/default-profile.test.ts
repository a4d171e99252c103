import { expect, test } from 'vitest';
import { MOST_OF_UNIT } from '../../kernel/period.ts';
import { profileDocument, profileFromDocument, versionOf } from './document.ts';
import { NOTICE_EVENTS } from './letters.ts';
import { loadProfile } from './load.ts';
import type { ProfileContent } from './schema.ts';
import {
  categoryOf,
  clockRule,
  fillPlaces,
  lawClock,
  lawClocksFrom,
  messageFor,
  offeredCategories,
  otherRoads,
  peopleBandOf,
  promiseClock,
  resultOf,
  routesFor,
  stepClock,
} from './lookups.ts';

const profile = loadProfile('profiles/default');

test('the default profile is sound and is that of a fictional county', () => {
  expect(profile.county).toMatchObject({ code: '990101', fictional: true, name: { zh: '安和县' } });
  expect(profile.version).toMatch(/^[0-9a-f]{16}$/);
});

test('nothing of a loaded profile can be changed', () => {
  expect(Object.isFrozen(profile.categories[0]?.name)).toBe(true);
  expect(() => Object.assign(profile.lawClocks[0] ?? {}, { amount: 99 })).toThrow(TypeError);
});

test('the same files give the same version', () => {
  expect(loadProfile('profiles/default').version).toBe(profile.version);
});

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse());
}

test('a stored profile comes back whole, whatever order its members were kept in', () => {
  const stored = profileDocument(profile);
  expect(profileFromDocument(stored)).toEqual(profile);
  const turned: unknown = JSON.parse(stored, (_, value: unknown) => reversed(value));
  expect(profileFromDocument(turned)).toEqual(profile);
  expect(profileDocument(profileFromDocument(turned))).toBe(stored);
});

test('a stored profile that was tampered with is refused', () => {
  const stored = profileDocument(profile);
  expect(() => profileFromDocument(stored.replace('"amount":20', '"amount":21'))).toThrow(/its content is/);
  expect(() => profileFromDocument(stored.replace('"format":5', '"format":9'))).toThrow(/format 9/);
  const { content } = JSON.parse(stored) as { content: ProfileContent };
  const dreamt = JSON.parse(
    JSON.stringify(content).replace('"startEvent":"matter.registered"', '"startEvent":"matter.dreamt"'),
  ) as ProfileContent;
  const unsound = { format: 5, version: versionOf(dreamt), content: dreamt };
  expect(() => profileFromDocument(unsound)).toThrow(/unsound/);
});

test('a profile stored before today’s parts were known is read with its own words, and the rest from the present one', () => {
  const { content } = JSON.parse(profileDocument(profile)) as { content: Record<string, unknown> };
  const { refusalReasons: _, refusalReview: __, material: ___, ...older } = content;
  older['clocks'] = (older['clocks'] as { id: string; amount: number }[]).map((clock) =>
    clock.id === 'promise.complex' ? { ...clock, amount: 25 } : clock,
  );
  older['papers'] = [];
  const version = versionOf(older as unknown as ProfileContent);
  const read = profileFromDocument({ format: 1, version, content: older }, profile);
  expect(read.version).toBe(version);
  expect(promiseClock(read, 'complex').amount).toBe(25);
  expect(read.refusalReasons).toEqual(profile.refusalReasons);
  expect(read.papers).toEqual(profile.papers);
  expect(() => profileFromDocument({ format: 1, version, content: { ...older, clocks: [] } }, profile)).toThrow(
    /its content is/,
  );
  expect(() => profileFromDocument({ format: 1, version, content: older })).toThrow(/format 1/);
});

test('a county whose profile was stored before a message got its words starts as ever: the missing words are today’s', () => {
  const { content } = JSON.parse(profileDocument(profile)) as { content: ProfileContent };
  const older = { ...content, messages: content.messages.filter(({ event }) => event !== 'officer.calledToTalk') };
  const version = versionOf(older);
  const read = profileFromDocument({ format: 4, version, content: older }, profile);
  expect(read.version).toBe(version);
  expect(messageFor(read, 'officer.calledToTalk')).toEqual(messageFor(profile, 'officer.calledToTalk'));
});

test('what a stored profile must hold has not grown without a new format: else no county that runs could start again', () => {
  const { format, content } = JSON.parse(profileDocument(profile)) as { format: number; content: object };
  // Raise FORMAT in document.ts when one of these changes, and then write them here anew.
  expect({ format, events: NOTICE_EVENTS.length, parts: Object.keys(content).length }).toEqual({
    format: 5,
    events: 35,
    parts: 37,
  });
});

test.each(profile.lawClocks.map((rule) => [rule.id, rule] as const))(
  'the period of law %s cites its law and article and cannot be edited',
  (_, rule) => {
    expect(rule.law.name).toMatch(/[法例定则释]/);
    expect(rule.law.article).toMatch(/^第[零一二三四五六七八九十百千]+条/);
    expect(rule.readonly).toBe(true);
    expect(rule.amount).toBeLessThanOrEqual(MOST_OF_UNIT[rule.unit]);
  },
);

test('every period that was not read in its text says what is still to be checked', () => {
  const unread = profile.lawClocks.filter((rule) => !rule.verified);
  expect(unread.length).toBeGreaterThan(0);
  expect(unread.filter((rule) => !rule.law.note).map((rule) => rule.id)).toEqual([]);
});

test('what the law says in so many days is what the rows say', () => {
  const days = (id: string): string => {
    const rule = lawClock(profile, id);
    return rule ? `${rule.amount} ${rule.unit}` : 'none';
  };
  expect(days('law.peoplesMediation')).toBe('1 months');
  expect(days('law.judicialConfirmation')).toBe('30 calendarDays');
  expect(days('law.labour.limitation')).toBe('1 years');
  expect(days('law.labour.award')).toBe('45 calendarDays');
  expect(days('law.land.limitation')).toBe('2 years');
  expect(days('law.enforcement')).toBe('2 years');
  expect(days('law.petition.objection')).toBe('5 workingDays');
  expect(days('law.petition.close')).toBe('60 calendarDays');
  expect(days('law.medical.mediation')).toBe('30 workingDays');
  expect(days('law.reconsideration.apply')).toBe('60 calendarDays');
  expect(days('law.adminSuit.sue')).toBe('6 months');
  expect(days('law.consumer')).toBe('7 workingDays');
  expect(days('law.protectionOrder')).toBe('72 hours');
  expect(days('law.information')).toBe('20 workingDays');
});

test('the period of mediation is a general one of a ministry rule and grows only by the consent of the parties', () => {
  const rule = lawClock(profile, 'law.peoplesMediation');
  expect(rule).toMatchObject({
    strength: 'general',
    law: { kind: 'rule', article: '第三十六条' },
    extension: { by: 'parties' },
  });
});

test('confirmation is called to mind on day 20 and day 28', () => {
  expect(lawClock(profile, 'law.judicialConfirmation')?.remindAtDay).toEqual([20, 28]);
});

test('an emergency is assigned in two hours, anything else in one working day', () => {
  expect(stepClock(profile, 'assign', 'emergency')).toMatchObject({ amount: 2, unit: 'hours' });
  expect(stepClock(profile, 'assign', 'urgent')).toMatchObject({ amount: 1, unit: 'workingDays' });
  expect(stepClock(profile, 'accept', 'emergency')).toMatchObject({ id: 'step.accept' });
  expect(stepClock(profile, 'sign')).toMatchObject({ amount: 4, unit: 'workingHours' });
});

test('the promise follows the complexity', () => {
  expect((['simple', 'general', 'complex'] as const).map((one) => promiseClock(profile, one).amount)).toEqual([
    3, 7, 20,
  ]);
});

test('a medical dispute has its own period of mediation in place of the month', () => {
  expect(lawClocksFrom(profile, 'mediation.accepted', '15').map((rule) => rule.id)).toEqual(['law.medical.mediation']);
  expect(lawClocksFrom(profile, 'mediation.accepted', '02').map((rule) => rule.id)).toEqual(['law.peoplesMediation']);
  expect(lawClocksFrom(profile, 'agreement.effective', '02').map((rule) => rule.id)).toEqual([
    'law.judicialConfirmation',
  ]);
});

test('unknown ids find nothing', () => {
  expect(categoryOf(profile, '77')).toBeUndefined();
  expect(clockRule(profile, 'law.magic')).toBeUndefined();
  expect(routesFor(profile, '77')).toEqual([]);
  expect(clockRule(profile, 'promise.simple')?.kind).toBe('promise');
});

test('old codes are kept for imports and offered to nobody', () => {
  expect(categoryOf(profile, '19')?.offered).toBe(false);
  expect(offeredCategories(profile).map((category) => category.code)).not.toContain('19');
  expect(offeredCategories(profile, 'hazard').map((category) => category.code)).toEqual(['51']);
});

test.each(
  profile.categories
    .filter((one) => one.kind === 'dispute' && one.offered)
    .map((one) => [one.code, one.name.zh] as const),
)('where mediation is not wanted in %s %s, other lawful roads are named, and none of them is mediation', (code) => {
  const roads = otherRoads(profile, code, 'noConsent');
  expect(roads.map((road) => road.id)).toContain('litigation');
  expect(roads.filter((road) => road.mediation)).toEqual([]);
});

test('wages have labour inspection and arbitration, before the court', () => {
  const roads = otherRoads(profile, '10', 'noConsent').map((road) => road.id);
  expect(roads.slice(0, 2)).toEqual(['labourInspection', 'labourArbitration']);
});

test('no road of mediation is open to what cannot be mediated', () => {
  for (const category of profile.categories.filter((one) => !one.mediable)) {
    expect(routesFor(profile, category.code).filter((route) => route.mediation)).toEqual([]);
  }
});

test('withdrawn and handed-on matters are not counted as solved', () => {
  expect(resultOf(profile, 'withdrawn')?.group).toBe('closed_not_solved');
  expect(resultOf(profile, 'transferred')?.group).toBe('closed_not_solved');
});

test('bands of people follow the numbers', () => {
  expect([1, 4, 5, 9, 10, 29, 30, 49, 50, 5000].map((people) => peopleBandOf(profile, people)?.from)).toEqual([
    1, 1, 5, 5, 10, 10, 30, 30, 50, 50,
  ]);
});

test('every message can be filled, and names no category', () => {
  const values = {
    number: '990101-20261122-00017-4',
    centre: '安和县综治中心',
    telephone: '0199-6601234',
    where: 'anhe.example',
    when: '11月22日 10:00',
  };
  const subjects = profile.categories.flatMap((category) => [category.name.zh, category.plain.zh]);
  for (const event of NOTICE_EVENTS) {
    const message = messageFor(profile, event);
    const texts = [message.inApp, message.sms, message.email?.subject, message.email?.text].flatMap((words) =>
      words ? [words.zh, words.en] : [],
    );
    for (const text of texts) {
      const filled = fillPlaces(text, values);
      expect(filled).not.toMatch(/[{}]/);
      expect(subjects.filter((subject) => subject.length > 2 && filled.includes(subject))).toEqual([]);
    }
  }
});

test('a place that is not filled is an error, not a hole', () => {
  expect(() => fillPlaces('编号 {number}', {})).toThrow(/number/);
});
