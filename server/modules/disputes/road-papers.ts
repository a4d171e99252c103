// Decides what stands on the form of the road that a creditor takes: 强制执行申请书, 支付令申请书, 法律援助申请表. Drawn from the agreement's obligations, what was confirmed of
// them and what the court decided; neither sessions nor statements are read (民诉法解释 107).
import { clean } from '../../kernel/clean.ts';
import { formatDateZh } from '../../kernel/local-date.ts';
import { localDateOf } from '../../kernel/instant.ts';
import { formatYuan } from '../../kernel/money.ts';
import type { BreachRoadId } from './breach-roads.ts';
import type { DataForEnforcementApplication } from './documents/enforcement-application.ts';
import type { DataForLegalAidApplication } from './documents/legal-aid-application.ts';
import type { DataForPaymentOrderApplication } from './documents/payment-order-application.ts';
import { type PaperPartyFacts, paperParty, type PaperRecord } from './paper-data.ts';
import { displayName } from './parties.ts';
import { clauseOf, type KeptFacts } from './performance-papers.ts';
import { claimantsOn, isOwed } from './road-claims.ts';

type Kept = KeptFacts['obligations'][number];

interface Claim {
  readonly applicant: PaperPartyFacts;
  readonly respondents: readonly PaperPartyFacts[];
  readonly owed: readonly Kept[];
}

/** What one creditor claims on a road. @param own who asks, when it is not left to the record */
function claimOn(road: BreachRoadId, record: PaperRecord, kept: KeptFacts, own?: string): Claim | undefined {
  const { today } = record.course;
  const claims = { parties: record.parties, owed: kept.obligations, roads: kept.roads };
  if (!kept.roads.some((one) => one.id === road && one.open)) return undefined;
  const [id] = claimantsOn(road, claims, today, own);
  const applicant = record.parties.find((p) => p.id === id);
  if (!applicant) return undefined;
  const owed = kept.obligations.filter(
    (o) => o.creditorId === id && isOwed(o, today) && (road !== 'paymentOrder' || o.amountFen !== null),
  );
  const debtors = new Set(owed.map((o) => o.debtorId));
  return { applicant, respondents: record.parties.filter((p) => debtors.has(p.id)), owed };
}

const open = (o: Kept): number => Math.max(0, (o.amountFen ?? 0) - o.confirmedFen);

/** …应于…前向…支付…，已支付3,000.00元，尚欠6,600.00元 */
function owedLine(record: PaperRecord, o: Kept): string {
  const clause = clauseOf(record, o).replace(/。$/u, '');
  if (o.amountFen === null) return `${clause}${o.performed === 'partly' ? '，部分履行' : '，至今未履行'}`;
  return o.confirmedFen === 0
    ? `${clause}，至今未支付`
    : `${clause}，已支付${formatYuan(o.confirmedFen)}，尚欠${formatYuan(open(o))}`;
}

const owedLines = (record: PaperRecord, claim: Claim): string[] => claim.owed.map((o) => owedLine(record, o));

function reasonsOf(record: PaperRecord, kept: KeptFacts): string {
  const agreed = record.agreement ? `于${formatDateZh(localDateOf(record.agreement.draftedAt))}` : '';
  const court = kept.court?.confirmed
    ? `${kept.court.court}于${formatDateZh(kept.court.decidedOn)}裁定确认该协议有效（${kept.court.decisionNumber}）。`
    : '';
  return `双方因${record.category}，经${record.committee ?? '人民调解委员会'}主持调解，${agreed}自愿达成人民调解协议。${court}协议约定的履行期限已过，对方没有全部履行。`;
}

const shownParties = (record: PaperRecord, of: readonly PaperPartyFacts[]) =>
  of.map((p) => paperParty(p, record.parties));

/** 强制执行申请书: for whoever is owed something under an agreement that the court has confirmed. */
export function enforcementApplicationData(
  record: PaperRecord,
  kept: KeptFacts,
  own?: string,
): DataForEnforcementApplication | undefined {
  const claim = claimOn('enforcement', record, kept, own);
  if (!claim || !kept.court) return undefined;
  return clean({
    court: kept.court.court,
    applicant: paperParty(claim.applicant, record.parties),
    respondents: shownParties(record, claim.respondents),
    committee: record.committee,
    decisionNumber: kept.court.decisionNumber,
    decidedOn: kept.court.decidedOn,
    requests: owedLines(record, claim),
    reasons: reasonsOf(record, kept),
    until: kept.roads.find((road) => road.id === 'enforcement')?.until,
    attachments: [
      '人民法院确认调解协议的裁定书',
      '人民调解协议书',
      '申请执行人身份证明',
      '协议履行情况及证明材料',
      ...(claim.applicant.role === 'organisation' ? ['营业执照副本、法定代表人（负责人）身份证明'] : []),
    ],
  });
}

/** 支付令申请书: for a worker, and for money. */
export function paymentOrderApplicationData(
  record: PaperRecord,
  kept: KeptFacts,
  own?: string,
): DataForPaymentOrderApplication | undefined {
  const claim = claimOn('paymentOrder', record, kept, own);
  if (!claim) return undefined;
  return clean({
    applicant: paperParty(claim.applicant, record.parties),
    respondents: shownParties(record, claim.respondents),
    committee: record.committee,
    agreementNumber: record.dossierNumber,
    agreedOn: record.agreement ? localDateOf(record.agreement.draftedAt) : undefined,
    sum: claim.owed.reduce((sum, o) => sum + open(o), 0),
    facts: owedLines(record, claim)
      .map((line) => `${line}。`)
      .join('\n'),
    evidence: ['人民调解协议书', '协议履行情况及证明材料', '申请人身份证明'],
  });
}

/** 法律援助申请表: for a person; hardship is left to the applicant. */
export function legalAidApplicationData(
  record: PaperRecord,
  kept: KeptFacts,
  own?: string,
): DataForLegalAidApplication | undefined {
  const claim = claimOn('legalAid', record, kept, own);
  if (!claim) return undefined;
  return clean({
    applicant: paperParty(claim.applicant, record.parties),
    subject: record.category,
    respondents: claim.respondents.map(displayName),
    requests: owedLines(record, claim)
      .map((line) => `${line}。`)
      .join('\n'),
    reasons: reasonsOf(record, kept),
    attachments: ['身份证明', '人民调解协议书', '协议履行情况及证明材料'],
  });
}
