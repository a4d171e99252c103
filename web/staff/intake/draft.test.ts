import { describe, expect, it } from 'vitest';
import { proposeTriage, registerMatter } from '../../../server/modules/intake/contract.ts';
import { faultsOf, newDraft, newPerson, registerBody, triageFacts, type Draft } from './draft.ts';

const file = '01900000-0000-7000-8000-000000000009';
const whole: Draft = {
  ...newDraft('a'),
  category: '02',
  description: '楼上漏水三个月未修',
  claims: '修好并赔偿',
  areaCode: '990101003012',
  placeDetail: '3 栋 2 单元',
  occurredOn: '2026-08-20',
  peopleInvolved: '3',
  amount: '1,200.50',
  dangerSigns: ['violence'],
  askedForCounty: true,
  safeContact: '晚上八点后打电话',
  noticeTold: true,
  consents: { 'sensitive-data': true },
  files: [{ fileId: file, name: '照片.jpg' }],
  doneAt: '2026-11-20T09:30',
  lateReason: '村里停电',
  applicants: [
    {
      ...newPerson('a'),
      name: '张三',
      phone: '138 0000 0000',
      idNumber: '11010519491231002x',
      contactWay: 'village',
      contact: '村委会王主任',
      age: '62',
    },
    { ...newPerson('b', 'agent'), name: '李律师', powers: '一般代理', powersUntil: '2027-01-01' },
  ],
  respondents: [{ ...newPerson('c', 'organisation'), organisation: '新河物业公司', creditCode: '91350100m000100y43' }],
};

describe('filing at the window', () => {
  it('a full screen is a body that the contract takes, numbers made whole', () => {
    expect(faultsOf(whole, false)).toStrictEqual({});
    const parsed = registerMatter.body.safeParse(registerBody(whole, '2026-11-01'));
    expect(parsed.error).toBeUndefined();
    expect(parsed.data).toMatchObject({
      amountFen: 120_050,
      peopleInvolved: 3,
      doneAt: '2026-11-20T09:30:00+08:00',
      applicants: [{ idNumber: '11010519491231002X' }, { role: 'agent', forIndex: 0 }],
      respondents: [{ role: 'organisation', creditCode: '91350100M000100Y43' }],
    });
  });

  it.each([
    ['hotline', {}],
    ['court', { courtMediation: 'before_filing' }],
    ['police', {}],
    ['petitions', {}],
    ['transfer', {}],
  ] as const)('what comes by %s carries the body with its number and dates', (channel, more) => {
    const sent: Draft = {
      ...whole,
      channel,
      sourceBody: '安和县信访局',
      sourceReference: 'XF2026030001',
      sourceReceivedOn: '2026-02-28',
      sourceAnswerBy: '2026-04-28',
      sourceAsksBack: '办理结果',
      ...more,
    };
    expect(faultsOf(sent, false)).toStrictEqual({});
    const parsed = registerMatter.body.safeParse(registerBody(sent, '2026-11-01'));
    expect(parsed.error).toBeUndefined();
    expect(parsed.data).toMatchObject({ channel, source: { bodyName: '安和县信访局', reference: 'XF2026030001' } });
    const wanting = faultsOf(
      {
        ...whole,
        channel,
        sourceReference: '19900000001',
        sourceReceivedOn: '2026-03-02',
        sourceAnswerBy: '2026-03-01',
      },
      false,
    );
    expect(wanting).toStrictEqual({
      sourceBody: 'missing',
      ...(channel === 'court' ? { courtMediation: 'missing' } : {}),
      sourceReference: 'personalNumber',
      sourceAnswerBy: 'answerEarly',
    });
  });

  it('what a body is asked about is not sent for somebody who comes himself', () => {
    const own = registerBody({ ...whole, sourceBody: '安和县信访局' }, '2026-11-01');
    expect(own).not.toHaveProperty('source');
  });

  it('the least that must be said is enough', () => {
    const least: Draft = {
      ...newDraft('a'),
      category: '02',
      description: '漏水',
      areaCode: '990101003012',
      noticeTold: true,
      applicants: [{ ...newPerson('a'), name: '张三' }],
    };
    expect(faultsOf(least, false)).toStrictEqual({});
    expect(registerMatter.body.safeParse(registerBody(least, '2026-11-01')).error).toBeUndefined();
  });

  it('names every place that is missing or wrong', () => {
    const wrong: Draft = {
      ...newDraft('a'),
      amount: '一百',
      peopleInvolved: '0',
      doneAt: '2026-02-30T10:00',
      applicants: [{ ...newPerson('a', 'agent'), name: '李律师', phone: '12', idNumber: '110105194912310021' }],
      respondents: [{ ...newPerson('b', 'organisation'), creditCode: '123' }],
    };
    expect(faultsOf(wrong, true)).toStrictEqual({
      category: 'missing',
      description: 'missing',
      areaCode: 'missing',
      noticeTold: 'notice',
      subjectOrganisationIds: 'subject',
      amount: 'amount',
      peopleInvolved: 'people',
      doneAt: 'moment',
      applicants: 'nobody',
      'applicants.0.idNumber': 'identity',
      'applicants.0.phone': 'phone',
      'applicants.0.forId': 'represented',
      'applicants.0.powers': 'powers',
      'respondents.0.organisation': 'missing',
      'respondents.0.creditCode': 'creditCode',
    });
  });

  it('who did not come in person is told by whoever hands the matter over: nobody at the window is asked to say that it was read out', () => {
    const untold: Draft = { ...whole, noticeTold: false };
    expect(faultsOf(untold, false)['noticeTold']).toBe('notice');
    expect(faultsOf({ ...untold, channel: 'hotline' }, false)['noticeTold']).toBe('noticeByBody');
  });

  it('triage is told about the matter and never about a person', () => {
    const facts = triageFacts(whole);
    expect(facts).toStrictEqual({
      category: '02',
      areaCode: '990101003012',
      peopleInvolved: 3,
      amountFen: 120_050,
      dangerSigns: ['violence'],
      askedForCounty: true,
      respondentKinds: ['organisation'],
    });
    expect(proposeTriage.body.safeParse(facts).error).toBeUndefined();
    expect(proposeTriage.body.safeParse(triageFacts(newDraft('a'))).error).toBeUndefined();
  });
});
