import { fail } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { RouteContract } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { limit, type Limit } from '../../../platform/rate-limit.ts';
import type { SessionCookies } from '../../../platform/session-cookie.ts';
import { peopleContract } from '../contract.ts';
import { passwordRules } from '../password-rules.ts';
import { goodUntil } from '../sign-in-steps.ts';
import { recordAudit } from '../store/audit.ts';
import type { RegisterKeeper } from '../store/directory.ts';
import { countTry, guardKey, noteFailure } from '../store/guard.ts';
import type { OfficerRow } from '../store/tables.ts';

/** The county's identity provider (统一身份认证). */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Claim that holds our username. Default: preferred_username. */
  readonly claim?: string;
}

/** The house with the register that is kept for it. */
export type PeopledHouse = House & { readonly keeper: RegisterKeeper };

export interface PeopleOptions {
  /** Sets the session's cookie (`sessionCookies(app, house)`). Without it only programmes can sign in, by token. */
  readonly cookies?: SessionCookies | undefined;
  readonly oidc?: OidcSettings | undefined;
  /** Days a password is good for; 0: for ever. Default: 180, and for ever in a practice county. */
  readonly passwordDays?: number | undefined;
  /** Every operation that answers here, filled while the app is composed: for the words of the audit trail. */
  readonly contracts?: readonly RouteContract[] | undefined;
}

/** What every act of signing in stands on. */
export interface Desk {
  readonly house: House;
  readonly keeper: RegisterKeeper;
  readonly cookies: SessionCookies;
  readonly oidc: OidcSettings | undefined;
  readonly passwordDays: number;
  /** Failures by address: one who tries many names is stopped too. */
  readonly byAddress: Limit;
  readonly contracts: readonly RouteContract[];
}

/** Failures from one address in ten minutes; a whole office may sit behind one. */
const FAILURES_OF_ADDRESS = 60;

const noCookies: SessionCookies = { give: () => undefined, clear: () => undefined };

export function openDesk(house: PeopledHouse, options: PeopleOptions): Desk {
  const usual = house.kind === 'practice' ? 0 : passwordRules.goodForDays;
  return {
    house,
    keeper: house.keeper,
    cookies: options.cookies ?? noCookies,
    oidc: options.oidc,
    passwordDays: options.passwordDays ?? usual,
    contracts: options.contracts ?? peopleContract,
    byAddress: limit(house, 'sign-in', { points: FAILURES_OF_ADDRESS, seconds: 600 }),
  };
}

export function passwordGoodUntil(desk: Desk, officer: Pick<OfficerRow, 'password_changed_at'>): string | null {
  const set = officer.password_changed_at;
  return goodUntil(set === null ? null : localDateOf(set), desk.passwordDays);
}

/** The principal under which somebody not yet signed in is looked up. */
export function doorkeeper(desk: Desk) {
  return systemPrincipal(desk.house.countyId, 'sign-in');
}

/** Asks the limits before anything is looked at, and counts the try. @throws Refused `too-many`, `sign-in-locked` */
export async function admitTry(desk: Desk, call: Call, username: string): Promise<void> {
  if ((await desk.byAddress.left(call.address)) <= 0) fail('limited', 'too-many', { retryAfter: 600 });
  const key = guardKey(desk.house, username);
  const until = await inTransaction(desk.house.db, doorkeeper(desk), (tx) => countTry(tx, key, call.at));
  if (!until) return;
  await inTransaction(desk.house.db, doorkeeper(desk), (tx) =>
    recordAudit(tx, { ...noteOf(call), why: 'sign-in-locked', officerId: null, target: null }),
  );
  fail('limited', 'sign-in-locked', {
    until: until.toISOString(),
    retryAfter: Math.ceil((until.getTime() - call.at.getTime()) / 1000),
  });
}

/** Counts, locks, writes down and refuses: a wrong name, password or code. Does not return. */
export async function refuseTry(
  desk: Desk,
  call: Call,
  username: string,
  officerId: number | null,
  code: 'sign-in-failed' | 'totp-wrong',
): Promise<never> {
  await desk.byAddress.consume(call.address).catch(() => undefined);
  await inTransaction(desk.house.db, doorkeeper(desk), async (tx) => {
    const locked = await noteFailure(tx, guardKey(desk.house, username), call.at);
    const target = officerId === null ? null : `officer:${officerId}`;
    await recordAudit(tx, { ...noteOf(call), why: code, officerId, target, facts: { locked } });
  });
  return fail('unauthenticated', code);
}

/** The part of an audit note that every request gives. */
export function noteOf(call: Call): { at: Date; what: string; address: string } {
  return { at: call.at, what: call.contract.operationId, address: call.address };
}
