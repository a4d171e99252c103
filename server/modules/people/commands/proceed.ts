import { localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import { openSession } from '../../../platform/session.ts';
import { newTotpSecret, totpUri } from '../../../platform/totp.ts';
import type * as contract from '../contract.ts';
import { passwordRules } from '../password-rules.ts';
import { needsSecondFactor } from '../roles.ts';
import { nextStep } from '../sign-in-steps.ts';
import { recordAudit } from '../store/audit.ts';
import type { Register } from '../store/directory.ts';
import { clearGuard, guardKey, takeBackTry } from '../store/guard.ts';
import { saveOfficer } from '../store/officers.ts';
import { heldOn, postRowsOf } from '../store/posts.ts';
import type { OfficerRow } from '../store/tables.ts';
import { type PostView, viewOfPost } from '../view-sign-in.ts';
import { type Desk, doorkeeper, noteOf, passwordGoodUntil } from './desk.ts';
import { sealTicket } from './ticket.ts';

/** What the person has shown so far. */
export interface Passed {
  readonly via: 'password' | 'oidc';
  readonly factor: boolean;
}

/**
 * Opens the session, or stops at the next step with a ticket to go on by.
 * @throws Refused `no-post`, `totp-needed`, `totp-enrolment-needed`, `password-change-needed`
 */
export async function proceed(
  desk: Desk,
  call: Call,
  officer: OfficerRow,
  passed: Passed,
): Promise<ReplyOf<typeof contract.signIn>> {
  const key = guardKey(desk.house, officer.username);
  const today = localDateOf(call.at);
  const outcome = await inTransaction(desk.house.db, doorkeeper(desk), async (tx) => {
    const posts = await postsToday(tx, desk.keeper.register(), officer.id, today);
    const [post] = posts;
    if (!post) {
      await takeBackTry(tx, key);
      const target = `officer:${officer.id}`;
      await recordAudit(tx, { ...noteOf(call), why: 'no-post', officerId: officer.id, target });
      return { kind: 'no-post' } as const;
    }
    const next = nextStep({
      via: passed.via,
      secondFactorHeld: officer.totp_secret !== null,
      secondFactorNeeded: posts.some((each) => needsSecondFactor(each.roles)),
      factorPassed: passed.factor,
      mustChangePassword: officer.must_change_password,
      passwordGoodUntil: passwordGoodUntil(desk, officer),
      today,
    });
    if (next.step !== 'done') {
      await takeBackTry(tx, key);
      return { kind: 'stop', next } as const;
    }
    const session = await openSession(tx, { kind: 'officer', officerId: officer.id, postId: post.id }, call);
    await clearGuard(tx, key);
    await saveOfficer(tx, officer.id, { last_sign_in_at: call.at });
    const facts = { via: passed.via, secondFactor: passed.factor };
    await recordAudit(tx, { ...noteOf(call), officerId: officer.id, target: `session:${session.id}`, facts });
    return { kind: 'open', session, posts, post } as const;
  });
  if (outcome.kind === 'no-post') return fail('forbidden', 'no-post');
  if (outcome.kind === 'stop') return stopAt(desk, call, officer, passed, outcome.next);
  const { session, posts, post } = outcome;
  desk.cookies.give(call.requestId, session.token);
  return { token: session.token, officer: { id: officer.id, name: officer.name }, posts: [...posts], post };
}

/** Posts of the day that carry roles, by id: what an officer may act in. */
export async function postsToday(tx: Tx, register: Register, officerId: number, today: string): Promise<PostView[]> {
  const held = (await postRowsOf(tx, officerId)).filter((post) => post.roles.length > 0 && heldOn(post, today));
  return held.flatMap((post) => viewOfPost(register.directory, post.id) ?? []);
}

function stopAt(
  desk: Desk,
  call: Call,
  officer: OfficerRow,
  passed: Passed,
  next: { step: 'totp' } | { step: 'enrol' } | { step: 'password'; why: 'first' | 'expired' },
): never {
  const { house } = desk;
  const base = {
    use: 'sign-in',
    officerId: officer.id,
    credentials: officer.credentials,
    via: passed.via,
    factorPassed: passed.factor,
    step: next.step,
  };
  if (next.step === 'totp') return fail('unauthenticated', 'totp-needed', { ticket: sealTicket(house, base, call.at) });
  if (next.step === 'password')
    return fail('unauthenticated', 'password-change-needed', {
      ticket: sealTicket(house, base, call.at),
      why: next.why,
      rules: { least: passwordRules.least, kinds: passwordRules.kinds, former: passwordRules.formerKept },
    });
  const { secret, uri } = freshSecret(desk, officer);
  const ticket = sealTicket(house, { ...base, secret }, call.at);
  return fail('unauthenticated', 'totp-enrolment-needed', { ticket, secret, uri });
}

/** A new secret with what an authenticator app reads from the QR code. */
export function freshSecret(desk: Desk, officer: Pick<OfficerRow, 'username'>): { secret: string; uri: string } {
  const secret = newTotpSecret();
  const county = desk.keeper.directory().area(desk.house.countyAreaId)?.name ?? '';
  return { secret, uri: totpUri(secret, officer.username, county) };
}
