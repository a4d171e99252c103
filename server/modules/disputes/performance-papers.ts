// Decides what stands on the papers that a party takes along when an agreement is not kept: its terms, what was performed and proved, the roads.
// Drawn from the agreement and the reports of performance alone; sessions, statements and what was conceded are not even given to it.
import { clean } from '../../kernel/clean.ts';
import { formatDateZh } from '../../kernel/local-date.ts';
import { formatYuan } from '../../kernel/money.ts';
import { localDateOf } from '../../kernel/instant.ts';
import type { BreachRoad } from './breach-roads.ts';
import { termClause } from './documents/agreement-terms.ts';
import type { DataForConfirmationApplication } from './documents/confirmation-application.ts';
import type { DataForPerformanceRecord } from './documents/performance-record.ts';
import { type PaperObligation, paperParty, type PaperRecord } from './paper-data.ts';
import { displayName, isPrincipal } from './parties.ts';

export interface KeptFacts {
  readonly effectiveOn: string | null;
  readonly confirmationUntil: string | null;
  readonly court: {
    readonly court: string;
    readonly decisionNumber: string;
    readonly confirmed: boolean;
    readonly decidedOn: string;
  } | null;
  readonly obligations: readonly (PaperObligation & {
    readonly performed: 'yes' | 'partly' | 'no' | null;
    readonly performedOn: string | null;
    readonly late: boolean;
    readonly breachedOn: string | null;
    readonly confirmedFen: number;
    /** Files handed in as proof. */
    readonly proofs: number;
  })[];
  readonly roads: readonly BreachRoad[];
}

const inDispute = (record: PaperRecord) => record.parties.filter(isPrincipal);
const nameOf = (record: PaperRecord, id: string): string => {
  const party = record.parties.find((p) => p.id === id);
  return party ? displayName(party) : '';
};

/** 李树田应于…前向王建国支付…。 */
export function clauseOf(record: PaperRecord, o: PaperObligation): string {
  return termClause(
    clean({
      who: nameOf(record, o.debtorId),
      toWhom: nameOf(record, o.creditorId),
      what: o.what,
      amount: o.amountFen ?? undefined,
      by: o.dueOn,
    }),
    'zh',
  );
}

/** 协议履行情况及证明材料 */
export function performanceRecordData(record: PaperRecord, kept: KeptFacts): DataForPerformanceRecord {
  const { court } = kept;
  return clean({
    committee: record.committee,
    number: record.dossierNumber,
    parties: inDispute(record).map(displayName),
    dispute: record.category,
    agreedOn: record.agreement ? localDateOf(record.agreement.draftedAt) : undefined,
    effectiveOn: kept.effectiveOn,
    court: court
      ? `${court.court}${formatDateZh(court.decidedOn)}${court.confirmed ? '裁定确认有效' : '未予确认'}（${court.decisionNumber}）`
      : undefined,
    obligations: kept.obligations.map((o) =>
      clean({
        term: clauseOf(record, o),
        due: o.dueOn,
        standing: standingWords(o),
        proof: o.proofs > 0 ? `凭证${o.proofs}份` : undefined,
      }),
    ),
    evidence: [
      '人民调解协议书',
      ...record.course.files
        .filter((file) => file.kind === 'performance' || file.kind === 'agreement_scan')
        .map((file) => [file.name, file.from, file.on ? formatDateZh(file.on) : null].filter(Boolean).join('，')),
    ],
    roads: kept.roads.map(roadWords),
    madeOn: record.course.today,
  });
}

function standingWords(o: KeptFacts['obligations'][number]): string {
  const sum = o.confirmedFen > 0 ? `，已确认${formatYuan(o.confirmedFen)}` : '';
  const on = o.performedOn ? `（${formatDateZh(o.performedOn)}）` : '';
  const breach = o.breachedOn ? `；${formatDateZh(o.breachedOn)}登记违约` : '';
  if (o.performed === 'yes') return `已履行${on}${o.late ? '，逾期履行' : ''}${sum}`;
  if (o.performed === 'partly') return `部分履行${on}${sum}${breach}`;
  return `${o.performed === 'no' || o.late ? '未履行' : '未到期'}${breach}`;
}

function roadWords(road: BreachRoad): string {
  const until = road.until === null ? '' : `，最后一日${formatDateZh(road.until)}${road.open ? '' : '（已过）'}`;
  const law = road.law.map((l) => `《${l.law}》${l.article}`).join('、');
  return `${road.name.zh}${until}：${road.plain.zh}（${law}）`;
}

/** 司法确认申请书 for both sides to sign; the court is written in by hand. */
export function confirmationApplicationData(record: PaperRecord, kept: KeptFacts): DataForConfirmationApplication {
  const parties = inDispute(record);
  return clean({
    applicants: parties.map((p) => paperParty(p, record.parties)),
    service: parties.map((p) => [displayName(p), p.address, p.phone].filter(Boolean).join('，')),
    committee: record.committee,
    agreementNumber: record.dossierNumber,
    agreedOn: record.agreement ? localDateOf(record.agreement.draftedAt) : undefined,
    effectiveOn: kept.effectiveOn,
    until: kept.confirmationUntil,
    reasons: [
      `双方因${record.category}，经${record.committee ?? '人民调解委员会'}主持调解，自愿达成人民调解协议：`,
      ...kept.obligations.map((o) => clauseOf(record, o)),
    ].join('\n'),
    attachments: [
      '人民调解协议书',
      '人民调解委员会主持调解的证明',
      '双方当事人的身份证明、资格证明',
      '与协议相关的财产权利证明等材料',
    ],
  });
}
