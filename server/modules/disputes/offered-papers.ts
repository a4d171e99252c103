// Decides which papers the record can fill now; any of them can always be had as a blank to fill by hand.
import type { MatterPaperKind } from '../matters/documents/papers.ts';
import type { OfferedForm } from './road-claims.ts';
import { isMatterPaper, PAPER_KINDS, type PaperKind } from './paper-kinds.ts';

export interface RecordFacts {
  /** Papers about the matter itself that its record can fill. */
  readonly ofMatter: readonly MatterPaperKind[];
  readonly started: boolean;
  readonly accepted: boolean;
  /** A session that is set and not held yet. */
  readonly planned: boolean;
  readonly sessions: number;
  readonly agreement: 'written' | 'oral' | null;
  /** Parties by id: agents of the parties, and the applicants themselves. */
  readonly agents: readonly string[];
  readonly applicants: readonly string[];
  readonly numbered: boolean;
  readonly files: number;
  /** The committee's own visits after the mediation. */
  readonly visits: number;
  /** An agreement is in effect; and whether the court may still be asked to confirm it. */
  readonly inEffect: boolean;
  readonly confirmable: boolean;
  /** Forms of the roads that are open because the agreement is not kept. */
  readonly roadForms: readonly Pick<OfferedForm, 'form' | 'claimants'>[];
  readonly ended: 'with-agreement' | 'without' | null;
}

export interface OfferedPaper {
  readonly kind: PaperKind;
  /** One for each of these parties; empty where there is one for all. */
  readonly parties: readonly string[];
}

export function offeredPapers(record: RecordFacts): OfferedPaper[] {
  return PAPER_KINDS.filter((kind) => isReady(kind, record)).map((kind) => ({
    kind,
    parties: partiesOf(kind, record),
  }));
}

/** A power is an agent's, a form of a road a creditor's, a slip of satisfaction that of whoever was asked. */
function partiesOf(kind: PaperKind, record: RecordFacts): readonly string[] {
  if (kind === 'power-of-attorney') return record.agents;
  if (kind === 'satisfaction-slip') return record.applicants.length > 1 ? record.applicants : [];
  return record.roadForms.find((one) => one.form === kind)?.claimants ?? [];
}

export function isReady(kind: PaperKind, record: RecordFacts): boolean {
  if (isMatterPaper(kind)) return record.ofMatter.includes(kind);
  switch (kind) {
    case 'dossier-cover':
    case 'dossier-catalogue':
    case 'dossier-note':
    case 'dossier-back':
      return record.numbered;
    case 'acceptance-register':
      return record.accepted;
    case 'power-of-attorney':
      return record.agents.length > 0;
    case 'investigation-record':
      return record.started;
    case 'evidence-list':
      return record.started && record.files > 0;
    case 'mediation-notice':
      return record.planned;
    case 'mediation-record':
      return record.sessions > 0;
    case 'agreement':
      return record.agreement === 'written';
    case 'oral-agreement':
      return record.agreement === 'oral';
    case 'termination-notice':
      return record.ended === 'without';
    case 'follow-up-record':
      return record.visits > 0;
    case 'performance-record':
      return record.inEffect;
    case 'confirmation-application':
      return record.confirmable;
    case 'enforcement-application':
    case 'payment-order-application':
    case 'legal-aid-application':
      return record.roadForms.some((one) => one.form === kind);
    case 'closing-report':
      return record.ended !== null;
    default:
      return true;
  }
}
