// One sound input for every operation with one: what its schema takes. Whether the act is possible just then is not its business.
import { forgetStamps } from '../../server/platform/stamps.ts';
import type { TestHouse } from './house.ts';
import { ordinary } from './story.ts';

/** What an operation is sent. `params` fill the places of its path. */
export interface Sample {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Bytes instead of JSON, with their media type. */
  readonly bytes?: { readonly type: string; readonly data: Buffer };
}

/** The matter, parties and things that the samples speak of. */
export interface Scene {
  readonly number: string;
  readonly applicant: string;
  readonly respondent: string;
  readonly fileId: string;
  readonly noticeVersion: string;
  readonly consentVersion: string;
}

const nothing = '0199a000-0000-7000-8000-000000000000';
const identityNumber = '990101199001010019';
const reason = '经核对原记录有误';
const sham = {
  harmsOthers: false,
  aimedElsewhere: false,
  noRealDispute: false,
  oneInterest: false,
  noEvidence: false,
  unclearAboutFacts: false,
};
const declared = { noStatusDecided: true, noCrimeSilenced: true };

/** Every operation with an input, by its id. Operations without one are not named. */
export function sampleInputs(scene: Scene): Readonly<Record<string, Sample>> {
  return {
    ...residentSamples(scene),
    ...matterSamples(scene),
    ...mediationSamples(scene),
    ...peopleSamples(),
    ...placeSamples(),
    ...fileSamples(),
    ...windowSamples(scene),
  };
}

function residentSamples(scene: Scene): Record<string, Sample> {
  return {
    submitMatter: {
      body: {
        ...ordinary,
        applicants: [
          {
            role: 'self',
            name: '周小满',
            phone: '19900000001',
            contact: '女儿代接',
            contactWay: 'phone',
            idNumber: identityNumber,
          },
        ],
        respondents: [{ name: '吴大江', phone: '19900000002', organisation: '新河物业' }],
        peopleInvolved: 2,
        claims: '修好水管',
        placeDetail: '3号楼2单元',
        dangerSigns: [],
        askedForCounty: false,
        safeContact: '上午十点后',
        fileIds: [],
        consents: [],
        noticeVersion: scene.noticeVersion,
        language: 'zh',
      },
    },
    trackMatter: { body: { number: scene.number, lookupCode: 'AAAAA-AAAAA' } },
    getOwnFile: { params: { fileId: scene.fileId } },
    setOwnPreferences: { body: { language: 'en', largeType: true } },
    rateMatter: { body: { acceptance: 5, process: 5, result: 5, words: '办得很快' } },
    supplyOwnMaterial: { body: { items: [{ position: 1, fileIds: [] }] } },
    askOwnReopening: { body: { reason: '水管又漏了' } },
    askOwnRefusalReview: { body: { reasons: '请再看一看' } },
    addOwnMaterial: { body: { fileIds: [], words: '补充一张收据的说明' } },
    withdrawOwnMatter: { body: { reason: '已经自行解决' } },
    withdrawConsent: { body: { consentId: nothing } },
    askCorrection: { body: { what: '电话写错了一位' } },
    askErasure: { body: { reason: '不想再留在系统里' } },
    answerAsRespondent: { body: { text: '水管是旧的,我愿意修', fileIds: [] } },
    reportOwnPerformance: {
      body: { obligationId: nothing, done: 'partly', amountFen: 50_000, words: '先付五百', fileIds: [] },
    },
    confirmOwnPerformance: { body: { obligationId: nothing, confirmed: false, words: '没有收到' } },
    answerConsent: { body: { agrees: true, textVersion: scene.consentVersion } },
    withdrawOwnMediation: { body: { words: '不想再谈' } },
    getOwnPaper: { params: { kind: 'application' }, query: { format: 'docx' } },
    getBlankPaper: { params: { kind: 'application' }, query: { format: 'docx' } },
    previewPaper: { params: { kind: 'receipt' }, query: { format: 'docx', words: 'file' } },
    getNotice: { query: { language: 'zh' } },
    explainDeadline: { query: { from: '2026-03-02', amount: '2', unit: 'workingDays' } },
    listCalendar: { query: { year: '2026' } },
    listAreas: { query: { parent: '990101' } },
  };
}

