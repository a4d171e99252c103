import type { Refusal, RefusalKind } from '../../kernel/refusal.ts';

/** The one table that maps a kind of refusal to a status. */
export const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  unknown: 404,
  'wrong-method': 405,
  conflict: 409,
  'too-early': 409,
  'too-late': 409,
  stale: 412,
  'too-large': 413,
  'wrong-media': 415,
  'version-missing': 428,
  limited: 429,
  unavailable: 503,
};

/** RFC 9457. `code` has words in both languages in the web; details never hold personal data. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly [detail: string]: unknown;
}

export function problemOf(refusal: Refusal, requestId: string): Problem {
  return {
    ...refusal.details,
    type: 'about:blank',
    title: refusal.kind,
    // A bug of ours is no kind of refusal: it is told as what it is.
    status: refusal.code === 'internal-error' ? 500 : statusOf[refusal.kind],
    code: refusal.code,
    requestId,
  };
}
