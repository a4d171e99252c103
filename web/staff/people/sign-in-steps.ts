// Pure. Decides which step of signing in comes next from what the server answered.

/** Facts that the refusals `totp-needed`, `totp-enrolment-needed` and `password-change-needed` carry. */
export interface HalfWay {
  readonly code: string;
  readonly ticket?: unknown;
  readonly secret?: unknown;
  readonly uri?: unknown;
  readonly why?: unknown;
}

export type Step =
  | { readonly at: 'password' }
  | { readonly at: 'code'; readonly ticket: string }
  | { readonly at: 'enrol'; readonly ticket: string; readonly secret: string; readonly uri: string }
  | { readonly at: 'new-password'; readonly ticket: string; readonly why: 'first' | 'expired' };

/** The step that a refusal leads to; undefined when it is a refusal and nothing else. */
export function stepAfter(problem: HalfWay | undefined): Step | undefined {
  if (!problem || typeof problem.ticket !== 'string') return undefined;
  const { ticket } = problem;
  if (problem.code === 'totp-needed') return { at: 'code', ticket };
  if (problem.code === 'password-change-needed')
    return { at: 'new-password', ticket, why: problem.why === 'expired' ? 'expired' : 'first' };
  if (problem.code === 'totp-enrolment-needed' && typeof problem.secret === 'string' && typeof problem.uri === 'string')
    return { at: 'enrol', ticket, secret: problem.secret, uri: problem.uri };
  return undefined;
}

/** A secret in groups of four, as people read it aloud and type it. */
export function inFours(secret: string): string {
  return secret.match(/.{1,4}/gu)?.join(' ') ?? '';
}
