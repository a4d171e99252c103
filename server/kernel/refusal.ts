// Decides what a refusal is: the closed list of kinds that an act or a read may be refused with.
// The pure core returns a Refusal; commands throw it as Refused so that the transaction rolls back.

/** Closed list. platform/http maps each kind to one HTTP status. */
export type RefusalKind =
  | 'invalid'
  | 'unknown'
  | 'wrong-method'
  | 'wrong-media'
  | 'unauthenticated'
  | 'forbidden'
  | 'conflict'
  | 'stale'
  | 'version-missing'
  | 'too-early'
  | 'too-late'
  | 'too-large'
  | 'limited'
  | 'unavailable';

/** Why something was not done. `code` has words in both languages; `details` are facts for the words, never personal data. */
export interface Refusal {
  readonly refused: true;
  readonly kind: RefusalKind;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export function refuse(kind: RefusalKind, code: string, details: Record<string, unknown> = {}): Refusal {
  return { refused: true, kind, code, details };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}

/** The thrown form. Caught by platform/http and turned into application/problem+json. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.kind}: ${refusal.code}`);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** Throws a refusal in one word. Use in commands and queries; pure files return `refuse(...)`. */
export function fail(kind: RefusalKind, code: string, details: Record<string, unknown> = {}): never {
  throw new Refused(refuse(kind, code, details));
}

/** Gives back the value, or throws when the pure core answered with a refusal. */
export function accepted<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Refused(value);
  return value;
}
