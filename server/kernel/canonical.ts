// Decides the one spelling of a fact: canonical JSON (keys sorted, no spaces), the bytes that the history chain is hashed over.
// Never jsonb: PostgreSQL would re-spell numbers and keys.

/** Throws on what has no single spelling (undefined inside arrays, NaN, functions). Undefined members are left out; Dates become ISO text. */
export function canonical(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('a number without a spelling');
      return JSON.stringify(value);
    case 'object': {
      if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
      const members = Object.entries(value as Record<string, unknown>)
        .filter(([, v]) => v !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`);
      return `{${members.join(',')}}`;
    }
    default:
      throw new TypeError(`no spelling for a ${typeof value}`);
  }
}
