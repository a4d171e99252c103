// Pure. Decides the 授权委托书: whom a party sends to a mediation, what for, with which powers and for how long.
// Without special powers an agent may not accept, change or give up a claim, nor agree (民法典 165; 民事诉讼法 62 in like manner).
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { cell, dateWords, fill, label, paragraph, place, signatures, table, value } from '../../../kernel/paper.ts';
import type { Cell, Inline, Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { paperPartySchema, pick, sexSchema, sexWord } from './party.ts';
import type { PaperParty } from './party.ts';
import { sampleApplicant, sampleCommittee } from './sample.ts';
import { partyHint, readingCopy, signHint } from './wording.ts';

/** Millimetres within the padding: enough to write by hand. */
const ROW = { height: 6 };

export const specialPowers = ['admit', 'change', 'waive', 'settle'] as const;

export const powerOfAttorneyPaperSchema = z.strictObject({
  /** To which committee it is handed. */
  committee: z.string().optional(),
  principal: paperPartySchema.optional(),
  agent: z
    .strictObject({
      name: z.string().optional(),
      sex: sexSchema.optional(),
      idNumber: z.string().optional(),
      /** 与委托人关系 */
      relation: z.string().optional(),
      phone: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  /** 委托事项 */
  subject: z.string().optional(),
  powers: z.enum(['general', 'special']).optional(),
  /** Which of the special powers are given; none are given unless named. */
  special: z.array(z.enum(specialPowers)).optional(),
  from: localDateSchema.optional(),
  until: localDateSchema.optional(),
  signedOn: localDateSchema.optional(),
});
export type PowerOfAttorneyPaper = z.infer<typeof powerOfAttorneyPaperSchema>;

function powerOfAttorneyPaper(data: PowerOfAttorneyPaper, lang: PaperLang, words: PaperWords): Paper {
  return {
    kind: 'power-of-attorney',
    lang,
    layout: 'form',
    title: words.title,
    date: data.signedOn,
    foot: readingCopy(lang),
    body: [
      table(
        [0.9, 1.4, 2.4, 1, 1.6],
        [
          ...principalRows(data.principal ?? {}, lang),
          ...agentRows(data.agent ?? {}, lang),
          [label(pick(lang, '委托事项', 'Subject'), { colspan: 2 }), value(data.subject, { colspan: 3, height: 24 })],
          [
            label(pick(lang, '委托权限', 'Powers'), { colspan: 2 }),
            cell(powers(data, lang, words), { colspan: 3, valign: 'middle' }),
          ],
          [
            label(pick(lang, '委托期限', 'Term'), { colspan: 2 }),
            cell([paragraph(term(data, lang), { indent: false })], { colspan: 3, valign: 'middle', height: 12 }),
          ],
        ],
      ),
      ...words.paragraphs('handedTo', { committee: fill(data.committee, 13) }),
      signatures(2, [
        place(pick(lang, '委托人', 'Principal'), partyHint(lang), dateWords(data.signedOn, lang)),
        place(pick(lang, '受托人', 'Agent'), signHint(lang), dateWords(data.signedOn, lang)),
      ]),
    ],
  };
}

function principalRows(principal: PaperParty, lang: PaperLang): Cell[][] {
  const title = label(pick(lang, '委托人', 'Principal'), { rowspan: 3 });
  if (principal.kind === 'organisation') {
    return [
      [title, label(pick(lang, '名称', 'Name')), value(principal.name, { colspan: 3 })],
      [
        label(pick(lang, '统一社会信用代码', 'Credit code')),
        value(principal.creditCode, ROW),
        label(pick(lang, '法定代表人（负责人）', 'Head')),
        value(principal.head, ROW),
      ],
      [
        label(pick(lang, '住所', 'Address')),
        value(principal.address, ROW),
        label(pick(lang, '电话', 'Telephone')),
        value(principal.phone, ROW),
      ],
    ];
  }
  return [
    [title, ...personCells(principal, lang)],
    [
      label(pick(lang, '身份证号', 'Identity number')),
      value(principal.idNumber, ROW),
      label(pick(lang, '电话', 'Telephone')),
      value(principal.phone, ROW),
    ],
    [label(pick(lang, '单位或住址', 'Employer or address')), value(principal.address, { colspan: 3, ...ROW })],
  ];
}

function agentRows(agent: NonNullable<PowerOfAttorneyPaper['agent']>, lang: PaperLang): Cell[][] {
  return [
    [label(pick(lang, '受托人', 'Agent'), { rowspan: 3 }), ...personCells(agent, lang)],
    [
      label(pick(lang, '身份证号', 'Identity number')),
      value(agent.idNumber, ROW),
      label(pick(lang, '与委托人关系', 'Relation')),
      value(agent.relation, ROW),
    ],
    [
      label(pick(lang, '单位或住址', 'Employer or address')),
      value(agent.address, ROW),
      label(pick(lang, '电话', 'Telephone')),
      value(agent.phone, ROW),
    ],
  ];
}

function personCells(person: { name?: string; sex?: 'male' | 'female' }, lang: PaperLang): Cell[] {
  return [
    label(pick(lang, '姓名', 'Name')),
    value(person.name, ROW),
    label(pick(lang, '性别', 'Sex')),
    value(sexWord(person.sex, lang), { align: 'center' }),
  ];
}

function powers(data: PowerOfAttorneyPaper, lang: PaperLang, words: PaperWords) {
  const line = (...text: Inline[]) => paragraph(text, { indent: false });
  const given = data.powers === 'special' ? (data.special ?? []) : [];
  return [
    line({ tick: data.powers === 'general', of: words.text('general') }),
    line({ tick: data.powers === 'special', of: words.text('special') }),
    ...specialPowers.map((power) =>
      line(pick(lang, '　　', '    '), { tick: given.includes(power), of: words.text(power) }),
    ),
  ];
}

function term(data: PowerOfAttorneyPaper, lang: PaperLang): Inline[] {
  const day = (date: string | undefined): Inline => fill(date === undefined ? undefined : dateWords(date, lang), 8);
  if (lang === 'en') return ['From ', day(data.from), ' to ', day(data.until)];
  return ['自', day(data.from), '起至', day(data.until), '止'];
}

export const powerOfAttorneyForm: PaperForm<PowerOfAttorneyPaper> = {
  kind: 'power-of-attorney',
  texts: { general: [], special: [], admit: [], change: [], waive: [], settle: [], handedTo: ['committee'] },
  input: powerOfAttorneyPaperSchema,
  make: powerOfAttorneyPaper,
  sample: {
    committee: sampleCommittee,
    principal: sampleApplicant,
    agent: {
      name: '王晓梅',
      sex: 'female',
      idNumber: '990101********0048',
      relation: '父女',
      phone: '137****0031',
      address: '安和县城关镇文化路8号',
    },
    subject: '代为参加与李树田相邻排水及院墙损害纠纷的人民调解。',
    powers: 'special',
    special: ['change', 'settle'],
    from: '2026-11-25',
    until: '2026-12-25',
    signedOn: '2026-11-25',
  },
};
