// Pure. Decides what an official paper (文书) is made of: a tree of plain data from which PDF and Word both come.
// Every text in it is data, never markup. A value that is absent is a place to fill by hand, so an empty record gives the blank form.
import type { z } from 'zod';
import { formatDateTimeEn, formatDateTimeZh } from './instant.ts';
import { formatDateEn, formatDateZh } from './local-date.ts';
import type { LocalDate } from './local-date.ts';
import type { PaperWords } from './paper-wording.ts';

/** The Chinese paper is the one that is signed; the English one is for reading. */
export type PaperLang = 'zh' | 'en';

export interface Paper {
  /** The paper's kind, as in its form: 'agreement'. */
  readonly kind: string;
  readonly lang: PaperLang;
  readonly title: string;
  /** The body that issues the paper, above the title. */
  readonly organisation?: readonly Inline[];
  /** Beneath the title, at the right: 编号：（2026）青山人调字第17号. */
  readonly number?: readonly Inline[];
  /** The paper's own day; fixes the date inside the file, so that the same paper gives the same bytes. */
  readonly date?: LocalDate;
  /** 'letter' has the margins of 公文 and 小三 type; 'form' is closer, for bordered tables. */
  readonly layout: 'letter' | 'form';
  readonly body: readonly Part[];
  /** Small, at the foot of every page beside the page number. */
  readonly foot?: string;
}

/** Plain text; a place of the form (`fill`: its value underlined, or a rule of `width` characters); bold text; a box to tick. */
export type Inline = string | Fill | Strong | Tick;
export interface Fill {
  readonly fill: string | undefined;
  /** In Chinese characters. */
  readonly width: number;
}
export interface Strong {
  readonly strong: string;
}
export interface Tick {
  readonly tick: boolean;
  readonly of: string;
}

export type Align = 'left' | 'center' | 'right';

export type Part =
  | Paragraph
  | Heading
  | Items
  | Table
  | FieldLines
  | TalkRecord
  | Rules
  | Signatures
  | Qr
  | Note
  | PageBreak
  | Space;

export interface Paragraph {
  readonly part: 'paragraph';
  readonly text: readonly Inline[];
  /** Two characters in from the left on the first line, as Chinese prose is set. */
  readonly indent: boolean;
  readonly align: Align;
}
export interface Heading {
  readonly part: 'heading';
  readonly text: string;
}
export interface Items {
  readonly part: 'items';
  /** 'arabic' 1. 'paren' （一） */
  readonly numbering: 'arabic' | 'paren';
  readonly items: readonly (readonly Inline[])[];
}
export interface Table {
  readonly part: 'table';
  /** Relative widths. */
  readonly columns: readonly number[];
  readonly rows: readonly Row[];
}
export interface Row {
  readonly cells: readonly Cell[];
}
export interface Cell {
  readonly content: readonly Part[];
  /** A label of the form: centred, in the label type. */
  readonly label: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly align: Align;
  readonly valign: 'top' | 'middle';
  /** Millimetres at least; 0 for what the text needs. */
  readonly height: number;
}
/** Lines of 姓名 ____ 性别 ____, each place `share` of the line wide. */
export interface FieldLines {
  readonly part: 'fields';
  readonly lines: readonly (readonly Field[])[];
}
export interface Field {
  readonly label: string;
  readonly value: string | undefined;
  readonly share: number;
}
/** A record of what was said (笔录), speaker by speaker. */
export interface TalkRecord {
  readonly part: 'record';
  readonly lines: readonly { readonly speaker: string; readonly text: string }[];
}
/** Empty rules to write on. */
export interface Rules {
  readonly part: 'rules';
  readonly count: number;
}
export interface Signatures {
  readonly part: 'signatures';
  /** A single place in two columns stands at the right. What comes just before stays on the same page. */
  readonly columns: 1 | 2;
  readonly places: readonly SignaturePlace[];
}
/** A place to sign, seal or press a finger. Software never draws a seal or a signature: only the place is marked. */
export interface SignaturePlace {
  /** For a seal with its brackets: （人民调解委员会印章）. */
  readonly label: string;
  /** （签名、盖章或按指印） */
  readonly hint?: string;
  /** Room for the round seal (42 mm) instead of a rule. */
  readonly seal: boolean;
  /** Printed beneath; undefined prints no date line. */
  readonly date?: string;
}
export interface Qr {
  readonly part: 'qr';
  readonly text: string;
  readonly caption?: string;
  /** Millimetres. */
  readonly size: number;
}
export interface Note {
  readonly part: 'note';
  readonly text: readonly Inline[];
}
export interface PageBreak {
  readonly part: 'page-break';
}
export interface Space {
  readonly part: 'space';
  /** Millimetres. */
  readonly height: number;
}

/** A form of the office: what it takes (everything may be absent), which words it wants, and how it becomes a paper. */
export interface PaperForm<T> {
  readonly kind: string;
  /** Its standing texts, which the county's profile words: by key, the places in braces that each must hold. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** Refuses unknown fields and wrong types; every field is optional. */
  readonly input: z.ZodType<T>;
  make(data: T, lang: PaperLang, words: PaperWords): Paper;
  /** An invented record, for tests, screenshots and the practice county. */
  readonly sample: T;
}

