// Pure. Decides the 人民调解记录（笔录）: when, where and before whom, what was told, what each side said, how it went and
// how it ended (人民调解法 article 27; 人民调解工作若干规定 article 35). Read out or read, then signed.
import { z } from 'zod';
import { localDateOf } from '../../../kernel/instant.ts';
import {
  fill,
  heading,
  isBlank,
  items,
  momentWords,
  paragraph,
  place,
  prose,
  signatures,
} from '../../../kernel/paper.ts';
import type { Field, Inline, Paper, PaperForm, PaperLang, Part, SignaturePlace } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { pick } from './party.ts';
import { sampleCommittee, sampleNumber } from './sample.ts';
import { committeeName, dossierLine, partyHint, partyPlaces, readingCopy, signHint } from './wording.ts';

export const mediationRecordPaperSchema = z.strictObject({
  committee: z.string().optional(),
  number: z.string().optional(),
  startedAt: z.date().optional(),
  endedAt: z.date().optional(),
  place: z.string().optional(),
  /** 当事人 who were there, agents with their principal. */
  parties: z.array(z.string()).optional(),
  /** 参加人: invited with the parties' consent (article 20). */
  invited: z.array(z.string()).optional(),
  mediators: z.array(z.string()).optional(),
  recorder: z.string().optional(),
  /** 告知事项; the usual ones when absent. */
  told: z.array(z.string()).optional(),
  /** 陈述与争议, speaker by speaker. */
  statements: z.array(z.strictObject({ speaker: z.string(), text: z.string() })).optional(),
  /** 调解过程 */
  course: z.string().optional(),
  result: z.enum(['agreed', 'failed', 'adjourned']).optional(),
  /** What was agreed, why not, or when it goes on. */
  resultText: z.string().optional(),
});
export type MediationRecordPaper = z.infer<typeof mediationRecordPaperSchema>;

function mediationRecordPaper(data: MediationRecordPaper, lang: PaperLang, words: PaperWords): Paper {
  return {
    kind: 'mediation-record',
    lang,
    layout: 'form',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    number: dossierLine(data.number, lang),
    date: data.startedAt === undefined ? undefined : localDateOf(data.startedAt),
    foot: readingCopy(lang) ?? words.text('foot'),
    body: [
      { part: 'fields', lines: headLines(data, lang) },
      heading(pick(lang, '告知事项：', 'Told to the parties:')),
      items(data.told ?? words.lines('told'), 0),
      heading(pick(lang, '陈述与争议：', 'Statements and points in dispute:')),
      ...statements(data),
      heading(pick(lang, '调解过程：', 'Course of the mediation:')),
      ...prose(data.course, 5),
      heading(pick(lang, '调解结果：', 'Result:')),
      paragraph(results(data, lang), { indent: false }),
      ...prose(data.resultText, 3),
      ...words.paragraphs('readOut', { verdict: fill(undefined, 10) }),
      signatures(2, places(data, lang)),
    ],
  };
}

function headLines(data: MediationRecordPaper, lang: PaperLang): Field[][] {
  const list = (names: string[] | undefined) => (names?.length ? names.join(pick(lang, '、', ', ')) : undefined);
  const field = (zh: string, en: string, value: string | undefined, share = 1): Field => ({
    label: pick(lang, zh, en),
    value: isBlank(value) ? undefined : value,
    share,
  });
  return [
    [field('时间', 'Time', hours(data, lang))],
    [field('地点', 'Place', data.place)],
    [field('当事人', 'Parties', list(data.parties))],
    [field('参加人', 'Invited', list(data.invited))],
    [field('调解员', 'Mediators', list(data.mediators)), field('记录人', 'Recorder', data.recorder)],
  ];
}

function hours(data: MediationRecordPaper, lang: PaperLang): string | undefined {
  const from = momentWords(data.startedAt, lang);
  if (from === undefined)
    return lang === 'zh' ? '　　　　年　　月　　日　　时　　分　至　　　　　　时　　分' : undefined;
  const until = momentWords(data.endedAt, lang);
  return until === undefined ? from : `${from} ${pick(lang, '至', 'to')} ${until}`;
}

function statements(data: MediationRecordPaper): Part[] {
  const lines = (data.statements ?? []).filter((line) => !isBlank(line.text));
  return lines.length > 0 ? [{ part: 'record', lines }] : [{ part: 'rules', count: 10 }];
}

function results(data: MediationRecordPaper, lang: PaperLang): Inline[] {
  return [
    { tick: data.result === 'agreed', of: pick(lang, '达成协议　　', 'Agreed    ') },
    { tick: data.result === 'failed', of: pick(lang, '未达成协议，终止调解　　', 'Not agreed, mediation ends    ') },
    { tick: data.result === 'adjourned', of: pick(lang, '择期再次调解', 'To be continued') },
  ];
}

function places(data: MediationRecordPaper, lang: PaperLang): SignaturePlace[] {
  const hint = signHint(lang);
  const invited = (data.invited ?? []).map((name) => place(`${pick(lang, '参加人　', 'Invited　')}${name}`, hint));
  const mediators = data.mediators ?? [];
  return [
    ...partyPlaces(pick(lang, '当事人', 'Party'), data.parties ?? [], 2, lang).map((one) => ({
      ...one,
      hint: partyHint(lang),
    })),
    ...invited,
    ...(mediators.length > 0 ? mediators : ['']).map((name) =>
      place(`${pick(lang, '调解员　', 'Mediator　')}${name}`.trim(), hint),
    ),
    place(`${pick(lang, '记录人　', 'Recorder　')}${data.recorder ?? ''}`.trim(), hint),
  ];
}

export const mediationRecordForm: PaperForm<MediationRecordPaper> = {
  kind: 'mediation-record',
  texts: { told: [], readOut: ['verdict'], foot: [] },
  input: mediationRecordPaperSchema,
  make: mediationRecordPaper,
  sample: {
    committee: sampleCommittee,
    number: sampleNumber,
    startedAt: new Date('2026-12-02T09:00:00+08:00'),
    endedAt: new Date('2026-12-02T11:20:00+08:00'),
    place: '青山镇人民调解委员会调解室',
    parties: ['王建国', '李树田'],
    invited: ['赵永福（柳河村三组组长）'],
    mediators: ['陈志远'],
    recorder: '周敏',
    statements: [
      {
        speaker: '调解员',
        text: '今天请双方来，是调解院墙和排水的事。刚才告知的内容，双方听清楚了吗？是否同意由我主持调解，并请赵永福同志参加？',
      },
      {
        speaker: '王建国',
        text: '听清楚了，同意。李树田家的排水管正对着我家院墙，9月12日夜里下大雨，把墙冲倒了六米多，菜地也淹了。我要求把墙修好，以后不能再往我家院里排水。',
      },
      {
        speaker: '李树田',
        text: '听清楚了，同意。排水管是对着那边，但那段墙本来就老了，不能全算我的。我愿意改管子，墙的钱我出一部分。',
      },
      { speaker: '赵永福', text: '那段墙是2009年砌的，基础确实浅。今年翻建以前下雨没有出过事，这也是事实。' },
    ],
    course:
      '调解员与双方到现场查看，测量倒塌墙体长6.2米，排水管口距墙1.1米。调解员分别与双方谈话，说明《中华人民共和国民法典》第二百八十八条、第二百九十条关于相邻关系和自然流水排放的规定，' +
      '并参考镇上两家施工队的报价（11,600元、12,400元）。双方同意按12,000元计算修复费用，由李树田承担八成。',
    result: 'agreed',
    resultText: '双方自愿达成协议，当场制作人民调解协议书。',
  },
};
