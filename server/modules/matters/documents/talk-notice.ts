// Pure. Decides the 约谈通知书: the head of a body is called to a talk about a matter that is late, by decision of the body that the rule names and in its name.
// Time, place and who is called are written in by the body that decides: no record of ours holds them.
import type { PaperForm } from '../../../kernel/paper.ts';
import {
  type DataForDecidedSupervision,
  decidedSupervision,
  decidedSupervisionSchema,
  sampleDecision,
} from './decided-supervision.ts';
import { row } from './sheet.ts';

export const talkNoticeForm: PaperForm<DataForDecidedSupervision> = {
  kind: 'talk-notice',
  texts: { opening: ['due'], receipt: ['letter'] },
  input: decidedSupervisionSchema,
  make: (data, lang, words) =>
    decidedSupervision('talk-notice', data, lang, words, [
      row(lang, ['约谈时间', 'Time'], undefined),
      row(lang, ['约谈地点', 'Place'], undefined),
      row(lang, ['约谈对象', 'Called'], undefined),
    ]),
  sample: sampleDecision,
};
