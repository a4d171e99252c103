// Decides what stands on the papers of a mediation's later course: notices, the end, follow-up, the dossier. What the record does not hold stays a place to fill.
import { clean } from '../../kernel/clean.ts';
import { localDateOf } from '../../kernel/instant.ts';
import { formatDateZh } from '../../kernel/local-date.ts';
import type { DataForClosingReport } from './documents/closing-report.ts';
import type { DataForDossierCatalogue } from './documents/dossier-catalogue.ts';
import type { DataForDossierCover } from './documents/dossier-cover.ts';
import type { DataForEvidenceList } from './documents/evidence-list.ts';
import type { DataForFollowUpRecord } from './documents/follow-up-record.ts';
import type { DataForInvestigationRecord } from './documents/investigation-record.ts';
import type { DataForMediationNotice } from './documents/mediation-notice.ts';
import type { DataForTerminationNotice } from './documents/termination-notice.ts';
import type { PaperRecord } from './paper-data.ts';
import { displayName, isPrincipal } from './parties.ts';

const inDispute = (record: PaperRecord): string[] => record.parties.filter(isPrincipal).map(displayName);

/** 调解通知书 for the next session; for one party when named. */
export function mediationNoticeData(record: PaperRecord, partyId?: string): DataForMediationNotice | undefined {
  const { planned } = record.course;
  if (!planned) return undefined;
  const named = record.parties.find((p) => p.id === partyId);
  return clean({
    committee: record.committee,
    number: record.dossierNumber,
    parties: named ? [displayName(named)] : inDispute(record),
    dispute: record.category,
    at: planned.at,
    place: planned.place,
    mediators: [...record.mediators],
    contact: record.course.contact,
    contactPhone: record.course.contactPhone,
    issuedOn: record.course.today,
  });
}

/** 终止调解通知书 */
export function terminationNoticeData(record: PaperRecord): DataForTerminationNotice | undefined {
  const { ended, roads } = record.course;
  if (!ended || ended.reason === null) return undefined;
  return clean({
    committee: record.committee,
    number: record.dossierNumber,
    parties: inDispute(record),
    dispute: record.category,
    reason: reasonOf(ended.reason),
    // What is suspected or was said in the talks is not for a paper that both sides take home.
    reasonText: ended.reason === 'other' ? ended.words : undefined,
    roads: [...roads],
    endedOn: ended.on,
  });
}

function reasonOf(reason: string): NonNullable<DataForTerminationNotice['reason']> {
  if (reason === 'no_agreement' || reason === 'period_over') return 'failed';
  return reason === 'no_consent' || reason === 'withdrawn' ? 'withdrawn' : 'other';
}

/** 调查记录 with its head filled; questions and answers are written at the place. */
export function investigationRecordData(record: PaperRecord): DataForInvestigationRecord {
  return clean({
    committee: record.committee,
    number: record.dossierNumber,
    investigators: record.mediators.length > 0 ? [...record.mediators] : undefined,
    recorder: record.recorder,
  });
}

/** 证据清单 of what was handed in. */
export function evidenceListData(record: PaperRecord): DataForEvidenceList {
  return clean({
    committee: record.committee,
    number: record.dossierNumber,
    items: record.course.files.map((file) =>
      clean({ name: file.name, amount: '1份', from: file.from, takenOn: file.on }),
    ),
    listedOn: record.course.today,
  });
}

const ways = { phone: '电话', visit: '上门', window: '窗口' } as const;
const performedZh = { yes: '已履行。', partly: '部分履行。', no: '未履行。', not_due: '履行期限未到。' } as const;

/** 回访记录 of the mediator's last visit; the centre's satisfaction slip is another paper, of another person's call. */
export function followUpRecordData(record: PaperRecord): DataForFollowUpRecord | undefined {
  const { visit } = record.course;
  if (!visit || !record.agreement) return undefined;
  const { words } = visit;
  return clean({
    committee: record.committee,
    number: record.dossierNumber,
    parties: inDispute(record),
    dispute: record.category,
    visitedAt: visit.at,
    way: ways[visit.way],
    performance: `${performedZh[visit.performed]}${words['performance'] ?? ''}`,
    satisfaction: words['satisfaction'] ?? undefined,
    lawsuit: visit.lawsuit ? `已起诉。${words['lawsuit'] ?? ''}` : '未起诉。',
    wrongMediation: visit.wrongMediation ? '有。' : '无。',
    escalation: visit.escalation ? '有。' : '无。',
    measures: words['measures'] ?? undefined,
    visitedBy: visit.by,
  });
}

