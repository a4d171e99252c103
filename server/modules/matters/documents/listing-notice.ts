// Pure. Decides the 挂牌督办通知书: a body's late matter is put on the list of those that are watched until they are finished, by decision of the body that the rule names and in its name.
// When it is taken off the list the body that decides writes in.
import type { PaperForm } from '../../../kernel/paper.ts';
import {
  type DataForDecidedSupervision,
  decidedSupervision,
  decidedSupervisionSchema,
  sampleDecision,
} from './decided-supervision.ts';
import { row } from './sheet.ts';

export const listingNoticeForm: PaperForm<DataForDecidedSupervision> = {
  kind: 'listing-notice',
  texts: { opening: ['due'], receipt: ['letter'] },
  input: decidedSupervisionSchema,
  make: (data, lang, words) =>
    decidedSupervision('listing-notice', data, lang, words, [row(lang, ['摘牌条件', 'Taken off when'], undefined)]),
  sample: sampleDecision,
};