/** Nothing to print: absent, or only white space. */
export function isBlank(value: string | undefined): boolean {
  return value === undefined || value.trim() === '';
}

export function fill(value: string | number | undefined, width: number): Fill {
  return { fill: value === undefined || isBlank(String(value)) ? undefined : String(value), width };
}

export function paragraph(text: readonly Inline[] | string, more: { indent?: boolean; align?: Align } = {}): Paragraph {
  const inlines = typeof text === 'string' ? [text] : text;
  return { part: 'paragraph', text: inlines, indent: more.indent ?? true, align: more.align ?? 'left' };
}

/** A person's words, a paragraph for each line they wrote; rules to write on when there are none. */
export function prose(text: string | undefined, rules: number): Part[] {
  const lines = linesOf(text);
  return lines.length > 0 ? lines.map((line) => paragraph(line)) : [{ part: 'rules', count: rules }];
}

export function heading(text: string): Heading {
  return { part: 'heading', text };
}

/** Numbered items; `blanks` empty places when there is none. */
export function items(
  texts: readonly string[] | undefined,
  blanks: number,
  numbering: Items['numbering'] = 'arabic',
): Items {
  const given = (texts ?? []).filter((text) => !isBlank(text));
  const list: Inline[][] =
    given.length > 0 ? given.map((text) => [text]) : Array.from({ length: blanks }, () => [fill(undefined, 24)]);
  return { part: 'items', numbering, items: list };
}

export function note(text: readonly Inline[] | string): Note {
  return { part: 'note', text: typeof text === 'string' ? [text] : text };
}

export function signatures(columns: 1 | 2, places: readonly SignaturePlace[]): Signatures {
  return { part: 'signatures', columns, places };
}

export function place(label: string, hint?: string, date?: string): SignaturePlace {
  return { label, seal: false, ...(hint === undefined ? {} : { hint }), ...(date === undefined ? {} : { date }) };
}

export function sealPlace(label: string, date?: string): SignaturePlace {
  return { label, seal: true, ...(date === undefined ? {} : { date }) };
}

export function table(columns: readonly number[], rows: readonly (readonly Cell[])[]): Table {
  return { part: 'table', columns, rows: rows.map((cells) => ({ cells })) };
}

export interface CellShape {
  readonly colspan?: number;
  readonly rowspan?: number;
  readonly align?: Align;
  readonly valign?: 'top' | 'middle';
  readonly height?: number;
}

export function label(text: string, shape: CellShape = {}): Cell {
  return cellOf([paragraph(text, { indent: false, align: 'center' })], true, { align: 'center', ...shape });
}

/** A value of the record in its cell: every line a line; empty when absent. */
export function value(text: string | number | undefined, shape: CellShape = {}): Cell {
  const lines = text === undefined ? [] : linesOf(String(text));
  const align = shape.align ?? 'left';
  return cellOf(
    lines.map((line) => paragraph(line, { indent: false, align })),
    false,
    shape,
  );
}

export function cell(content: readonly Part[], shape: CellShape = {}): Cell {
  return cellOf(content, false, { valign: 'top', ...shape });
}

function cellOf(content: readonly Part[], isLabel: boolean, shape: CellShape): Cell {
  return {
    content,
    label: isLabel,
    colspan: shape.colspan ?? 1,
    rowspan: shape.rowspan ?? 1,
    align: shape.align ?? 'left',
    valign: shape.valign ?? 'middle',
    height: shape.height ?? 0,
  };
}

export function linesOf(text: string | undefined): string[] {
  return (text ?? '').split(/\r\n|[\n\r\u2028\u2029]/u).filter((line) => line.trim() !== '');
}

/** 2026年11月22日; with no date the empty form, to fill by hand. */
export function dateWords(date: LocalDate | undefined, lang: PaperLang): string {
  if (date === undefined) return lang === 'zh' ? '　　　　年　　月　　日' : 'Date: ____________________';
  return lang === 'zh' ? formatDateZh(date) : formatDateEn(date);
}

/** 2026年11月22日 14:05; undefined stays undefined. */
export function momentWords(moment: Date | undefined, lang: PaperLang): string | undefined {
  if (moment === undefined) return undefined;
  return lang === 'zh' ? formatDateTimeZh(moment) : formatDateTimeEn(moment);
}

// NUL, controls, lone surrogates and non-characters have no shape; direction overrides can make a paper read otherwise than what was typed.
const UNPRINTABLE =
  // oxlint-disable-next-line no-control-regex -- naming the control characters is the point
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFFFD-\uFFFF]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;
// Joiners, variation selectors and soft breaks have no shape of their own either, but nothing is lost by leaving them out.
const SHAPELESS = /\p{Variation_Selector}|[\u00AD\u200B\u200C\u2060\uFEFF]|\u200D/gu;

/** The text as it can stand on paper: what cannot be shown becomes □, so that a reader sees that something stood there. */
export function printable(text: string): string {
  return text.replace(SHAPELESS, '').replace(UNPRINTABLE, '□').replace(/\t/gu, ' ');
}