function matterSamples(scene: Scene): Record<string, Sample> {
  const { number, applicant } = scene;
  const of = (body: object): Sample => ({ params: { number }, body });
  const party = { number, partyId: applicant };
  return {
    registerMatter: {
      body: {
        ...ordinary,
        applicants: [
          {
            role: 'self',
            name: '周小满',
            phone: '19900000001',
            idNumber: identityNumber,
            address: '新河村3组',
            details: { gender: '女', ethnicity: '汉', age: '46', occupation: '务农' },
            contactWay: 'phone',
            contact: '女儿代接',
          },
          { role: 'agent', forIndex: 0, name: '周明', powers: '一般代理', powersUntil: '2026-12-31' },
        ],
        respondents: [{ role: 'organisation', organisation: '新河物业有限公司', creditCode: '91990101MA0000001Y' }],
        amountFen: 120_000,
        claims: '修好水管',
        placeDetail: '3号楼2单元',
        peopleInvolved: 2,
        dangerSigns: [],
        askedForCounty: false,
        safeContact: '上午十点后',
        fileIds: [],
        consents: [],
        subjectOrganisationIds: [],
        subjectOfficerIds: [],
        channel: 'court',
        source: {
          bodyName: '安和县人民法院',
          reference: '(2026)安0101诉前调88号',
          receivedOn: '2026-02-27',
          asksBack: '调解结果和材料',
          answerBy: '2026-03-31',
          courtMediation: 'before_filing',
        },
        noticeVersion: scene.noticeVersion,
      },
    },
    makeApiKey: { body: { name: '12345 平台', postId: 9999, endsOn: '2026-12-31' } },
    endApiKey: { params: { id: nothing }, body: { reason } },
    importMatters: { params: { id: nothing }, body: { leaveOutBad: true, noticeVersion: scene.noticeVersion } },
    exportBadImportRows: { params: { id: nothing } },
    getMatterImport: { params: { id: nothing }, query: { after: '0', limit: '5' } },
    proposeTriage: {
      body: { category: '02', peopleInvolved: 2, amountFen: 100, dangerSigns: [], areaCode: ordinary.areaCode },
    },
    getTriage: { params: { number } },
    getAdmission: { params: { number } },
    adoptRuling: { params: { id: nothing }, body: {} },
    endRuling: { params: { id: nothing }, body: {} },
    listHandOffs: { params: { number } },
    getSource: { params: { number } },
    addOutsideNumber: of({ system: '省级综治中心平台', number: 'ZZ-2026-00017' }),
    removeOutsideNumber: of({ id: nothing, reason }),
    listCopyPanels: { params: { number } },
    exportCopyPanel: { params: { panel: 'provincial-platform' }, query: { numbers: '990101-20260302-99999-9' } },
    listSupervision: { params: { number } },
    listMatterMessages: { params: { number } },
    resendMessage: { params: { number, id: nothing } },
    listLate: { query: { body: '20', area: '990101101', limit: '5' } },
    exportLate: { query: { body: '20', area: '990101101' } },
    listDuplicates: { params: { number } },
    findDuplicates: {
      body: {
        areaCode: '990101101201',
        category: '02',
        description: '楼上漏水三个月',
        names: ['周小满'],
        phones: ['19900000001'],
      },
    },
    listMatters: { query: { limit: '5' } },
    countMatters: { query: { area: '990101' } },
    listBackdated: { query: { limit: '5' } },
    listMovedClocks: { query: { version: '1' } },
    exportMovedClocks: { query: { version: '1' } },
    exportMatters: { query: { stage: 'handling', order: 'due' } },
    countWorklist: { query: { days: '5' } },
    saveFilter: { body: { name: '待分流', query: { stage: 'accepted', order: 'due' }, first: true } },
    removeFilter: { params: { id: nothing }, body: {} },
    previewAssignments: { body: { numbers: [number] } },
    findMattersOfPerson: { body: { name: '周小满', phone: '19900000001', reason: '核对是否重复来访' } },
    getMatter: { params: { number } },
    getMatterFile: { params: { number, fileId: scene.fileId } },
    revealField: { params: party, body: { field: 'phone', reason: '电话通知调解时间' } },
    showHeldInformation: { params: party, body: { checkedBy: 'identity_card' } },
    acceptMatter: of({
      category: '02',
      complexity: 'general',
      urgency: 'normal',
      subjectOrganisationIds: [],
      subjectOfficerIds: [],
    }),
    assignMatter: of({ organisationId: 20, reason: '由该单位办理更合适' }),
    signForMatter: of({}),
    handOverMatter: of({ postId: 107, reason: '请同事接着办理' }),
    requestPause: of({
      clockId: nothing,
      reason: 'appraisal',
      until: '2026-04-30',
      fileIds: [scene.fileId],
      words: '已委托鉴定',
    }),
    requestExtension: of({ clockId: nothing, amount: 2, fileIds: [], words: '案情复杂' }),
    approveClockRequest: of({ requestId: nothing, remark: '理由充分' }),
    refuseClockRequest: of({ requestId: nothing, reason: '理由不充分' }),
    resumeClock: of({ clockId: nothing, words: '鉴定报告已收到' }),
    recordTimeBar: of({
      ruleId: 'law.labour.limitation',
      from: '2026-01-05',
      interrupted: false,
      words: '以离职证明为准',
    }),
    recordProgress: of({ text: '已到现场查看', outward: true, fileIds: [] }),
    answerMatter: of({ result: 'settled', reply: '双方已经自行和解。', fileIds: [] }),
    passCheck: of({ remark: '材料齐全' }),
    askForMaterial: of({ items: [{ name: '身份证复印件', note: '正反面' }], ifLate: 'decide_as_is' }),
    supplyMaterial: of({ positions: [1], fileIds: [] }),
    proposeRefusal: of({
      reasonId: 'notCompetent',
      explanation: '这件事由人民法院执行',
      doorName: '安和县人民法院',
      doorAddress: '人民路18号',
      doorTelephone: '0199-6605000',
    }),
    reviewRefusal: of({ agreed: true, reason: '理由成立' }),
    askRefusalReview: of({ partyId: applicant, reasons: '请再看一看' }),
    decideRefusalReview: of({ stands: true, reply: '维持原来的决定' }),
    linkMatter: of({ mainNumber: '990101-20260302-99999-9', reason }),
    unlinkMatter: of({ reason }),
    objectToAssignment: of({ legalBasis: '《物业管理条例》第五条', reason, suggestedOrganisationId: 21 }),
    ruleOnObjection: of({ upheld: true, reason }),
    designateBody: of({ organisationId: 21, legalBasis: '《信访工作条例》第二十四条', reason }),
    askCoHandler: of({ organisationId: 27, task: '鉴定漏水原因', dueDate: '2026-03-20' }),
    recordOpinion: of({ opinion: '系防水层老化', fileIds: [] }),
    releaseCoHandler: of({ organisationId: 27, reason }),
    transferOutside: of({
      bodyName: '临江市人民法院',
      bodyAddress: '滨河路1号',
      bodyTelephone: '0199-7700001',
      legalBasis: '《民事诉讼法》第二十二条',
      reason: '由当地法院管辖',
      materials: [{ name: '登记表' }],
      timeLimitNote: '诉讼时效三年',
    }),
    recordTransferReceipt: of({ received: true, theirNumber: '12号', reason, reply: '已经移送' }),
    urgeBody: of({ clockId: nothing }),
    noticeBody: of({ clockId: nothing, problems: '逾期未办结', demands: '抓紧办理' }),
    proposeSupervision: of({ level: 'talk', clockId: nothing, deciderOrganisationId: 29, reason }),
    recordSupervisionDecision: of({
      supervisionId: nothing,
      organisationId: 29,
      adopted: true,
      documentNumber: '安信联〔2026〕1号',
      decidedOn: '2026-03-02',
      words: '同意约谈',
    }),
    replyToSupervision: of({
      supervisionId: nothing,
      done: '已经上门查看',
      whyNot: '等待鉴定',
      measures: '每周督促一次',
    }),
    returnForRework: of({ reason: '缺少现场照片' }),
    recordFollowUp: of({
      partyId: applicant,
      way: 'phone',
      reached: 'reached',
      performed: 'yes',
      solved: true,
      satisfaction: 5,
      words: '满意',
    }),
    closeMatter: of({ remark: '归档' }),
    getClosing: { params: { number } },
    askReopening: of({ partyId: applicant, reason: '水管又漏了' }),
    declineReopening: of({ reply: '没有新的情况' }),
    reopenMatter: of({ reason: '漏水确有反复' }),
    withdrawMatter: of({ partyId: applicant, reason: '当事人已经自行解决' }),
    restrictMatter: of({ dangerSigns: ['violence'] }),
    liftRestriction: of({ reason: '经核实危险已经消除' }),
    correctMatter: of({
      description: '楼上漏水四个月未修',
      claims: '修好水管',
      placeDetail: '3号楼',
      peopleInvolved: 2,
      amountFen: 100,
      areaCode: ordinary.areaCode,
      reason,
      requestId: nothing,
    }),
    addParty: of({
      side: 'respondent',
      role: 'agent',
      forPartyId: scene.respondent,
      name: '吴小江',
      organisation: '河西法律服务所',
      creditCode: '91990101MA0000001Y',
      phone: '19900000004',
      idNumber: identityNumber,
      address: '新河村5组',
      details: { gender: '男', ethnicity: '汉', age: '30', occupation: '法律工作者' },
      contactWay: 'phone',
      contact: '晚上七点后',
      powers: '一般代理',
      powersUntil: '2026-12-31',
      safeContact: '打单位电话',
      subjectOrganisationIds: [],
      subjectOfficerIds: [],
      noticeVersion: scene.noticeVersion,
    }),
    correctParty: of({
      partyId: nothing,
      anotherPerson: false,
      name: '周小曼',
      phone: '19900000003',
      idNumber: identityNumber,
      address: '新河村4组',
      organisation: '新河物业',
      creditCode: '91990101MA0000001Y',
      reason,
      requestId: nothing,
    }),
    reissueCode: of({ partyId: applicant, checkedBy: 'identity_card' }),
    addMaterial: of({ fileIds: [nothing], kind: 'photo', note: '现场照片' }),
    withdrawConsentAtWindow: of({ consentId: nothing }),
    answerErasure: of({ partyId: nothing, answer: 'refused', reason: '依法应当保存', law: '档案法' }),
    refuseCorrection: of({ requestId: nothing, reason: '经核对登记无误' }),
    listMyNotices: { query: { limit: '5' } },
    listPracticeMessages: { query: { limit: '5' } },
    markNoticeRead: { params: { id: nothing } },
    retryMessage: { params: { id: nothing } },
    retryJob: { params: { id: 999_999 } },
    movePracticeClock: { body: { how: 'hour' } },
    reportOpenings: { query: { username: 'user1', days: '30', cause: 'deviceLost' } },
    exportOpenings: { query: { username: 'user1', days: '30', cause: 'unknown' } },
    importHolidayNotice: {
      body: {
        year: 2027,
        source: '国办发明电〔2026〕7号',
        days: [{ date: '2027-01-01', kind: 'holiday', name: '元旦' }],
        table: '没有日期的一行',
      },
    },
  };
}

