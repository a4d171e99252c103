// Pure. Decides the 约谈通知书: the head of a body is called to a talk about a matter that is late, by decision of the body that the rule names and in its name.
// Time and place are recorded with the decision; an empty form leaves them to be written in.
import { momentWords, type PaperForm } from '../../../kernel/paper.ts';
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
      row(lang, ['约谈时间', 'Time'], momentWords(data.talkAt, lang)),
      row(lang, ['约谈地点', 'Place'], data.talkPlace),
      row(lang, ['约谈对象', 'Called'], data.talkCalled),
    ]),
  sample: {
    ...sampleDecision,
    talkAt: new Date('2026-12-31T09:30:00+08:00'),
    talkPlace: '安和县信访局三楼会议室',
    talkCalled: '主要负责人',
  },
};
