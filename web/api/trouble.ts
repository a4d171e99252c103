// Decides what can go wrong with a call, and whether trying again with the same key may help.

/** `application/problem+json` as the server sends it; further fields are facts for the words. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly [detail: string]: unknown;
}

/** `refused`: the server said no, `problem` says why. `no-connection` and `timeout`: no answer came. `broken`: the answer was not ours (a proxy's page). */
export type TroubleKind = 'refused' | 'no-connection' | 'timeout' | 'broken' | 'stopped';

/** What every call throws when it does not succeed. */
export class CallTrouble extends Error {
  readonly kind: TroubleKind;
  readonly problem: Problem | undefined;
  constructor(kind: TroubleKind, problem?: Problem) {
    super(problem ? `${kind}: ${problem.code}` : kind);
    this.name = 'CallTrouble';
    this.kind = kind;
    this.problem = problem;
  }
}

/** The refusal code of a trouble, or the code that the words file has for the kind. */
export function codeOf(error: unknown): string {
  if (!(error instanceof CallTrouble)) return 'internal-error';
  if (error.problem) return error.problem.code;
  return {
    refused: 'internal-error',
    'no-connection': 'no-connection',
    timeout: 'no-answer',
    broken: 'no-answer',
    stopped: 'stopped',
  }[error.kind];
}

/** True when the same request with the same key may succeed a moment later: the line was lost, or the server said that it is away. */
export function mayTryAgain(error: unknown): boolean {
  if (!(error instanceof CallTrouble)) return false;
  if (error.kind === 'no-connection' || error.kind === 'timeout' || error.kind === 'broken') return true;
  return error.problem?.status === 503;
}