function mediationSamples(scene: Scene): Record<string, Sample> {
  const { number, applicant, respondent } = scene;
  const of = (body: object): Sample => ({ params: { number }, body });
  const terms = {
    facts: '楼上水管老化渗漏',
    pointsInDispute: '由谁修复',
    obligations: [
      {
        debtorId: respondent,
        creditorId: applicant,
        what: '更换水管',
        amountFen: 100,
        dueOn: '2026-03-20',
        way: '转账',
        place: '村委会',
      },
    ],
    declared,
    sham,
  };
  return {
    getMediation: { params: { number } },
    listObligations: { query: { limit: '5' } },
    startMediation: of({
      source: 'application',
      entrustedBy: '河西镇政府',
      danger: { victimAsksFreely: true, heardAlone: true, rightsTold: true, reported: '已报派出所' },
    }),
    reachRespondent: of({ partyId: respondent, way: 'phone', reached: true }),
    recordConsent: of({
      partyId: applicant,
      byPartyId: applicant,
      agrees: true,
      how: 'window',
      textVersion: scene.consentVersion,
    }),
    acceptMediation: of({ remarks: '双方同意' }),
    chooseMediator: of({ mediatorIds: [201], chosenBy: 'parties', acceptedBy: [applicant, respondent] }),
    declareInterests: of({ mediatorId: 201, none: false, words: '与当事人同村', objectedBy: [] }),
    planSession: of({ at: '2026-03-05T14:30:00+08:00', place: '新河村调解室' }),
    recordSession: of({
      sessionId: nothing,
      startedAt: '2026-03-02T09:00:00+08:00',
      endedAt: '2026-03-02T09:30:00+08:00',
      place: '新河村调解室',
      present: [applicant, respondent],
      mediatorIds: [201],
      recorder: '罗秀英',
      others: [{ name: '周大妈', relation: 'neighbour' }],
      othersAgreedBy: [applicant, respondent],
      open: false,
      rightsTold: true,
      statements: '双方陈述了经过',
      course: '调解员到现场看过',
      result: 'agreed',
      resultText: '达成一致',
      readOut: true,
      signatures: [{ partyId: applicant, how: 'signature' }],
      unsigned: [{ partyId: respondent, why: '提前离开' }],
      fileIds: [],
    }),
    prolongMediation: of({ amount: 10, unit: 'workingDays', agreedBy: [{ partyId: applicant, how: 'window' }] }),
    checkSham: of({ answers: sham, words: '无疑点' }),
    draftAgreement: of({ ...terms, responsibilities: '楼上承担', otherTerms: '互不追究', copies: 3 }),
    signAgreement: of({
      signatures: [{ partyId: applicant, byPartyId: applicant, how: 'signature', fileId: nothing }],
      way: 'screen',
      screen: { agreedBy: [applicant, respondent], identityChecked: 'identity_card', notFamilyStatus: true },
    }),
    signByMediator: of({ mediatorId: 201 }),
    recordSeal: of({ fileIds: [nothing] }),
    recordOralAgreement: of({ ...terms, noPaperWanted: true }),
    mediateOnTheSpot: of({
      ...terms,
      consents: [{ partyId: applicant, byPartyId: applicant }, { partyId: respondent }],
      textVersion: scene.consentVersion,
      mediatorIds: [201],
      noInterests: true,
      place: '田头',
      recorder: '罗秀英',
      rightsTold: true,
      noPaperWanted: true,
      fileIds: [],
    }),
    getPerformance: { params: { number } },
    getPerformancePack: { params: { number } },
    recordBreach: of({
      obligationId: nothing,
      debtorAsked: 'disputes',
      debtorWords: '说已经付了',
      creditorAsked: 'not_performed',
      creditorWords: '没有收到',
    }),
    recordConfirmation: of({
      court: '安和县人民法院',
      decisionNumber: '（2026）特1号',
      confirmed: true,
      decidedOn: '2026-03-02',
      fileIds: [],
    }),
    recordVisit: of({
      way: 'visit',
      partyIds: [applicant],
      performed: 'partly',
      performance: '水管已换',
      satisfaction: '基本满意',
      lawsuit: true,
      lawsuitWords: '已经起诉',
      wrongMediation: false,
      escalation: false,
      measures: '约定月底前完工',
    }),
    recordPerformance: of({ obligationId: nothing, performed: 'yes', words: '已付清', fileIds: [] }),
    failMediation: of({ reason: 'no_agreement', words: '分歧太大' }),
    withdrawMediation: of({ partyId: applicant, words: '不想再谈' }),
    endMediation: of({}),
    voidDossierNumber: of({ reason: '重复编号', renew: true }),
    getDossier: { params: { number } },
    getDossierFile: { params: { number }, query: { supplement: nothing } },
    fileInDossier: of({ item: 'identity', fileIds: [nothing], matterFileIds: [nothing] }),
    markDossierItem: of({ item: 'inquiry', notApplicable: true, reason: '事实清楚' }),
    describeDossier: of({ words: '照片原件存于村委会' }),
    archiveDossier: of({ custodianPostId: 106, exceptionReason: '当事人外出，身份证明后补', scanFileIds: [nothing] }),
    addDossierSupplement: of({ reason: '补入', paperIds: [nothing], fileIds: [nothing], matterFileIds: [nothing] }),
    voidDossierArchive: of({ reason: '材料装错' }),
    listDossiers: { query: { year: '2026', committeeId: '20', limit: '5' } },
    exportDossiers: { query: { year: '2026', committeeId: '20' } },
    getPaper: { params: { number, kind: 'application' }, query: { format: 'docx', lang: 'zh' } },
    issuePaper: { params: { number, kind: 'receipt' }, body: { partyId: applicant, sessionId: nothing } },
  };
}

