// Decides which papers the record can fill now; any of them can always be had as a blank to fill by hand.
import { PAPER_KINDS, type PaperKind } from './paper-kinds.ts';

export interface RecordFacts {
  readonly accepted: boolean;
  readonly sessions: number;
  readonly agreement: 'written' | 'oral' | null;
  readonly agents: number;
}

export interface OfferedPaper {
  readonly kind: PaperKind;
  /** One for each agent. */
  readonly party: boolean;
}

export function offeredPapers(record: RecordFacts): OfferedPaper[] {
  return PAPER_KINDS.filter((kind) => isReady(kind, record)).map((kind) => ({
    kind,
    party: kind === 'power-of-attorney',
  }));
}

export function isReady(kind: PaperKind, record: RecordFacts): boolean {
  switch (kind) {
    case 'acceptance-register':
      return record.accepted;
    case 'power-of-attorney':
      return record.agents > 0;
    case 'mediation-record':
      return record.sessions > 0;
    case 'agreement':
      return record.agreement === 'written';
    case 'oral-agreement':
      return record.agreement === 'oral';
    default:
      return true;
  }
}