/** 结案报告表 */
export function closingReportData(record: PaperRecord): DataForClosingReport {
  const { course } = record;
  return clean({
    committee: record.committee,
    number: record.dossierNumber,
    filledOn: course.today,
    mediators: [...record.mediators],
    acceptedOn: record.acceptedOn,
    closedOn: course.closedOn ?? course.ended?.on,
    parties: record.parties
      .filter(isPrincipal)
      .map((p) => [displayName(p), p.address, p.phone].filter((part) => part).join('，')),
    source: sourceOf(record),
    facts: record.agreement?.facts ?? record.description,
    course: courseWords(record),
  });
}

function sourceOf(record: PaperRecord): DataForClosingReport['source'] {
  if (record.source === 'application' || record.source === 'own-initiative') return record.source;
  if (/法院/u.test(record.entrustedBy ?? '')) return 'court';
  if (/公安|派出所/u.test(record.entrustedBy ?? '')) return 'police';
  return record.entrustedBy === null ? undefined : 'government';
}

function courseWords(record: PaperRecord): string {
  const { held, ended } = record.course;
  const days = [...new Set(held.map((one) => formatDateZh(localDateOf(one.startedAt))))];
  const sat = days.length > 0 ? `${days.join('、')}共调解${held.length}次。` : '';
  if (record.agreement) return `${sat}双方于${formatDateZh(localDateOf(record.agreement.draftedAt))}自愿达成调解协议。`;
  return ended ? `${sat}${formatDateZh(ended.on)}终止调解，未达成协议。` : sat;
}

/** 王建国与李树田邻里纠纷 */
export function dossierName(record: PaperRecord): string {
  const of = (side: 'applicant' | 'respondent'): string =>
    record.parties
      .filter((p) => isPrincipal(p) && p.side === side)
      .map(displayName)
      .join('、');
  return `${[of('applicant'), of('respondent')].filter((part) => part !== '').join('与')}${record.category}`;
}

/** 卷宗封面 */
export function dossierCoverData(record: PaperRecord): DataForDossierCover | undefined {
  if (record.dossierNumber === null) return undefined;
  const { course } = record;
  const last = course.held.at(-1);
  return clean({
    committee: record.committee,
    name: dossierName(record),
    number: record.dossierNumber,
    mediators: [...record.mediators],
    from: record.acceptedOn,
    until: course.ended?.on ?? (last ? localDateOf(last.startedAt) : undefined),
    retention: course.retention,
  });
}

/** 卷内目录 in the order of binding: what this record holds; page numbers are put in when it is bound. */
export function dossierCatalogueData(record: PaperRecord): DataForDossierCatalogue | undefined {
  if (record.dossierNumber === null) return undefined;
  const { course, agreement } = record;
  const there: readonly (readonly [string, boolean])[] = [
    [record.source === 'application' ? '人民调解申请书' : '人民调解受理登记表', true],
    ['当事人权利义务告知书', true],
    ['当事人身份证明', true],
    ['授权委托书', record.parties.some((p) => p.role === 'agent' && !p.replaced)],
    ['人民调解证据材料', course.files.length > 0],
    ['人民调解记录', course.held.length > 0],
    ['人民调解协议书', agreement !== null],
    ['终止调解通知书', course.ended !== null && agreement === null],
    ['人民调解回访记录', course.visit !== null],
  ];
  return clean({
    committee: record.committee,
    number: record.dossierNumber,
    items: there.filter(([, held]) => held).map(([name]) => ({ name })),
  });
}

/** 卷宗情况说明、封底: their heads; words and pages are put in when the dossier is bound. */
export function dossierSheetData(record: PaperRecord): { committee?: string; number?: string } | undefined {
  if (record.dossierNumber === null) return undefined;
  return clean({ committee: record.committee, number: record.dossierNumber });
}