/** An officer, a post, a body and a mediator of the small county that nothing else in the tests stands on. */
export const spare = {
  officerId: 90,
  postId: 190,
  organisationId: 90,
  mediatorId: 290,
  areaId: 112,
  windowId: 90,
  serviceId: 90,
} as const;

/** Puts the spare ones there. */
export async function enterSpare(t: TestHouse): Promise<void> {
  await t.look(`
    insert into places.area (county_id, id, parent_id, level, kind, code, name, path, valid_from) values (1, 112, 11, 'village', '村', '990101201202', '西山村', '1.11.112', '2020-01-01');
    insert into people.organisation (county_id, id, kind, level, area_id, parent_id, name, short_name, telephone, valid_from)
      values (1, 90, 'mediation_committee', 'village', 112, null, '西山村人民调解委员会', '西山', null, '2020-01-01');
    insert into people.officer (county_id, id, name, username, created_at) values (1, 90, '测试九十', 'user90', '2025-01-01');
    insert into people.post (county_id, id, officer_id, organisation_id, roles, valid_from) values (1, 190, 90, 90, '{}', '2025-01-01');
    insert into people.mediator (county_id, id, organisation_id, name, since) values (1, 290, 90, '何守信', '2024-01-01'), (1, 201, 20, '罗秀英', '2024-01-01');
    insert into intake.service_window (county_id, id, centre_id, number, name, body_id, manner, hours, slot_minutes, places, valid_from)
      values (1, 90, 1, 90, '综合受理', 1, 'standing', '[{"weekday": 2, "from": "09:00", "to": "12:00"}]', 30, 9, '2020-01-01');
    insert into intake.service (county_id, id, centre_id, code, name, what, materials, takes, fee, bookable, window_ids, valid_from)
      values (1, 90, 1, 'Z', '矛盾纠纷登记', '登记', '{身份证}', '当场', '不收费', true, '{90}', '2020-01-01');
    insert into platform.stamp (county_id, topic, value) select 1, topic, nextval('platform.stamp_value') from unnest(array['areas', 'people', 'windows']) as topic
      on conflict (county_id, topic) do update set value = excluded.value`);
  // What the house holds in memory is looked at anew.
  forgetStamps();
}

