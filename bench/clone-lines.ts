// Pure. Decides how the rows of one matter become those of another like it: every id, its number and those of its dossiers and letters are others, all else
// stays, so that what refers to each other still does.
import { matterNumber } from '../server/kernel/matter-number.ts';

/** How far serials reach in what is there: those of matters, of the dossiers in the fullest register of a committee's year, and of its file numbers. */
export interface Stride {
  readonly matters: number;
  readonly dossiers: number;
  readonly archives: number;
}

/** A text in pieces: what stays, and between the pieces which token of the matter stands there. */
export interface Pieces {
  readonly stay: readonly string[];
  readonly tokens: readonly number[];
}

const moving =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b\d{6}-\d{8}-\d{5,9}-\d\b|（\d{4}）[^（）\s"]{1,20}?字第\d+号|\d{4}-\p{Script=Han}{1,20}人调卷-\d+|\p{Script=Han}{1,20}[催督]〔\d{4}〕\d+号/gu;

/** Cuts texts of one matter; each different token of it has one place in `found`. */
export function cutter(): { readonly cut: (text: string) => Pieces; readonly found: readonly string[] } {
  const places = new Map<string, number>();
  const found: string[] = [];
  const placeOf = (token: string): number => {
    const known = places.get(token);
    if (known !== undefined) return known;
    places.set(token, found.push(token) - 1);
    return found.length - 1;
  };
  return {
    found,
    cut(text) {
      const stay: string[] = [];
      const tokens: number[] = [];
      let from = 0;
      for (const match of text.matchAll(moving)) {
        stay.push(text.slice(from, match.index));
        tokens.push(placeOf(match[0]));
        from = match.index + match[0].length;
      }
      stay.push(text.slice(from));
      return { stay, tokens };
    },
  };
}

/** Puts the pieces together again around other tokens. */
export function joined({ stay, tokens }: Pieces, values: readonly string[]): string {
  let text = stay[0] ?? '';
  for (let i = 0; i < tokens.length; i += 1) text += (values[tokens[i] ?? 0] ?? '') + (stay[i + 1] ?? '');
  return text;
}

/** What a token is in the n-th likeness (1, 2, …). */
export function likeness(token: string, n: number, stride: Stride): string {
  if (token.startsWith('（')) {
    const [, register = '', serial = ''] = /^(.*第)(\d+)号$/u.exec(token) ?? [];
    return `${register}${Number(serial) + n * stride.dossiers}号`;
  }
  // File numbers (案卷号); a supplement's own number stands behind it.
  const file = /^(.*人调卷-)(\d+)$/u.exec(token);
  if (file) return `${file[1]}${String(Number(file[2]) + n * stride.archives).padStart(4, '0')}`;
  // Letters of supervision: no shelf holds as many as there are matters.
  const letter = /^(.*〕)(\d+)号$/u.exec(token);
  if (letter) return `${letter[1]}${Number(letter[2]) + n * stride.matters}号`;
  if (token.length === 36) return token.slice(0, 32) + hex4((Number.parseInt(token.slice(32), 16) + n) % 65_536);
  const [county = '', day = '', serial = ''] = token.split('-');
  return matterNumber(
    county,
    `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
    Number(serial) + n * stride.matters,
  );
}

function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}
