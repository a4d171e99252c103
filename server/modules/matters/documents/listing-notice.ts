// Pure. Decides the 挂牌督办通知书: a body's late matter is put on the list of those that are watched until they are finished, by decision of the body that the rule names and in its name.
// When it is taken off the list is recorded with the decision; an empty form leaves it to be written in.
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
    decidedSupervision('listing-notice', data, lang, words, [
      row(lang, ['摘牌条件', 'Taken off when'], data.takenOffWhen),
    ]),
  sample: { ...sampleDecision, takenOffWhen: '事项办结并经核对。' },
};