function peopleSamples(): Record<string, Sample> {
  const { officerId, postId, organisationId, mediatorId } = spare;
  const body = {
    kind: 'other',
    name: '安和县档案馆',
    shortName: '档案馆',
    areaId: 1,
    parentId: 2,
    level: 'county',
    telephone: '0199-6605000',
    address: '安和路5号',
  };
  const { kind: _kind, ...stated } = body;
  const mediator = {
    name: '何守义',
    organisationId,
    officerId: null,
    fullTime: true,
    specialities: ['邻里'],
    since: '2026-01-01',
    phone: '19900000009',
  };
  const form = { workbook: Buffer.from('not a workbook').toString('base64'), dryRun: true };
  const ticket = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
  return {
    signIn: { body: { username: 'nobody', password: 'wrong words here', totp: '123456' } },
    continueSignIn: { body: { ticket, totp: '123456', newPassword: 'wrong words here' } },
    startOidc: { body: {} },
    finishOidc: { body: { ticket, returned: '?code=1&state=2' } },
    signOut: { body: {} },
    switchPost: { body: { postId: 1 } },
    changePassword: { body: { current: 'wrong words here', next: 'other words here' } },
    startSecondFactor: { body: { password: 'wrong words here' } },
    confirmSecondFactor: { body: { ticket, totp: '123456' } },
    dropSecondFactor: { body: { password: 'wrong words here', totp: '123456' } },
    endSession: { params: { id: nothing } },
    listOrganisations: { query: { limit: '5' } },
    exportOrganisations: { query: { empty: 'true' } },
    importOrganisations: { body: form },
    getOrganisation: { params: { id: 20 } },
    addOrganisation: { body: { ...body, name: '安和县住房和城乡建设局', from: '2026-01-01' } },
    reviseOrganisation: { params: { id: organisationId }, body: stated },
    endOrganisation: { params: { id: organisationId }, body: { on: '2026-03-01', successorId: 20 } },
    listOfficers: { query: { limit: '5' } },
    exportOfficers: { query: { empty: 'true' } },
    importOfficers: { body: form },
    getOfficer: { params: { id: officerId } },
    addOfficer: { body: { name: '测试', username: 'user1' } },
    reviseOfficer: { params: { id: officerId }, body: { name: '测试', username: 'user90' } },
    suspendOfficer: { params: { id: officerId }, body: { reason: '长期休假' } },
    reinstateOfficer: { params: { id: officerId }, body: { reason: '休假结束' } },
    assignPost: { body: { officerId, organisationId, from: '2025-01-01' } },
    endPost: { params: { id: postId }, body: { on: '2026-03-01' } },
    grantRoles: { params: { id: postId }, body: { roles: ['mediator'] } },
    unlockOfficer: { params: { id: officerId }, body: {} },
    resetPassword: { params: { id: officerId }, body: {} },
    resetSecondFactor: { params: { id: officerId }, body: {} },
    listOfficerSessions: { params: { id: officerId } },
    endOfficerSessions: { params: { id: officerId }, body: {} },
    makeApiKey: { body: { name: '信访系统', postId, endsOn: '2026-12-31' } },
    endApiKey: { params: { id: nothing }, body: { reason: '对接结束' } },
    listMediators: { query: { limit: '5' } },
    exportMediators: { query: { empty: 'true' } },
    importMediators: { body: form },
    getMediator: { params: { id: mediatorId } },
    addMediator: { body: { ...mediator, organisationId: 27 } },
    reviseMediator: { params: { id: mediatorId }, body: mediator },
    retireMediator: { params: { id: mediatorId }, body: { on: '2026-03-01', reason: '年事已高' } },
    revealMediatorPhone: { params: { id: mediatorId }, body: { reason: '通知开会' } },
    listAuditEntries: { query: { limit: '5' } },
  };
}

