// Decides what a paper is called, by its kind, on the papers' forms themselves.
import { disputePaperKinds, disputePapers } from './documents/papers.ts';

export const RECEIPT_TITLE = { zh: '群众诉求登记回执', en: 'Receipt of registration' } as const;

export function titleOf(kind: string): { readonly zh: string; readonly en: string } {
  const known = disputePaperKinds.find((one) => one === kind);
  return known ? disputePapers[known].title : RECEIPT_TITLE;
}
