// Every form of paper that the office prints, of all modules: what the county's wording is held against at start.
import type { PaperForm } from './kernel/paper.ts';
import { disputePapers } from './modules/disputes/index.ts';
import { matterPapers } from './modules/matters/index.ts';

export const paperForms: readonly PaperForm<unknown>[] = [
  ...Object.values(matterPapers),
  ...Object.values(disputePapers),
];
