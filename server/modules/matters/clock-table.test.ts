import { describe, expect, it } from 'vitest';
import { instantAt, toChinaIso } from '../../kernel/instant.ts';
import { seedRows, snapshotOf } from '../../platform/calendar/index.ts';
import { loadProfile } from '../../platform/profile/index.ts';
import { clockRule } from '../../platform/profile/lookups.ts';
import { articleNumber } from './clock-words.ts';
import { dueOf } from './clocks.ts';

const profile = loadProfile(new URL('../../../profiles/default', import.meta.url).pathname);
const { version, days } = seedRows(1, new Date(0));
const calendar = snapshotOf(version, days, profile.county.workingHours);

/**
 * Rule · article · first event · last day. Worked out by hand on the wall calendar of 2026: off on 1–3 January, 15–23 February, 4–6 April, 1–5 May,
 * 19–21 June, 25–27 September and 1–7 October; worked on Sunday 4 January, Saturdays 14 and 28 February, Saturday 9 May, Sunday 20 September
 * and Saturday 10 October.
 */
type Case = readonly [rule: string, article: number | null, from: string, due: string, how: string];

const byLaw: Readonly<Record<string, readonly Case[]>> = {
  '人民调解工作若干规定（司法部令第75号）': [
    ['law.peoplesMediation', 36, '2026-08-31', '2026-09-30', 'one month; September has no 31st (民法典 202)'],
  ],
  中华人民共和国人民调解法: [
    ['law.judicialConfirmation', 33, '2026-09-01', '2026-10-08', '30 days: 1 October, 国庆 (民法典 203)'],
  ],
  '最高人民法院关于人民调解协议司法确认程序的若干规定（法释〔2011〕5号）': [
    ['law.confirmation.accept', 4, '2026-09-22', '2026-09-28', '3 days: 25 September, 中秋; the 26th and 27th too'],
    ['law.confirmation.decide', 5, '2026-09-16', '2026-10-08', '15 days: 1 October, 国庆'],
  ],
  中华人民共和国民事诉讼法: [
    ['law.enforcement', 250, '2024-10-10', '2026-10-10', '2 years: a Saturday, but worked'],
    ['law.court.docket', 126, '2026-09-24', '2026-10-08', '7 days: 1 October'],
    ['law.court.ordinary', 152, '2026-03-31', '2026-09-30', '6 months; no 31st'],
    ['law.court.summary', 164, '2026-07-01', '2026-10-08', '3 months: 1 October'],
    ['law.court.small', 168, '2026-07-31', '2026-09-30', '2 months; no 31st'],
    ['law.court.appealJudgment', 171, '2026-09-20', '2026-10-08', '15 days: 5 October'],
    ['law.court.appealRuling', 171, '2026-09-25', '2026-10-08', '10 days: 5 October'],
    ['law.court.second', 183, '2026-06-27', '2026-09-28', '3 months: Sunday 27 September, 中秋'],
    ['law.court.secondRuling', 183, '2026-09-07', '2026-10-08', '30 days: 7 October, the last day of 国庆'],
  ],
  中华人民共和国劳动争议调解仲裁法: [
    ['law.labour.limitation', 27, '2025-10-01', '2026-10-08', '1 year: 1 October'],
    ['law.labour.mediation', 14, '2026-09-17', '2026-10-08', '15 days: 2 October'],
    ['law.labour.accept', 29, '2026-09-24', '2026-10-09', '5 working days: 28, 29, 30 September, 8, 9 October'],
    [
      'law.labour.copy',
      30,
      '2026-09-28',
      '2026-10-10',
      '5 working days: 29, 30, 8, 9 and the worked Saturday 10 October',
    ],
    ['law.labour.answer', 30, '2026-09-18', '2026-10-09', '10 working days: 20 (Sunday, worked), 21–24, 28–30, 8, 9'],
    [
      'law.labour.forwardAnswer',
      30,
      '2026-02-12',
      '2026-02-26',
      '5 working days: 13, 14 (worked), 24, 25, 26 February',
    ],
    [
      'law.labour.hearingNotice',
      35,
      '2026-02-26',
      '2026-02-12',
      '5 working days before: 25, 24, the worked Saturday 14, 13, 12 February',
    ],
    ['law.labour.postpone', 35, '2026-05-11', '2026-05-07', '3 working days before: Saturday 9 (worked), 8, 7 May'],
    ['law.labour.award', 43, '2026-08-18', '2026-10-08', '45 days: 2 October'],
    ['law.labour.sue', 50, '2026-04-20', '2026-05-06', '15 days: 5 May, off'],
  ],
  中华人民共和国农村土地承包经营纠纷调解仲裁法: [
    ['law.land.limitation', 18, '2024-02-29', '2026-02-28', '2 years; no 29th; the Saturday is worked'],
    [
      'law.land.accept',
      23,
      '2026-04-29',
      '2026-05-09',
      '5 working days: 30 April, 6, 7, 8 and the worked Saturday 9 May',
    ],
    ['law.land.copy', 24, '2026-09-29', '2026-10-12', '5 working days: 30 September, 8, 9, 10 (worked), 12 October'],
    ['law.land.answer', 25, '2026-09-15', '2026-09-28', '10 days: 25 September, 中秋'],
    ['law.land.forwardAnswer', 25, '2026-06-18', '2026-06-26', '5 working days: 22–26 June, after 端午'],
    [
      'law.land.hearingNotice',
      31,
      '2026-10-12',
      '2026-09-29',
      '5 working days before: Saturday 10 (worked), 9, 8 October, 30, 29 September',
    ],
    ['law.land.award', 47, '2026-08-03', '2026-10-08', '60 days: 2 October'],
    ['law.land.deliver', 45, '2026-09-24', '2026-09-30', '3 working days: 28, 29, 30'],
    ['law.land.sue', 48, '2026-06-05', '2026-07-06', '30 days: Sunday 5 July'],
  ],
  '中华人民共和国仲裁法（2017年修正）': [
    ['law.arbitration.accept', 24, '2026-09-29', '2026-10-08', '5 days: 4 October'],
  ],
  信访工作条例: [
    ['law.petition.register', 22, '2026-09-05', '2026-09-20', '15 days: a Sunday, but worked'],
    ['law.petition.notice', 23, '2026-09-12', '2026-09-28', '15 days: 27 September, 中秋'],
    ['law.petition.objection', 23, '2026-09-17', '2026-09-23', '5 working days: 18, 20 (worked), 21, 22, 23'],
    ['law.petition.close', 34, '2026-08-06', '2026-10-08', '60 days: 5 October'],
    ['law.petition.askReview', 35, '2026-09-05', '2026-10-08', '30 days: 5 October'],
    ['law.petition.review', 35, '2026-09-10', '2026-10-10', '30 days: the worked Saturday'],
    ['law.petition.askRecheck', 36, '2026-09-11', '2026-10-12', '30 days: Sunday 11 October'],
    ['law.petition.recheck', 36, '2026-01-05', '2026-02-04', '30 days'],
  ],
  最高人民法院关于人民法院特邀调解的规定: [
    ['law.court.delegated', 27, '2026-01-16', '2026-02-24', '30 days: 15 February, 春节 to the 23rd'],
    ['law.court.entrustedOrdinary', 27, '2026-01-30', '2026-02-14', '15 days: the worked Saturday before 春节'],
    ['law.court.entrustedSummary', 27, '2026-04-27', '2026-05-06', '7 days: 4 May'],
  ],
  人民法院在线调解规则: [
    ['law.online.assign', 10, '2026-09-30', '2026-10-10', '3 working days: 8, 9 and the worked Saturday 10 October'],
    ['law.online.accept', 12, '2026-01-01', '2026-01-06', '3 working days: Sunday 4 January (worked), 5, 6'],
    ['law.online.askOther', 15, '2026-06-18', '2026-06-24', '3 working days: 22, 23, 24 June, after 端午'],
    ['law.online.period', 24, '2026-08-26', '2026-09-28', '30 days: 25 September, 中秋'],
  ],
  中华人民共和国行政复议法: [
    ['law.reconsideration.apply', 20, '2026-08-02', '2026-10-08', '60 days: 1 October'],
    [
      'law.reconsideration.examine',
      30,
      '2026-06-17',
      '2026-06-25',
      '5 working days (art. 88): 18, 22, 23, 24, 25 June',
    ],
    [
      'law.reconsideration.correct',
      31,
      '2026-04-24',
      '2026-05-12',
      '10 working days (art. 88): 27–30, 6–9 (Saturday worked), 11, 12',
    ],
    ['law.reconsideration.ordinary', 62, '2026-07-25', '2026-09-23', '60 days'],
    ['law.reconsideration.summary', 62, '2026-03-05', '2026-04-07', '30 days: 4 April, 清明 to the 6th'],
  ],
  中华人民共和国行政诉讼法: [
    ['law.adminSuit.sue', 46, '2026-04-01', '2026-10-08', '6 months: 1 October'],
    ['law.adminSuit.afterReconsideration', 45, '2026-05-31', '2026-06-15', '15 days'],
    ['law.adminSuit.inaction', 47, '2026-07-31', '2026-09-30', '2 months; no 31st'],
    ['law.adminSuit.ordinary', 81, '2026-08-31', '2027-03-01', '6 months: 28 February 2027, a Sunday'],
    ['law.adminSuit.summary', 83, '2026-08-17', '2026-10-08', '45 days: 1 October'],
  ],
  深圳经济特区矛盾纠纷多元化解条例: [
    ['law.adminMediation.transfer', 45, '2026-09-23', '2026-09-29', '3 working days: 24, 28, 29'],
    ['law.adminMediation.accept', 46, '2026-09-30', '2026-10-13', '5 working days: 8, 9, 10 (worked), 12, 13'],
    ['law.adminMediation.period', 25, '2026-09-02', '2026-10-08', '30 days: 2 October'],
  ],
  道路交通事故处理程序规定: [
    // Article 112, item 5: days of this text are working days.
    ['law.traffic.apply', 86, '2026-09-21', '2026-10-12', '10 working days: 22–24, 28–30, 8, 9, 10 (worked), 12'],
    ['law.traffic.mediationNotice', 88, '2026-09-29', '2026-09-23', '3 working days before: 28, 24, 23'],
    ['law.traffic.result', 90, '2026-09-18', '2026-10-09', '10 working days: 20 (worked), 21–24, 28–30, 8, 9'],
    ['law.traffic.afterMediation', 85, '2026-09-23', '2026-09-29', '3 working days: 24, 28, 29'],
  ],
  医疗纠纷预防和处理条例: [
    [
      'law.medical.mediation',
      38,
      '2026-09-01',
      '2026-10-19',
      '30 working days: 21 in September, 8, 9, 10, 12–16, 19 October',
    ],
    ['law.medical.adminAccept', 40, '2026-05-08', '2026-05-14', '5 working days: Saturday 9 (worked), 11–14'],
    [
      'law.medical.admin',
      40,
      '2026-01-26',
      '2026-03-13',
      '30 working days: 14 to 13 February, 14 (worked), 24–28, 2–6, 9–13 March',
    ],
  ],
  中华人民共和国消费者权益保护法: [
    ['law.consumer', 46, '2026-09-25', '2026-10-12', '7 working days: 28, 29, 30, 8, 9, 10 (worked), 12'],
  ],
  中华人民共和国法律援助法: [
    ['law.legalAid.decide', 43, '2026-09-19', '2026-09-28', '7 days: 26 September, 中秋'],
    ['law.legalAid.assign', 43, '2026-04-30', '2026-05-06', '3 days: 3 May'],
    ['law.legalAid.objection', 49, '2026-12-15', '2026-12-21', '5 days: Sunday 20 December'],
  ],
  中华人民共和国反家庭暴力法: [
    [
      'law.protectionOrder',
      28,
      '2026-09-30T15:00',
      '2026-10-03T15:00:00+08:00',
      '72 hours, day and night, feast or not',
    ],
    ['law.protectionOrder.urgent', 28, '2026-10-01T09:30', '2026-10-02T09:30:00+08:00', '24 hours'],
    ['law.protectionOrder.validity', 30, '2026-03-16', '2026-09-16', '6 months'],
  ],
  中华人民共和国政府信息公开条例: [
    ['law.information', 33, '2026-09-03', '2026-10-08', '20 working days: 4, 7–11, 14–18, 20, 21–24, 28–30, 8 October'],
  ],
  中华人民共和国民法典: [['law.civilLimitation', 188, '2023-10-03', '2026-10-08', '3 years: 3 October']],
  "the county's own steps and promises": [
    ['step.accept', null, '2026-09-30', '2026-10-08', '1 working day, over 国庆'],
    ['step.correct', null, '2026-09-23', '2026-10-08', '5 working days: 24, 28, 29, 30, 8'],
    ['step.review', null, '2026-09-18', '2026-09-24', '5 working days: 20 (worked), 21–24'],
    ['step.assign', null, '2026-10-09', '2026-10-10', '1 working day: the worked Saturday'],
    ['step.assign.emergency', null, '2026-10-01T23:30', '2026-10-02T01:30:00+08:00', '2 hours, at night too'],
    [
      'step.sign',
      null,
      '2026-09-30T16:00',
      '2026-10-08T11:00:00+08:00',
      '4 office hours: 1.5 left, 2.5 from 08:30 on 8 October',
    ],
    ['step.sign.emergency', null, '2026-10-10T11:45', '2026-10-10T12:45:00+08:00', '1 hour, over noon'],
    ['step.object', null, '2026-09-19', '2026-09-20', '1 working day: the worked Sunday'],
    ['step.check', null, '2026-09-24', '2026-09-29', '2 working days: 28, 29'],
    ['step.followUp', null, '2026-09-25', '2026-10-08', '7 days: 2 October'],
    ['promise.simple', null, '2026-09-29', '2026-10-09', '3 working days: 30, 8, 9'],
    ['promise.general', null, '2026-09-23', '2026-10-10', '7 working days: 24, 28, 29, 30, 8, 9, 10 (worked)'],
    ['promise.complex', null, '2026-09-14', '2026-10-16', '20 working days: 15–18, 20, 21–24, 28–30, 8–10, 12–16'],
  ],
};
const cases = Object.values(byLaw).flat();

