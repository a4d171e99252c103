import { localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf, RouteContract } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import { passwordFits, unfittingHash } from '../../../platform/password.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { endSessions, movePost, sessionIdOf, sessionsOf } from '../../../platform/session.ts';
import { forgetStamps } from '../../../platform/stamps.ts';
import { totpStep } from '../../../platform/totp.ts';
import type * as contract from '../contract.ts';
import { needsSecondFactor } from '../roles.ts';
import { recordAudit } from '../store/audit.ts';
import { guardKey, takeBackTry } from '../store/guard.ts';
import { lockOfficer, officerById, saveOfficer, savePassword } from '../store/officers.ts';
import type { OfficerRow } from '../store/tables.ts';
import { whoAmIIn } from '../queries/who-am-i.ts';
import { admitTry, type Desk, noteOf, passwordGoodUntil, refuseTry } from './desk.ts';
import { freshSecret, postsToday } from './proceed.ts';
import { keepSecret, newPasswordHash } from './sign-in.ts';
import { enrolTicket, openTicket, sealTicket } from './ticket.ts';

type Own<C extends RouteContract> = Call<C, OfficerPrincipal>;

/** 退出登录 */
export async function signOut(
  desk: Desk,
  call: Own<typeof contract.signOut>,
): Promise<ReplyOf<typeof contract.signOut>> {
  const id = sessionIdOf(call.principal);
  await byMyself(desk, call, async (tx) => {
    if (id !== undefined) await endSessions(tx, { id }, call.at, 'signed-out');
    return { target: id === undefined ? null : `session:${id}` };
  });
  desk.cookies.clear(call.requestId);
  return { ended: true };
}

/** 切换岗位 The session acts in the other post from the next request on. */
export async function switchPost(
  desk: Desk,
  call: Own<typeof contract.switchPost>,
): Promise<ReplyOf<typeof contract.switchPost>> {
  const { postId } = call.body;
  const { officerId } = call.principal;
  const sessionId = sessionIdOf(call.principal);
  if (sessionId === undefined) fail('unauthenticated', 'sign-in-needed');
  let reply: ReplyOf<typeof contract.switchPost> | undefined;
  await byMyself(desk, call, async (tx) => {
    const posts = await postsToday(tx, desk.keeper.register(), officerId, localDateOf(call.at));
    if (!posts.some((post) => post.id === postId)) fail('unknown', 'post-unknown');
    await movePost(tx, sessionId, postId);
    reply = await whoAmIIn(desk, tx, call, postId);
    return { target: `post:${postId}`, facts: { from: call.principal.postId } };
  });
  if (!reply) throw new Error('no reply was made');
  return reply;
}

/** 修改密码 Other sessions end; this one goes on. */
export async function changePassword(
  desk: Desk,
  call: Own<typeof contract.changePassword>,
): Promise<ReplyOf<typeof contract.changePassword>> {
  const officer = await provePassword(desk, call, call.body.current);
  const hash = await inTransaction(desk.house.db, call.principal, (tx) => newPasswordHash(tx, officer, call.body.next));
  await byMyself(desk, call, async (tx) => {
    const now = await asProven(tx, officer);
    await savePassword(tx, now, hash, call.at, { mustChange: false });
    const exceptId = sessionIdOf(call.principal);
    await endSessions(tx, { officerId: officer.id, exceptId }, call.at, 'password-changed');
    return { target: `officer:${officer.id}` };
  });
  return { changed: true, goodUntil: passwordGoodUntil(desk, { password_changed_at: call.at }) };
}

/** 绑定动态口令 The secret is shown once and kept only when a code has confirmed it. */
export async function startSecondFactor(
  desk: Desk,
  call: Own<typeof contract.startSecondFactor>,
): Promise<ReplyOf<typeof contract.startSecondFactor>> {
  const officer = await provePassword(desk, call, call.body.password);
  if (officer.totp_secret !== null) fail('conflict', 'second-factor-there');
  const { secret, uri } = freshSecret(desk, officer);
  const ticket = { use: 'enrol', officerId: officer.id, credentials: officer.credentials, secret };
  return { secret, uri, ticket: sealTicket(desk.house, ticket, call.at) };
}

