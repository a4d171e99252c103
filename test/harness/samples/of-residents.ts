// Samples of what residents and everybody may call.
import { ordinary } from '../story.ts';
import { identityNumber, nothing, type Sample, type Scene } from './sample.ts';

export function residentSamples(scene: Scene): Record<string, Sample> {
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
    getOwnPerformancePack: { query: { road: 'confirmation' } },
    getBlankPaper: { params: { kind: 'application' }, query: { format: 'docx' } },
    previewPaper: { params: { kind: 'receipt' }, query: { format: 'docx', words: 'file' } },
    getNotice: { query: { language: 'zh' } },
    explainDeadline: { query: { from: '2026-03-02', amount: '2', unit: 'workingDays' } },
    listCalendar: { query: { year: '2026' } },
    listAreas: { query: { parent: '990101' } },
  };
}
