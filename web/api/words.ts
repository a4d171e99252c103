import type { Language } from '../ui/language.ts';
import { refusalsZh } from './refusals.zh.ts';
import { CallTrouble, codeOf } from './trouble.ts';

type Words = Readonly<Record<string, string>>;

let english: Words | undefined;

/** Brings the English words in; they are a file of their own, so that a Chinese reader does not carry them. */
export async function loadEnglish(): Promise<void> {
  english ??= (await import('./refusals.en.ts')).refusalsEn;
}

/** What went wrong, in the reader's words, with the request id where the fault is ours. */
export function wordsFor(error: unknown, language: Language): string {
  const problem = error instanceof CallTrouble ? error.problem : undefined;
  const text = wordsOfCode(codeOf(error), language, problem ?? {});
  return problem && problem.status >= 500 ? `${text} (${problem.requestId})` : text;
}

/** The words of one code; places like `{acts}` are filled from the details. An unknown code is shown as it is rather than hidden. */
export function wordsOfCode(code: string, language: Language, details: Readonly<Record<string, unknown>> = {}): string {
  const words = (language === 'en' ? english : refusalsZh) ?? refusalsZh;
  const text = words[code];
  if (text === undefined) return language === 'en' ? `This was refused (${code}).` : `没有办成（${code}）。`;
  return text.replaceAll(/\{(\w+)\}/gu, (_, name: string) => plain(details[name]));
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join('、');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** One wrong place of a form: `path` is dotted as in the body, `words` say what is wrong there. */
export interface WrongPlace {
  readonly path: string;
  readonly words: string;
}

/** The wrong places that an `input-invalid` refusal names. */
export function wrongPlaces(error: unknown, language: Language): WrongPlace[] {
  const problems = error instanceof CallTrouble ? error.problem?.['problems'] : undefined;
  if (!Array.isArray(problems)) return [];
  return problems.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { path, code } = entry as { path?: unknown; code?: unknown };
    if (typeof path !== 'string' || typeof code !== 'string') return [];
    const known = code in refusalsZh ? code : 'input-invalid';
    return [{ path, words: wordsOfCode(known, language) }];
  });
}
