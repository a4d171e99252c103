// Decides how an issued paper is kept: the sheet itself, so that neither other words nor another form can change it, and beside it the data and the
// version of the profile from which it can be read in the other language. And with whom it goes when a party is erased (个人信息保护法 47).
import type { Paper } from '../../kernel/paper.ts';

export interface PaperSnapshot {
  /** The Chinese sheet as it was printed. Papers issued before sheets were kept have none. */
  readonly sheet?: Paper;
  readonly data: unknown;
  readonly profile?: string;
}

/** Text of an issued paper. */
export function snapshotText(snapshot: Required<PaperSnapshot>): string {
  return freeze({ ...snapshot });
}

/** An issued paper from its text. */
export function snapshotOf(text: string): PaperSnapshot {
  const found = thaw(text);
  if (typeof found === 'object' && found !== null && 'sheet' in found && 'data' in found && 'profile' in found) {
    // Written by snapshotText alone.
    return found as Required<PaperSnapshot>;
  }
  return { data: found };
}

export interface ErasedParty {
  /** Names of the party that is erased. */
  readonly own: readonly string[];
  /** Names of the parties that still stand. */
  readonly others: readonly string[];
  /** The account of the matter goes with it. */
  readonly accountGone: boolean;
}

/** Whether the text of an issued paper goes with a party: it names nobody who still stands, and this party, the account or nobody at all is left in it. */
export function goesWith(text: string, { own, others, accountGone }: ErasedParty): boolean {
  const names = (list: readonly string[]): boolean =>
    list.some((name) => name !== '' && text.includes(JSON.stringify(name).slice(1, -1)));
  if (names(others)) return false;
  return names(own) || accountGone || others.length === 0;
}

const moment = 'moment:';

/** Dates are marked so that they come back as dates. */
function freeze(data: unknown): string {
  return JSON.stringify(marked(data));
}

function thaw(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(moment) ? asDate(value) : value,
  );
}

function marked(value: unknown): unknown {
  if (value instanceof Date) return `${moment}${value.toISOString()}`;
  if (typeof value === 'string') return value.startsWith(moment) ? `${moment}text:${value}` : value;
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, marked(member)]));
}

function asDate(value: string): Date | string {
  const rest = value.slice(moment.length);
  return rest.startsWith('text:') ? rest.slice('text:'.length) : new Date(rest);
}