/** Rule · the end from the table above · what its own extension makes of it. */
const prolonged: readonly (readonly [rule: string, due: string, how: string])[] = [
  ['law.confirmation.decide', '2026-10-19', '10 days from 8 October: Sunday the 18th'],
  ['law.labour.award', '2026-10-23', '15 days from 8 October'],
  ['law.land.award', '2026-11-09', '30 days from 8 October: Saturday 7 November'],
  ['law.petition.close', '2026-11-09', '30 days from 8 October: Saturday 7 November'],
  ['law.court.ordinary', '2027-03-30', '6 months from 30 September'],
  ['law.court.summary', '2026-11-09', '1 month from 8 October: Sunday 8 November'],
  ['law.court.small', '2026-10-30', '1 month from 30 September'],
  ['law.reconsideration.ordinary', '2026-10-23', '30 days from 23 September'],
  ['law.adminMediation.accept', '2026-10-20', '5 working days from 13 October'],
  [
    'law.information',
    '2026-11-04',
    '20 working days from 8 October: 9, 10 (worked), 12–16, 19–23, 26–30, 2–4 November',
  ],
  ['step.correct', '2026-10-14', '5 working days from 8 October: 9, 10 (worked), 12, 13, 14'],
];

function fromOf(text: string): Date {
  const [date, time] = text.split('T') as [string, string?];
  return instantAt(date, time ?? '10:00');
}

