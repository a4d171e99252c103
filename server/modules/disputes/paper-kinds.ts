// Decides which papers there are, those about the matter first, then those of its mediation as a dossier is bound, and which of them a party may take.
import { type DisputePaperKind, disputePaperKinds, disputePapers } from './documents/papers.ts';
import { type MatterPaperKind, matterPaperKinds, matterPapers } from '../matters/documents/papers.ts';
import type { PaperForm } from '../../kernel/paper.ts';

export const PAPER_KINDS = [...matterPaperKinds, ...disputePaperKinds] as const;
export type PaperKind = MatterPaperKind | DisputePaperKind;

/** Papers that belong to the matter and need no mediation. */
export function isMatterPaper(kind: PaperKind): kind is MatterPaperKind {
  return (matterPaperKinds as readonly string[]).includes(kind);
}

export function formOf(kind: PaperKind): PaperForm<unknown> {
  return isMatterPaper(kind) ? matterPapers[kind] : disputePapers[kind];
}

/**
 * What a party may take from the own page. The committee's register and the power of attorney are not among them; what an applicant filed is not
 * for the respondent, who sees the claims.
 */
export function ownPaperKinds(side: 'applicant' | 'respondent'): PaperKind[] {
  const both: PaperKind[] = [
    'rights-notice',
    'mediation-notice',
    'mediation-record',
    'agreement',
    'oral-agreement',
    'termination-notice',
    'performance-record',
    'confirmation-application',
    'enforcement-application',
    'payment-order-application',
    'legal-aid-application',
  ];
  return side === 'applicant'
    ? ['receipt', 'supplement-notice', 'acceptance-notice', 'refusal-notice', 'application', ...both]
    : both;
}
