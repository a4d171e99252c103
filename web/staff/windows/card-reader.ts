// Pure. Decides when what is typed comes from an identity card reader that types like a keyboard, and what it said:
// a run of characters faster than any hand, with a true identity number in it; other lines (name, address) if the reader sends them.
import { isIdentityNumber } from '../../../server/kernel/identity-number.ts';

/** Characters as they came in; `at` in milliseconds. An Enter or Tab of the reader stands in the text as a line break. */
export interface Burst {
  readonly text: string;
  readonly startedAt: number;
  readonly lastAt: number;
}

export interface Card {
  readonly idNumber: string;
  readonly name?: string;
  readonly gender?: string;
  readonly ethnicity?: string;
  readonly address?: string;
}

/** Readers leave a few milliseconds between two characters, the quickest typist some eighty. */
const mostPause = 60;
/** After so long a silence the reader is done; a busy page draws slower than a reader types. */
export const silence = 300;

/** Goes on with a burst, or begins a new one when the pause was a hand's. */
export function follow(burst: Burst | undefined, typed: string, at: number): Burst {
  return burst && at - burst.lastAt <= mostPause
    ? { text: burst.text + typed, startedAt: burst.startedAt, lastAt: at }
    : { text: typed, startedAt: at, lastAt: at };
}

/**
 * True once no hand can have typed it: what follows (an Enter) belongs to the reader and must not send a form.
 * A Tab that is held down comes as fast and says nothing: only what is written counts.
 */
export function isReader(burst: Burst): boolean {
  return burst.text.replaceAll('\n', '').length >= 12;
}

const ethnic = /^(?:汉|\p{Script=Han}{1,10}族)$/u;
const labels = /^(?:姓名|性别|民族|出生|住址|地址|号码|公民身份号码|身份证号?|证件号码)[:：]?/u;

/** What stands on the card; undefined when no true identity number is in it, so that a fast paste of something else does nothing. */
export function readCard(text: string): Card | undefined {
  const words = text
    .normalize('NFKC')
    .split(/[\r\n\t,;|]+| {2,}/u)
    .map((word) => word.trim().replace(labels, '').trim())
    .filter(Boolean);
  const parts = words.flatMap((word) => splitOff(word));
  const idNumber = parts.find((part) => isIdentityNumber(part.toUpperCase()))?.toUpperCase();
  if (idNumber === undefined) return undefined;
  const gender = parts.find((part) => part === '男' || part === '女');
  const ethnicity = parts.find((part) => ethnic.test(part));
  const address = parts.find((part) => /\p{Script=Han}{3}/u.test(part) && /[省市县区乡镇村路街号室组旗]/u.test(part));
  const name = parts.find(
    (part) => part !== gender && part !== ethnicity && part !== address && /^[\p{Script=Han}·]{2,20}$/u.test(part),
  );
  return {
    idNumber,
    ...(name === undefined ? {} : { name }),
    ...(gender === undefined ? {} : { gender }),
    ...(ethnicity === undefined ? {} : { ethnicity: ethnicity.replace(/族$/u, '') }),
    ...(address === undefined ? {} : { address }),
  };
}

/** A number that is glued to what stands before or after it («张三990101…»). */
function splitOff(word: string): string[] {
  const found = /^(.*?)(\d{17}[\dXx])(.*)$/u.exec(word);
  return found ? [found[1] ?? '', found[2] ?? '', found[3] ?? ''].map((part) => part.trim()).filter(Boolean) : [word];
}
