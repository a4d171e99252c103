// Decides which papers there are, in the order in which a dossier is bound (卷内目录), and which of them a party may take.

export const PAPER_KINDS = [
  'receipt',
  'application',
  'acceptance-register',
  'rights-notice',
  'power-of-attorney',
  'mediation-record',
  'agreement',
  'oral-agreement',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/**
 * What a party may take from the own page. The committee's register and the power of attorney are not among them; what an applicant filed is not
 * for the respondent, who sees the claims.
 */
export function ownPaperKinds(side: 'applicant' | 'respondent'): PaperKind[] {
  const both: PaperKind[] = ['rights-notice', 'mediation-record', 'agreement', 'oral-agreement'];
  return side === 'applicant' ? ['receipt', 'application', ...both] : both;
}