function placeSamples(): Record<string, Sample> {
  return {
    listAreaRecords: { query: { limit: '5' } },
    exportAreas: { query: { empty: 'true' } },
    getArea: { params: { id: spare.areaId } },
    addArea: { body: { parentId: 11, kind: '村', code: '990101201201', name: '北山村', from: '2026-01-01' } },
    renameArea: {
      params: { id: spare.areaId },
      body: { name: '新西山村', code: '990101201202', kind: '村', from: '2026-03-01' },
    },
    endArea: { params: { id: spare.areaId }, body: { on: '2026-03-01' } },
    mergeAreas: { params: { id: spare.areaId }, body: { intoId: 111, on: '2026-03-01' } },
    importAreas: { body: { workbook: Buffer.from('not a workbook').toString('base64'), dryRun: true } },
  };
}

function fileSamples(): Record<string, Sample> {
  return {
    checkMatterImport: { bytes: { type: 'application/octet-stream', data: Buffer.from('neither sheet nor list') } },
    uploadFile: { bytes: { type: 'application/octet-stream', data: Buffer.from('neither picture nor paper') } },
    startUpload: { body: { name: '收据.jpg', bytes: 2_000, mediaType: 'image/jpeg' } },
    sendPiece: {
      params: { uploadId: nothing, piece: 0 },
      bytes: { type: 'application/octet-stream', data: Buffer.from('a piece') },
    },
    getUpload: { params: { uploadId: nothing } },
    finishUpload: { params: { uploadId: nothing } },
  };
}