export async function confirmSecondFactor(
  desk: Desk,
  call: Own<typeof contract.confirmSecondFactor>,
): Promise<ReplyOf<typeof contract.confirmSecondFactor>> {
  const ticket = openTicket(desk.house, enrolTicket, call.body.ticket, call.at);
  if (ticket.officerId !== call.principal.officerId) fail('unauthenticated', 'ticket-invalid');
  const step = totpStep(ticket.secret, call.body.totp, null);
  if (step === undefined) fail('invalid', 'totp-wrong', { field: 'totp' });
  await byMyself(desk, call, async (tx) => {
    const now = await lockOfficer(tx, ticket.officerId);
    if (now?.totp_secret) fail('conflict', 'second-factor-there');
    if (now?.credentials !== ticket.credentials) return fail('unauthenticated', 'ticket-invalid');
    await keepSecret(desk, tx, now, ticket.secret, step);
    return { target: `officer:${now.id}` };
  });
  return { enrolled: true };
}

/** 解除动态口令 Not for administrators. */
export async function dropSecondFactor(
  desk: Desk,
  call: Own<typeof contract.dropSecondFactor>,
): Promise<ReplyOf<typeof contract.dropSecondFactor>> {
  const { directory } = desk.keeper.register();
  const mine = directory.posts().filter((post) => post.officerId === call.principal.officerId);
  if (mine.some((post) => needsSecondFactor(post.roles))) fail('forbidden', 'second-factor-required');
  const officer = await provePassword(desk, call, call.body.password);
  if (officer.totp_secret === null) fail('conflict', 'second-factor-absent');
  const secret = desk.house.crypto.open('people.officer.totp_secret', officer.totp_secret);
  if (totpStep(secret, call.body.totp, null) === undefined)
    return refuseTry(desk, call, officer.username, officer.id, 'totp-wrong');
  await byMyself(desk, call, async (tx) => {
    const now = await asProven(tx, officer);
    await saveOfficer(tx, now.id, { totp_secret: null, totp_last_step: null, credentials: now.credentials + 1 });
    return { target: `officer:${now.id}` };
  });
  return { dropped: true };
}

/** 结束我的某次登录 */
export async function endSession(
  desk: Desk,
  call: Own<typeof contract.endSession>,
): Promise<ReplyOf<typeof contract.endSession>> {
  const { id } = call.params;
  const { officerId } = call.principal;
  await byMyself(desk, call, async (tx) => {
    const mine = await sessionsOf(tx, officerId, call.at, desk.house.config.sessionIdleMinutes);
    if (!mine.some((session) => session.id === id)) fail('unknown', 'session-unknown');
    await endSessions(tx, { id }, call.at, 'ended-by-officer');
    return { target: `session:${id}` };
  });
  if (id === sessionIdOf(call.principal)) desk.cookies.clear(call.requestId);
  return { ended: true };
}

/** One transaction of a person on their own account, written into the audit trail. */
async function byMyself<C extends RouteContract>(
  desk: Desk,
  call: Own<C>,
  work: (tx: Tx) => Promise<{ target: string | null; facts?: Record<string, unknown> }>,
): Promise<void> {
  try {
    await inTransaction(desk.house.db, call.principal, async (tx) => {
      const done = await work(tx);
      await recordAudit(tx, { ...noteOf(call), ...done, officerId: call.principal.officerId });
    });
  } finally {
    forgetStamps();
  }
}

/** The caller's row once the present password was shown. Wrong ones count and lock as at the door. */
async function provePassword(
  desk: Desk,
  call: Call<RouteContract, OfficerPrincipal>,
  password: string,
): Promise<OfficerRow> {
  const { db } = desk.house;
  const officer = await inTransaction(db, call.principal, (tx) => officerById(tx, call.principal.officerId));
  if (!officer) return fail('unauthenticated', 'sign-in-needed');
  await admitTry(desk, call, officer.username);
  if (!(await passwordFits(password, officer.password_hash ?? unfittingHash)))
    return refuseTry(desk, call, officer.username, officer.id, 'sign-in-failed');
  // A code may follow and be wrong: only the try is taken back, not the count of earlier ones.
  await inTransaction(db, call.principal, (tx) => takeBackTry(tx, guardKey(desk.house, officer.username)));
  return officer;
}

async function asProven(tx: Tx, officer: OfficerRow): Promise<OfficerRow> {
  const now = await lockOfficer(tx, officer.id);
  if (!now || now.credentials !== officer.credentials) return fail('conflict', 'two-at-once');
  return now;
}
