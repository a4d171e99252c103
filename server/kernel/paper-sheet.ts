// Decides how a sheet of labelled rows is set, whatever paper it is of: its columns, a row, a pair, what is read from the top, names in a line. Pure.
import { cell, isBlank, label, prose, value } from './paper.ts';
import type { Cell, PaperLang } from './paper.ts';

/** A label in both languages. */
export type Label = readonly [zh: string, en: string];

export function pick(lang: PaperLang, zh: string, en: string): string {
  return lang === 'zh' ? zh : en;
}

/** Relative widths of the four columns of a sheet: label, value, label, value. */
export const SHEET = [1.35, 2.3, 1.2, 2.15];

/** One label and its value over the rest of the sheet. */
export function row(lang: PaperLang, name: Label, text: string | number | undefined, height = 8): Cell[] {
  return [label(pick(lang, ...name)), value(text, { colspan: 3, height })];
}

/** The same for what a person wrote in many lines: read from the top. */
export function proseRow(lang: PaperLang, name: Label, text: string | undefined, height: number): Cell[] {
  return [label(pick(lang, ...name)), cell(isBlank(text) ? [] : prose(text, 0), { colspan: 3, height })];
}

export function pair(
  lang: PaperLang,
  one: readonly [Label, string | number | undefined],
  other: readonly [Label, string | number | undefined],
): Cell[] {
  return [
    label(pick(lang, ...one[0])),
    value(one[1], { height: 8 }),
    label(pick(lang, ...other[0])),
    value(other[1], { height: 8 }),
  ];
}

/** 甲、乙; undefined when nobody is named. */
export function listed(names: readonly string[] | undefined, lang: PaperLang): string | undefined {
  const given = (names ?? []).filter((name) => !isBlank(name));
  return given.length > 0 ? given.join(pick(lang, '、', ', ')) : undefined;
}