function windowSamples(scene: Scene): Record<string, Sample> {
  const { windowId, serviceId } = spare;
  const params = { id: nothing };
  const window = {
    number: 90,
    name: '综合受理',
    bodyId: 1,
    manner: 'standing',
    hours: '周二 09:00-12:00',
    slotMinutes: 30,
    places: 9,
  };
  const service = {
    code: 'Z',
    name: '矛盾纠纷登记',
    what: '登记',
    materials: '身份证',
    takes: '当场',
    fee: '不收费',
    law: '《人民调解法》第四条',
    bookable: true,
    windowIds: [windowId],
  };
  const form = { workbook: Buffer.from('not a workbook').toString('base64'), dryRun: true };
  return {
    listWindowRecords: { query: { limit: '5' } },
    exportWindows: { query: { empty: 'true' } },
    importWindows: { body: form },
    addWindow: { body: { centreId: 1, ...window, from: '2026-01-01' } },
    reviseWindow: { params: { id: windowId }, body: window },
    // Days to come end nothing: what other tests stand on stays.
    endWindow: { params: { id: windowId }, body: { on: '2026-12-31' } },
    listServiceRecords: { query: { limit: '5' } },
    exportServices: { query: { empty: 'true' } },
    importServices: { body: form },
    addService: { body: { centreId: 1, ...service, from: '2026-01-01' } },
    reviseService: { params: { id: serviceId }, body: service },
    endService: { params: { id: serviceId }, body: { on: '2026-12-31' } },
    makeScreen: { body: { centreId: 1, name: '一楼大厅' } },
    endScreen: { params, body: {} },
    listSlots: { params: { id: serviceId } },
    makeBooking: {
      body: {
        serviceId,
        startsAt: '2026-03-03T09:00:00+08:00',
        name: '周小满',
        phone: '19900000001',
        noticeVersion: scene.noticeVersion,
        language: 'zh',
      },
    },
    showBooking: { body: { number: 'Y20260303-99998-1', lookupCode: 'AAAAA-AAAAA' } },
    cancelBooking: { body: { number: 'Y20260303-99999-0', lookupCode: 'AAAAA-AAAAA' } },
    showQueue: { query: {} },
    listBookings: { query: { limit: '5' } },
    exportBookings: { query: {} },
    exportQueue: { query: {} },
    findBooking: { body: { name: '周小满' } },
    takeTicket: { body: { serviceId, priority: false } },
    callNextTicket: { params: { id: 999 }, body: {} },
    callTicketAgain: { params, body: {} },
    startServing: { params, body: {} },
    finishServing: { params, body: {} },
    passTicket: { params, body: {} },
    transferTicket: { params, body: { windowId } },
    requeueTicket: { params, body: {} },
    showScreen: { body: { token: 'a-token-that-is-none' } },
    issuePad: { body: { sheets: 1 } },
    listPads: { query: { limit: '5' } },
    printPad: { params },
    voidPadSheet: { params: { number: '990101-20260302-99999-1' }, body: { reason: '写坏了' } },
  };
}
