// Pure. Decides which papers there are about a matter itself; those of a mediation stand in the module of disputes.
import type { PaperForm } from '../../../kernel/paper.ts';
import { acceptanceNoticeForm } from './acceptance-notice.ts';
import { circulationSlipForm } from './circulation-slip.ts';
import { extensionRequestForm } from './extension-request.ts';
import { listingNoticeForm } from './listing-notice.ts';
import { objectionSlipForm } from './objection-slip.ts';
import { receiptForm } from './receipt.ts';
import { refusalNoticeForm } from './refusal-notice.ts';
import { satisfactionSlipForm } from './satisfaction-slip.ts';
import { supervisionLetterForm } from './supervision-letter.ts';
import { supplementNoticeForm } from './supplement-notice.ts';
import { talkNoticeForm } from './talk-notice.ts';
import { transferLetterForm } from './transfer-letter.ts';
import { urgingNoticeForm } from './urging-notice.ts';

export const matterPaperKinds = [
  'receipt',
  'supplement-notice',
  'acceptance-notice',
  'refusal-notice',
  'circulation-slip',
  'transfer-letter',
  'objection-slip',
  'extension-request',
  'urging-notice',
  'supervision-letter',
  'talk-notice',
  'listing-notice',
  'satisfaction-slip',
] as const;
export type MatterPaperKind = (typeof matterPaperKinds)[number];

export const matterPapers: Readonly<Record<MatterPaperKind, PaperForm<unknown>>> = {
  receipt: receiptForm,
  'supplement-notice': supplementNoticeForm,
  'acceptance-notice': acceptanceNoticeForm,
  'refusal-notice': refusalNoticeForm,
  'circulation-slip': circulationSlipForm,
  'transfer-letter': transferLetterForm,
  'objection-slip': objectionSlipForm,
  'extension-request': extensionRequestForm,
  'urging-notice': urgingNoticeForm,
  'supervision-letter': supervisionLetterForm,
  'talk-notice': talkNoticeForm,
  'listing-notice': listingNoticeForm,
  'satisfaction-slip': satisfactionSlipForm,
};
