// Pure. Decides what a sign-in still needs: a one-time code, its enrolment, a new password; and when a name is locked.
import { addDays } from '../../kernel/local-date.ts';

/** 等保三级: five failures in a row lock for a quarter of an hour. */
export const TRIES_BEFORE_LOCK = 5;
export const LOCK_MINUTES = 15;

export function lockEnd(at: Date): Date {
  return new Date(at.getTime() + LOCK_MINUTES * 60_000);
}

/** Half-finished sign-ins are good for this long. */
export const TICKET_MINUTES = 10;

export interface SignInState {
  /** How the person has shown who they are. */
  readonly via: 'password' | 'oidc';
  readonly secondFactorHeld: boolean;
  readonly secondFactorNeeded: boolean;
  readonly factorPassed: boolean;
  readonly mustChangePassword: boolean;
  /** Last day of the password, or null when passwords do not run out. */
  readonly passwordGoodUntil: string | null;
  readonly today: string;
}

export type SignInStep =
  | { readonly step: 'done' }
  | { readonly step: 'totp' }
  | { readonly step: 'enrol' }
  | { readonly step: 'password'; readonly why: 'first' | 'expired' };

/** The next thing to ask for. The password is changed last: only by whoever has passed everything else. */
export function nextStep(state: SignInState): SignInStep {
  if (state.secondFactorHeld && !state.factorPassed) return { step: 'totp' };
  if (state.secondFactorNeeded && !state.secondFactorHeld) return { step: 'enrol' };
  if (state.via === 'password' && state.mustChangePassword) return { step: 'password', why: 'first' };
  if (state.via === 'password' && state.passwordGoodUntil !== null && state.today > state.passwordGoodUntil)
    return { step: 'password', why: 'expired' };
  return { step: 'done' };
}

/** Last day of a password set on a day; `days` 0 means that passwords do not run out. */
export function goodUntil(setOn: string | null, days: number): string | null {
  return setOn === null || days === 0 ? null : addDays(setOn, days);
}
