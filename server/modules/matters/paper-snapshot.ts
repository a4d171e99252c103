// Decides how an issued paper is kept: the sheet itself, so that neither other words nor another form can change it, and beside it the data and the
// version of the profile from which it can be read in the other language.
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
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by snapshotText alone
    return found as Required<PaperSnapshot>;
  }
  return { data: found };
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
