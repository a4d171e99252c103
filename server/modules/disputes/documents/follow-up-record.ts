// Pure. Decides the 人民调解回访记录 that a mediator of the committee writes: is the agreement kept, are the parties content, did one sue, was the
// mediation wrong, may the quarrel grow, what was done (人民调解法 article 31). The centre's satisfaction slip is another paper, by another person.
import { z } from 'zod';
import { localDateOf } from '../../../kernel/instant.ts';
import { dateWords, momentWords, signatures, table } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { sampleCommittee, sampleNumber } from './sample.ts';
import { listed, pair, proseRow, row, SHEET, signer } from './sheet.ts';
import { committeeName, dossierLine, readingCopy } from './wording.ts';

const text = z.string().optional();

export const followUpRecordSchema = z.strictObject({
  committee: text,
  /** 调解协议编号 */
  number: text,
  parties: z.array(z.string()).optional(),
  /** 回访事由: the name of the dispute. */
  dispute: text,
  visitedAt: z.date().optional(),
  /** 方式 */
  way: text,
  /** 回访情况 */
  performance: text,
  satisfaction: text,
  lawsuit: text,
  wrongMediation: text,
  escalation: text,
  measures: text,
  visitedBy: text,
});
export type DataForFollowUpRecord = z.infer<typeof followUpRecordSchema>;

function followUpRecord(data: DataForFollowUpRecord, lang: PaperLang, words: PaperWords): Paper {
  const day = data.visitedAt === undefined ? undefined : localDateOf(data.visitedAt);
  return {
    kind: 'follow-up-record',
    lang,
    layout: 'form',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    number: dossierLine(data.number, lang),
    date: day,
    foot: readingCopy(lang),
    body: [
      table(SHEET, [
        row(lang, ['当事人', 'Parties'], listed(data.parties, lang)),
        row(lang, ['调解协议编号', 'Agreement'], data.number),
        row(lang, ['回访事由', 'About'], data.dispute),
        pair(lang, [['回访时间', 'When'], momentWords(data.visitedAt, lang)], [['回访方式', 'How'], data.way]),
        proseRow(lang, ['协议履行情况', 'Performance'], data.performance, 22),
        proseRow(lang, ['当事人满意情况', 'Satisfaction'], data.satisfaction, 14),
        proseRow(lang, ['是否起诉及裁判结果', 'Lawsuit and its result'], data.lawsuit, 12),
        proseRow(lang, ['有无错误调解', 'Was the mediation wrong'], data.wrongMediation, 12),
        proseRow(lang, ['有无激化苗头', 'Signs that it may grow'], data.escalation, 12),
        proseRow(lang, ['采取的措施', 'Measures'], data.measures, 18),
      ]),
      signatures(2, [signer(lang, ['回访人', 'Mediator who visited'], data.visitedBy, dateWords(day, lang))]),
      ...words.notes('note'),
    ],
  };
}

export const followUpRecordForm: PaperForm<DataForFollowUpRecord> = {
  kind: 'follow-up-record',
  texts: { note: [] },
  input: followUpRecordSchema,
  make: followUpRecord,
  sample: {
    committee: sampleCommittee,
    number: sampleNumber,
    parties: ['王建国', '李树田'],
    dispute: '邻里纠纷',
    visitedAt: new Date('2027-01-06T14:30:00+08:00'),
    way: '上门',
    performance: '李树田已支付修复费用9,600元，排水管已改建，村民小组长到场查看。',
    satisfaction: '双方均表示满意。',
    lawsuit: '未起诉。',
    wrongMediation: '无。',
    escalation: '无。',
    measures: '提醒双方雨季前清理排水沟。',
    visitedBy: '陈志远',
  },
};
