import { describe, expect, it } from 'vitest';
import {
  closingReportData,
  dossierCatalogueData,
  dossierCoverData,
  evidenceListData,
  followUpRecordData,
  investigationRecordData,
  mediationNoticeData,
  terminationNoticeData,
} from './course-papers.ts';
import { disputePapers } from './documents/papers.ts';
import {
  acceptanceData,
  agreementData,
  applicationData,
  asSeenBy,
  attorneyData,
  oralData,
  type PaperPartyFacts,
  type PaperRecord,
  paperParty,
  rightsData,
  sessionData,
  spoken,
} from './paper-data.ts';

const facts = {
  forPartyId: null,
  organisation: null,
  replaced: false,
  creditCode: null,
  phone: null,
  idNumber: null,
  address: null,
  details: {},
  powers: null,
  powersUntil: null,
};
const wang: PaperPartyFacts = {
  ...facts,
  id: 'w',
  side: 'applicant',
  role: 'self',
  name: '王建国',
  phone: '19900000001',
  idNumber: '990101199001010012',
  address: '新河村1号',
  details: { gender: '男', age: '36', ethnicity: '汉族', occupation: '务农' },
};
const firm: PaperPartyFacts = {
  ...facts,
  id: 'f',
  side: 'respondent',
  role: 'organisation',
  name: '李某',
  organisation: '河西建材有限公司',
  creditCode: '91990101MA00000000',
  phone: '19900000002',
};
const lawyer: PaperPartyFacts = {
  ...facts,
  id: 'l',
  side: 'respondent',
  role: 'agent',
  forPartyId: 'f',
  name: '赵明',
  powers: '特别授权:代为承认、放弃请求,进行和解',
  powersUntil: '2026-06-30',
};
const wrong: PaperPartyFacts = {
  ...facts,
  id: 'x',
  side: 'respondent',
  role: 'self',
  name: '登记错的人',
  replaced: true,
};

const record: PaperRecord = {
  committee: '新河村人民调解委员会',
  dossierNumber: '（2026）新河人调字第3号',
  category: '邻里纠纷',
  description: '水管漏水。',
  claims: '1. 修复水管\n2、赔偿1200元',
  registeredAt: new Date('2026-03-01T16:30:00Z'),
  matterNumber: '990101-20260302-00017-4',
  parties: [wang, firm, lawyer, wrong],
  source: 'application',
  entrustedBy: null,
  acceptedOn: '2026-03-02',
  registeredBy: '何守信',
  remarks: '双方到场。',
  mediators: ['何守信'],
  recorder: '罗秀英',
  agreement: {
    facts: '水管老化。',
    points: '修复与补偿。',
    responsibilities: '公司承担。',
    otherTerms: '今后先打招呼',
    copies: 3,
    draftedAt: new Date('2026-03-03T02:00:00Z'),
    obligations: [
      {
        debtorId: 'f',
        creditorId: 'w',
        what: '支付补偿',
        amountFen: 120_000,
        dueOn: '2026-03-31',
        way: '转账',
        place: null,
      },
    ],
  },
  course: {
    today: '2026-04-02',
    contact: '何守信',
    contactPhone: '0990-5550031',
    planned: { at: new Date('2026-03-03T01:00:00Z'), place: '调解室' },
    held: [{ startedAt: new Date('2026-03-03T01:00:00Z'), result: 'agreed' }],
    ended: { on: '2026-03-04', reason: 'period_over', words: '内部说明' },
    roads: ['向人民法院起诉'],
    files: [{ name: '漏水照片.jpg', kind: 'photo', from: '王建国', on: '2026-03-02' }],
    visit: {
      at: new Date('2026-04-01T01:00:00Z'),
      way: 'phone',
      performed: 'yes',
      lawsuit: false,
      wrongMediation: false,
      escalation: false,
      words: { performance: '补偿已付清。', satisfaction: '满意。' },
      by: '何守信',
    },
    closedOn: '2026-04-02',
    retention: '30年',
  },
};
const session = {
  startedAt: new Date('2026-03-03T01:00:00Z'),
  endedAt: null,
  place: '调解室',
  present: ['w', 'l'],
  mediators: ['何守信'],
  recorder: '罗秀英',
  others: [{ name: '周大妈', relation: 'neighbour' }],
  statements: '王建国：漏水三个月。\n双方看过现场。',
  course: null,
  result: 'agreed',
  resultText: null,
} as const;

