// Pure. Decides the 人民调解调查（走访）记录: whom the committee asked, when and where, question by question, signed by all three.
import { z } from 'zod';
import { localDateOf } from '../../../kernel/instant.ts';
import { dateWords, heading, isBlank, momentWords, place, signatures } from '../../../kernel/paper.ts';
import type { Field, Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { pick, sexSchema, sexWord } from './party.ts';
import { sampleCommittee, sampleNumber } from './sample.ts';
import { listed, signer } from './sheet.ts';
import { committeeName, dossierLine, partyHint, readingCopy } from './wording.ts';

const text = z.string().optional();

export const investigationRecordSchema = z.strictObject({
  committee: text,
  number: text,
  startedAt: z.date().optional(),
  endedAt: z.date().optional(),
  place: text,
  /** 参加人 */
  present: z.array(z.string()).optional(),
  /** 被调查人 */
  person: z
    .strictObject({
      name: text,
      sex: sexSchema.optional(),
      age: z.int().min(0).max(150).optional(),
      address: text,
      phone: text,
      /** 与当事人关系 */
      relation: text,
    })
    .optional(),
  investigators: z.array(z.string()).optional(),
  recorder: text,
  /** 记录（问答）, speaker by speaker. */
  lines: z.array(z.strictObject({ speaker: z.string(), text: z.string() })).optional(),
});
export type DataForInvestigationRecord = z.infer<typeof investigationRecordSchema>;

function investigationRecord(data: DataForInvestigationRecord, lang: PaperLang, words: PaperWords): Paper {
  const said = (data.lines ?? []).filter((line) => !isBlank(line.text));
  const day = data.startedAt === undefined ? undefined : localDateOf(data.startedAt);
  const date = dateWords(day, lang);
  const investigators = data.investigators?.length ? data.investigators : [''];
  return {
    kind: 'investigation-record',
    lang,
    layout: 'form',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    number: dossierLine(data.number, lang),
    date: day,
    foot: readingCopy(lang) ?? words.text('foot'),
    body: [
      { part: 'fields', lines: headLines(data, lang) },
      ...words.paragraphs('told'),
      heading(pick(lang, '记录：', 'Record:')),
      said.length > 0 ? { part: 'record', lines: said } : { part: 'rules', count: 9 },
      ...words.paragraphs('readOut'),
      signatures(2, [
        place(
          isBlank(data.person?.name)
            ? pick(lang, '被调查人', 'Person asked')
            : `${pick(lang, '被调查人', 'Person asked')}　${data.person?.name}`,
          partyHint(lang),
          date,
        ),
        ...investigators.map((name) => signer(lang, ['调查人', 'Investigator'], name, date)),
        signer(lang, ['记录人', 'Recorder'], data.recorder, date),
      ]),
    ],
  };
}

function headLines(data: DataForInvestigationRecord, lang: PaperLang): Field[][] {
  const { person = {} } = data;
  const field = (zh: string, en: string, value: string | number | undefined, share = 1): Field => ({
    label: pick(lang, zh, en),
    value: value === undefined || isBlank(String(value)) ? undefined : String(value),
    share,
  });
  const until = momentWords(data.endedAt, lang);
  const from = momentWords(data.startedAt, lang);
  return [
    [field('时间', 'Time', from && (until === undefined ? from : `${from} ${pick(lang, '至', 'to')} ${until}`))],
    [field('地点', 'Place', data.place)],
    [field('参加人', 'Present', listed(data.present, lang))],
    [
      field('被调查人', 'Person asked', person.name, 2),
      field('性别', 'Sex', sexWord(person.sex, lang)),
      field('年龄', 'Age', person.age),
    ],
    [field('单位或住址', 'Employer or address', person.address)],
    [field('电话', 'Telephone', person.phone), field('与当事人关系', 'Relation to the parties', person.relation)],
    [field('调查人', 'Investigators', listed(data.investigators, lang)), field('记录人', 'Recorder', data.recorder)],
  ];
}

export const investigationRecordForm: PaperForm<DataForInvestigationRecord> = {
  kind: 'investigation-record',
  texts: { told: [], readOut: [], foot: [] },
  input: investigationRecordSchema,
  make: investigationRecord,
  sample: {
    committee: sampleCommittee,
    number: sampleNumber,
    startedAt: new Date('2026-11-28T15:00:00+08:00'),
    endedAt: new Date('2026-11-28T15:40:00+08:00'),
    place: '柳河村村委会',
    present: ['赵永福（柳河村三组组长）'],
    person: {
      name: '孙桂兰',
      sex: 'female',
      age: 62,
      address: '安和县青山镇柳河村三组14号',
      phone: '136****0042',
      relation: '双方邻居',
    },
    investigators: ['陈志远', '周敏'],
    recorder: '周敏',
    lines: [
      { speaker: '问', text: '9月12日夜里下雨的情况，您看到了什么？' },
      { speaker: '答', text: '雨很大，半夜听到一声响，早上出来看到王家东墙倒了一截，水是从李家屋檐下来的。' },
    ],
  },
};
