import type { PaperRecord } from '../paper-data.ts';
import type { PaperKind } from '../paper-kinds.ts';
import { confirmationApplicationData, type KeptFacts, performanceRecordData } from '../performance-papers.ts';
import { enforcementApplicationData, legalAidApplicationData, paymentOrderApplicationData } from '../road-papers.ts';
import type { Keeping } from './performance.ts';

const keptPapers = [
  'performance-record',
  'confirmation-application',
  'enforcement-application',
  'payment-order-application',
  'legal-aid-application',
] as const;
type KeptPaper = (typeof keptPapers)[number];

/** Papers drawn from how an agreement is kept, and from nothing else. */
export function isKeptPaper(kind: PaperKind): kind is KeptPaper {
  return (keptPapers as readonly string[]).includes(kind);
}

/** What stands on one of them; undefined where the record cannot fill it. @param own the creditor whose form it is, when it is not left to the record */
export function keptPaperData(
  kind: KeptPaper,
  record: PaperRecord,
  keeping: Keeping,
  own: string | undefined,
): object | undefined {
  const facts: KeptFacts = {
    effectiveOn: keeping.agreement?.effective_on ?? null,
    confirmationUntil: keeping.agreement?.confirmation_until ?? null,
    court: keeping.court
      ? {
          court: keeping.court.court,
          decisionNumber: keeping.court.decision_number,
          confirmed: keeping.court.confirmed,
          decidedOn: keeping.court.decided_on,
        }
      : null,
    obligations: keeping.obligations.map((o) => ({
      debtorId: o.debtor_id,
      creditorId: o.creditor_id,
      what: o.what,
      amountFen: o.amount_fen,
      dueOn: o.due_on,
      way: o.way,
      place: o.place,
      performed: o.performed,
      performedOn: o.performed_on,
      late: o.late_on !== null,
      breachedOn: o.breached_on,
      confirmedFen: keeping.reports
        .filter((r) => r.obligation_id === o.id && r.confirmed === true)
        .reduce((sum, r) => sum + (r.amount_fen ?? 0), 0),
      proofs: keeping.reports.filter((r) => r.obligation_id === o.id).flatMap((r) => r.file_ids).length,
    })),
    roads: keeping.roads,
  };
  switch (kind) {
    case 'performance-record':
      return performanceRecordData(record, facts);
    case 'confirmation-application':
      return confirmationApplicationData(record, facts);
    case 'enforcement-application':
      return enforcementApplicationData(record, facts, own);
    case 'payment-order-application':
      return paymentOrderApplicationData(record, facts, own);
    case 'legal-aid-application':
      return legalAidApplicationData(record, facts, own);
    default:
      return kind satisfies never;
  }
}
