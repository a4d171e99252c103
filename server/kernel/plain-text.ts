// Decides which characters a person's words may hold, and how Chinese text is cut for search.
// NUL, control and direction-override characters and lone surrogates are refused with their own code; emoji and rare characters stay.
import { z } from 'zod';

// Direction overrides can make a printed paper read otherwise than what was typed, so they are refused everywhere.
const bidi = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/u;
// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/u;

// Half of a character. `isWellFormed` would say it in a word, and browsers of before 2023 do not know it.
const halfCharacter = /\p{Surrogate}/u;

/** The code of what is wrong with a text, or undefined when it is fit to keep. */
export function textFault(text: string): string | undefined {
  if (halfCharacter.test(text)) return 'text-lone-surrogate';
  if (text.includes('\u0000')) return 'text-nul';
  if (control.test(text)) return 'text-control-character';
  if (bidi.test(text)) return 'text-direction-override';
  return undefined;
}

export interface PlainTextRule {
  readonly min?: number;
  readonly max: number;
  /** Line breaks allowed. */
  readonly lines?: boolean;
}

/** Schema of a person's words: trimmed, NFC, length in characters (code points). Errors carry the codes of `textFault`, `text-empty`, `text-too-long`. */
export function plainText(rule: PlainTextRule): z.ZodType<string, string> {
  return z
    .string()
    .max(rule.max * 2 + 100, { error: 'text-too-long' })
    .check((ctx) => {
      const fault = textFault(ctx.value);
      if (fault) ctx.issues.push({ code: 'custom', input: ctx.value, message: fault });
      else if (!rule.lines && /[\r\n]/u.test(ctx.value))
        ctx.issues.push({ code: 'custom', input: ctx.value, message: 'text-one-line' });
    })
    .transform((text) => (halfCharacter.test(text) ? text : text.normalize('NFC')).replaceAll('\r\n', '\n').trim())
    .check((ctx) => {
      const length = [...ctx.value].length;
      if (length < (rule.min ?? 0)) ctx.issues.push({ code: 'custom', input: ctx.value, message: 'text-empty' });
      if (length > rule.max) ctx.issues.push({ code: 'custom', input: ctx.value, message: 'text-too-long' });
    });
}

const han = /\p{Script=Han}/u;

/**
 * Tokens for the search index: every pair of neighbouring Chinese characters, and whole words of other scripts in lower case.
 * Runs of six or more digits (telephones, identity numbers) are left out, so that nobody can be found by them.
 */
export function searchTokens(text: string): string[] {
  const tokens = new Set<string>();
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []) {
    if (!han.test(run)) {
      if (!/\d{6,}/u.test(run)) tokens.add(run.slice(0, 40));
      continue;
    }
    const letters = [...(run.match(/\p{Script=Han}/gu) ?? [])];
    if (letters.length === 1) tokens.add(letters[0] as string);
    for (let i = 0; i + 1 < letters.length; i += 1) tokens.add(`${letters[i]}${letters[i + 1]}`);
  }
  return [...tokens];
}
