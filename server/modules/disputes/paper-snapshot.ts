// Decides how the content of an issued paper is kept: as text that gives the same paper again, moments included.

const moment = 'moment:';

/** Text of a paper's data. Dates are marked so that they come back as dates. */
export function freeze(data: unknown): string {
  return JSON.stringify(marked(data));
}

export function thaw(text: string): unknown {
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
