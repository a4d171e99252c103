import { localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { generatedPassword, hashPassword } from '../../../platform/password.ts';
import { endSessions, sessionsOf } from '../../../platform/session.ts';
import type * as contract from '../contract.ts';
import { officerRecordIn } from '../queries/officers.ts';
import { mayBeOnePerson, roles, standTogether } from '../roles.ts';
import { keyInForce } from '../store/api-keys.ts';
import { clearGuard, guardKey, lockedUntil } from '../store/guard.ts';
import { saveOfficer, savePassword } from '../store/officers.ts';
import { postRowById, postRowsOf, savePost } from '../store/posts.ts';
import { administer, type AdminCall, asSeen } from './administer.ts';
import { keepOneAdministrator, officerFor } from './officers.ts';

type OfficerReply = ReplyOf<typeof contract.getOfficer>;

/** 授予角色 Never to oneself, never by whoever made the post; the three administrators' duties stand alone. */
export function grantRoles(call: AdminCall<typeof contract.grantRoles>): Promise<OfficerReply> {
  return administer(call, async (tx) => {
    const { id } = call.params;
    const post = await postRowById(tx, id);
    if (!post) return fail('unknown', 'post-unknown');
    if (post.officer_id === call.principal.officerId) fail('forbidden', 'not-on-yourself');
    if (post.assigned_by === call.principal.officerId) fail('forbidden', 'not-by-who-made-it');
    await officerFor(tx, post.officer_id);
    asSeen(post, call.seen);
    const today = localDateOf(call.at);
    if (post.valid_to !== null && post.valid_to <= today) fail('conflict', 'post-ended', { on: post.valid_to });
    const granted = roles.filter((role) => call.body.roles.includes(role));
    if (!standTogether(granted)) fail('conflict', 'roles-apart', { roles: granted });
    for (const other of await postRowsOf(tx, post.officer_id)) {
      const over = other.id === id || (other.valid_to !== null && other.valid_to <= today);
      if (!over && !mayBeOnePerson(granted, other.roles))
        fail('conflict', 'roles-apart', { roles: granted, otherPost: other.id, held: other.roles });
    }
    await keepOneAdministrator(
      tx,
      post.officer_id,
      post.roles.filter((role) => !granted.includes(role)),
      today,
    );
    await savePost(tx, id, { roles: granted, granted_by: call.principal.officerId, version: post.version + 1 });
    const facts = { officerId: post.officer_id, from: post.roles, roles: granted };
    return {
      reply: await officerRecordIn(tx, call, post.officer_id),
      target: `post:${id}`,
      facts,
      event: 'post.roles-granted',
    };
  });
}

/** 解除锁定 */
export function unlockOfficer(call: AdminCall<typeof contract.unlockOfficer>): Promise<OfficerReply> {
  return administer(call, async (tx) => {
    const officer = await officerFor(tx, call.params.id);
    asSeen(officer, call.seen);
    const key = guardKey(call.house, officer.username);
    if (!(await lockedUntil(tx, key, call.at))) fail('conflict', 'officer-not-locked');
    await clearGuard(tx, key);
    await saveOfficer(tx, officer.id, {}, officer.version + 1);
    return { reply: await officerRecordIn(tx, call, officer.id), target: `officer:${officer.id}` };
  });
}

/** 重置密码 A temporary password, shown in this reply only, to be changed at the first sign-in. */
export async function resetPassword(
  call: AdminCall<typeof contract.resetPassword>,
): Promise<ReplyOf<typeof contract.resetPassword>> {
  const temporaryPassword = generatedPassword();
  const hash = await hashPassword(temporaryPassword);
  return administer(call, async (tx) => {
    const officer = await officerFor(tx, call.params.id);
    if (officer.id === call.principal.officerId) fail('forbidden', 'not-on-yourself');
    asSeen(officer, call.seen);
    if (await keyInForce(tx, officer.id, localDateOf(call.at))) fail('conflict', 'api-key-account');
    await savePassword(tx, officer, hash, call.at, { mustChange: true, version: officer.version + 1 });
    await clearGuard(tx, guardKey(call.house, officer.username));
    await endSessions(tx, { officerId: officer.id }, call.at, 'password-reset');
    const record = await officerRecordIn(tx, call, officer.id);
    return { reply: { temporaryPassword, officer: record, version: record.version }, target: `officer:${officer.id}` };
  });
}

/** 重置动态口令 */
export function resetSecondFactor(call: AdminCall<typeof contract.resetSecondFactor>): Promise<OfficerReply> {
  return administer(call, async (tx) => {
    const officer = await officerFor(tx, call.params.id);
    if (officer.id === call.principal.officerId) fail('forbidden', 'not-on-yourself');
    asSeen(officer, call.seen);
    if (officer.totp_secret === null) fail('conflict', 'second-factor-absent');
    const credentials = officer.credentials + 1;
    await saveOfficer(tx, officer.id, { totp_secret: null, totp_last_step: null, credentials }, officer.version + 1);
    await endSessions(tx, { officerId: officer.id }, call.at, 'second-factor-reset');
    return { reply: await officerRecordIn(tx, call, officer.id), target: `officer:${officer.id}` };
  });
}

/** 强制退出 One session, or all. */
export function endOfficerSessions(
  call: AdminCall<typeof contract.endOfficerSessions>,
): Promise<ReplyOf<typeof contract.endOfficerSessions>> {
  return administer(call, async (tx) => {
    const officer = await officerFor(tx, call.params.id);
    const { sessionId } = call.body;
    if (sessionId !== undefined) {
      const running = await sessionsOf(tx, officer.id, call.at, call.house.config.sessionIdleMinutes);
      if (!running.some((session) => session.id === sessionId)) fail('unknown', 'session-unknown');
    }
    const which = sessionId === undefined ? { officerId: officer.id } : { id: sessionId };
    const ended = await endSessions(tx, which, call.at, 'ended-by-administrator');
    return { reply: { ended }, target: `officer:${officer.id}`, facts: { ended } };
  });
}