describe('papers are filled from the record, nothing retyped', () => {
  it('name the parties as they are, their representatives beside them, and leave out who was registered wrongly', () => {
    expect(paperParty(wang, record.parties)).toEqual({
      name: '王建国',
      sex: 'male',
      ethnicity: '汉族',
      age: 36,
      occupation: '务农',
      phone: '19900000001',
      address: '新河村1号',
      idNumber: '990101199001010012',
    });
    expect(paperParty(firm, record.parties)).toMatchObject({
      kind: 'organisation',
      name: '河西建材有限公司',
      head: '李某',
      creditCode: '91990101MA00000000',
      representative: '赵明（委托代理人）',
    });
    expect(applicationData(record)).toMatchObject({ claims: ['修复水管', '赔偿1200元'], appliedOn: '2026-03-02' });
    expect(applicationData(record).respondents).toHaveLength(1);
  });

  it('carry number, sides, terms with their sums and days, and what else was agreed', () => {
    expect(acceptanceData(record)).toMatchObject({
      number: '（2026）新河人调字第3号',
      oneSide: '王建国',
      otherSide: '河西建材有限公司',
      acceptedOn: '2026-03-02',
      source: 'application',
      remarks: '事项编号：990101-20260302-00017-4。双方到场。',
    });
    expect(agreementData(record)).toMatchObject({
      terms: [
        { who: '河西建材有限公司', toWhom: '王建国', what: '支付补偿', amount: 120_000, by: '2026-03-31', how: '转账' },
        { what: '今后先打招呼' },
      ],
      copies: 3,
      mediators: ['何守信'],
      agreedOn: '2026-03-03',
    });
    expect(oralData(record)).toMatchObject({ category: '邻里纠纷', mediator: '何守信' });
    expect(agreementData({ ...record, agreement: null })).toBeUndefined();
  });

  it('give an agent only the special powers that the written powers name', () => {
    expect(attorneyData(record, 'l')).toMatchObject({
      powers: 'special',
      special: ['admit', 'waive', 'settle'],
      until: '2026-06-30',
      agent: { name: '赵明' },
    });
    expect(attorneyData({ ...record, parties: [firm, { ...lawyer, powers: '代为参加调解' }] }, 'l')).toMatchObject({
      powers: 'general',
    });
    expect(attorneyData(record, 'w')).toBeUndefined();
  });

  it('tell who spoke, who was there for whom, and who was invited', () => {
    expect(spoken('王建国：漏水。\n双方看过现场。')).toEqual([
      { speaker: '王建国', text: '漏水。' },
      { speaker: '', text: '双方看过现场。' },
    ]);
    expect(sessionData(record, session)).toMatchObject({
      parties: ['王建国', '赵明（河西建材有限公司的委托代理人）'],
      invited: ['周大妈（邻居）'],
      result: 'agreed',
    });
  });

  it('fit the forms, each of them, without a field that the form does not know', () => {
    const made = {
      application: applicationData(record),
      'acceptance-register': acceptanceData(record),
      'rights-notice': rightsData(record),
      'power-of-attorney': attorneyData(record, 'l'),
      'mediation-record': sessionData(record, session),
      agreement: agreementData(record),
      'oral-agreement': oralData(record),
      'mediation-notice': mediationNoticeData(record),
      'termination-notice': terminationNoticeData(record),
      'investigation-record': investigationRecordData(record),
      'evidence-list': evidenceListData(record),
      'follow-up-record': followUpRecordData(record),
      'closing-report': closingReportData(record),
      'dossier-cover': dossierCoverData(record),
      'dossier-catalogue': dossierCatalogueData(record),
    };
    for (const [kind, data] of Object.entries(made))
      expect(disputePapers[kind as keyof typeof made].input.safeParse(data), kind).toMatchObject({ success: true });
  });

  it('tell why a mediation ended in the law’s words only, and never what was written for the office', () => {
    const ended = (reason: string) =>
      terminationNoticeData({
        ...record,
        course: { ...record.course, ended: { on: '2026-03-04', reason, words: '内部说明' } },
      });
    expect(ended('period_over')).toMatchObject({ reason: 'failed', parties: ['王建国', '河西建材有限公司'] });
    expect(ended('no_consent')).toMatchObject({ reason: 'withdrawn' });
    expect(JSON.stringify(ended('sham'))).not.toContain('内部说明');
    expect(ended('other')).toMatchObject({ reason: 'other', reasonText: '内部说明' });
    expect(terminationNoticeData({ ...record, course: { ...record.course, ended: null } })).toBeUndefined();
  });

  it('name the dossier by both sides and list in the order of binding what it holds', () => {
    expect(dossierCoverData(record)).toMatchObject({
      name: '王建国与河西建材有限公司邻里纠纷',
      from: '2026-03-02',
      until: '2026-03-04',
      retention: '30年',
    });
    expect(dossierCatalogueData(record)?.items?.map((item) => item.name)).toEqual([
      '人民调解申请书',
      '当事人权利义务告知书',
      '当事人身份证明',
      '授权委托书',
      '人民调解证据材料',
      '人民调解记录',
      '人民调解协议书',
      '人民调解回访记录',
    ]);
    expect(dossierCoverData({ ...record, dossierNumber: null })).toBeUndefined();
    expect(closingReportData(record)).toMatchObject({
      source: 'application',
      closedOn: '2026-04-02',
      course: '2026年3月3日共调解1次。双方于2026年3月3日自愿达成调解协议。',
    });
  });

  it('keep other people’s telephone, number and address off what a party takes from the own page', () => {
    const seen = asSeenBy('w', record.parties);
    expect(seen.find((p) => p.id === 'w')?.phone).toBe('19900000001');
    expect(seen.find((p) => p.id === 'f')?.phone).toBeNull();
    expect(asSeenBy('l', record.parties).find((p) => p.id === 'f')?.phone).toBe('19900000002');
  });
});
