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

/** The committee's own register and the power of attorney of the other side are not for a party's page. */
export const OWN_PAPER_KINDS: readonly PaperKind[] = [
  'receipt',
  'application',
  'rights-notice',
  'mediation-record',
  'agreement',
  'oral-agreement',
];
