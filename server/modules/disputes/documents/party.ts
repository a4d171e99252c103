// Pure. Decides which facts of a party stand on the papers of people's mediation, and how they are set in a table.
import { z } from 'zod';
import { label, value } from '../../../kernel/paper.ts';
import type { Cell, PaperLang } from '../../../kernel/paper.ts';
import { pick } from '../../../kernel/paper-sheet.ts';

export { pick } from '../../../kernel/paper-sheet.ts';

const text = z.string().optional();

/** Millimetres within the padding: enough to write by hand. */
const ROW = 6;

export const sexSchema = z.enum(['male', 'female']);

export const paperPersonSchema = z.strictObject({
  kind: z.literal('person').optional(),
  name: text,
  sex: sexSchema.optional(),
  /** 民族 */
  ethnicity: text,
  age: z.int().min(0).max(150).optional(),
  /** 职业或职务 */
  occupation: text,
  phone: text,
  /** 单位或住址 */
  address: text,
  idNumber: text,
  /** 法定代理人, 委托代理人 and what entitles them: 李四（父亲，法定代理人） */
  representative: text,
});

export const paperOrganisationSchema = z.strictObject({
  kind: z.literal('organisation'),
  name: text,
  /** 统一社会信用代码 */
  creditCode: text,
  /** 法定代表人或负责人 */
  head: text,
  headPost: text,
  phone: text,
  address: text,
  representative: text,
});

/** A party as the papers show it. A blank form is filled in as for a person. */
export const paperPartySchema = z.union([paperOrganisationSchema, paperPersonSchema]);
export type PaperParty = z.infer<typeof paperPartySchema>;

/** Relative widths of the nine columns that `partyRows` fills. */
export function partyColumns(lang: PaperLang): number[] {
  // In Chinese the first label stands upright, a character a line.
  return lang === 'zh'
    ? [0.62, 1.6, 2.1, 0.95, 0.75, 0.95, 1.2, 0.95, 0.88]
    : [1.3, 1.45, 2, 0.7, 0.7, 1, 1.1, 0.75, 0.75];
}

/** How many columns stand right of the two that hold labels. */
export const PARTY_REST = 7;

/** 姓名 性别 民族 年龄 / 职业或职务 联系方式 / 单位或住址, and with `identity` the number and the telephone as an agreement wants them. */
export function partyRows(title: string, party: PaperParty, lang: PaperLang, identity: boolean): Cell[][] {
  const rows =
    party.kind === 'organisation' ? organisationRows(party, lang, identity) : personRows(party, lang, identity);
  if (!isEmpty(party.representative)) {
    rows.push([label(pick(lang, '代理人', 'Represented by')), value(party.representative, { colspan: 7 })]);
  }
  const [first, ...rest] = rows;
  return [[label(title, { rowspan: rows.length }), ...(first ?? [])], ...rest];
}

/** A block of rows for each party; one empty block when there is none. */
export function partiesRows(
  title: string,
  parties: readonly PaperParty[] | undefined,
  lang: PaperLang,
  identity: boolean,
): Cell[][] {
  const given: readonly PaperParty[] = parties && parties.length > 0 ? parties : [{}];
  return given.flatMap((party, n) =>
    partyRows(given.length > 1 ? pick(lang, `${title}${n + 1}`, `${title} ${n + 1}`) : title, party, lang, identity),
  );
}

/** 张三、李四; undefined when nobody is named. */
export function namesOf(parties: readonly PaperParty[] | undefined, lang: PaperLang): string | undefined {
  const names = (parties ?? []).map((party) => party.name ?? '').filter((name) => name !== '');
  return names.length > 0 ? names.join(lang === 'zh' ? '、' : ', ') : undefined;
}

export function sexWord(sex: 'male' | 'female' | undefined, lang: PaperLang): string | undefined {
  if (sex === undefined) return undefined;
  if (lang === 'zh') return sex === 'male' ? '男' : '女';
  return sex === 'male' ? 'M' : 'F';
}

function personRows(
  party: Exclude<PaperParty, { kind: 'organisation' }>,
  lang: PaperLang,
  identity: boolean,
): Cell[][] {
  const center = { align: 'center' } as const;
  return [
    [
      label(pick(lang, '姓名', 'Name')),
      value(party.name, { align: 'center', height: ROW }),
      label(pick(lang, '性别', 'Sex')),
      value(sexWord(party.sex, lang), center),
      label(pick(lang, '民族', 'Ethnic group')),
      value(party.ethnicity, center),
      label(pick(lang, '年龄', 'Age')),
      value(party.age, center),
    ],
    [
      label(pick(lang, '职业或职务', 'Occupation or post')),
      value(party.occupation, { colspan: 3, height: ROW }),
      label(pick(lang, '联系方式', 'Telephone'), { colspan: 2 }),
      value(party.phone, { colspan: 2 }),
    ],
    [label(pick(lang, '单位或住址', 'Employer or address')), value(party.address, { colspan: 7, height: ROW })],
    ...(identity
      ? [[label(pick(lang, '身份证号', 'Identity number')), value(party.idNumber, { colspan: 7, height: ROW })]]
      : []),
  ];
}

function organisationRows(
  party: Extract<PaperParty, { kind: 'organisation' }>,
  lang: PaperLang,
  identity: boolean,
): Cell[][] {
  return [
    [label(pick(lang, '名称', 'Name')), value(party.name, { colspan: 7, height: ROW })],
    [
      label(pick(lang, '法定代表人（负责人）', 'Head')),
      value(party.head),
      label(pick(lang, '职务', 'Post')),
      value(party.headPost, { colspan: 2 }),
      label(pick(lang, '联系方式', 'Telephone')),
      value(party.phone, { colspan: 2 }),
    ],
    [label(pick(lang, '住所', 'Address')), value(party.address, { colspan: 7, height: ROW })],
    ...(identity
      ? [
          [
            label(pick(lang, '统一社会信用代码', 'Unified social credit code')),
            value(party.creditCode, { colspan: 7, height: ROW }),
          ],
        ]
      : []),
  ];
}

function isEmpty(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