describe.each(Object.entries(byLaw))('%s', (law, rows) => {
  it.each(rows)('%s (art. %s): from %s to %s, %s', (id, article, from, due) => {
    const rule = clockRule(profile, id) ?? expect.fail(`no rule ${id}`);
    if (article !== null) {
      expect(rule.kind === 'legal' && rule.law.name).toBe(law);
      expect(rule.kind === 'legal' && articleNumber(rule.law.article)).toBe(article);
    } else expect(rule.kind).not.toBe('legal');
    const reckoned = dueOf(rule, { startedAt: fromOf(from), changes: [] }, calendar);
    expect(due.includes('T') ? toChinaIso(reckoned.dueAt) : reckoned.dueDate).toBe(due);
    expect(reckoned.certain).toBe(due < '2027');
  });
});

describe('extensions that the rules themselves provide', () => {
  it.each(prolonged)('%s: to %s, %s', (id, due) => {
    const rule = clockRule(profile, id) ?? expect.fail(`no rule ${id}`);
    const { amount, unit } = rule.extension ?? expect.fail(`no extension in ${id}`);
    const [, , from] = cases.find(([one]) => one === id) ?? expect.fail(`no case of ${id}`);
    const changes = [{ kind: 'extended' as const, amount: amount ?? 0, unit: unit ?? rule.unit }];
    expect(dueOf(rule, { startedAt: fromOf(from), changes }, calendar).dueDate).toBe(due);
  });
});

describe('the table of periods', () => {
  const rules = [...profile.clocks, ...profile.lawClocks];

  it('has at least one case worked out by hand for every rule of the clock files, and none of a rule that is not there', () => {
    const ids = rules.map((rule) => rule.id);
    expect(ids.filter((id) => !cases.some(([one]) => one === id))).toEqual([]);
    expect(cases.map(([id]) => id).filter((id) => !ids.some((one) => one === id))).toEqual([]);
  });

  it('has one for every extension of a measure that the text sets', () => {
    const measured = rules.filter((rule) => rule.extension?.amount !== undefined).map((rule) => rule.id);
    expect(measured.filter((id) => !prolonged.some(([one]) => one === id))).toEqual([]);
  });
});
