import { localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { endSessions } from '../../../platform/session.ts';
import type * as contract from '../contract.ts';
import { officerRecordIn } from '../queries/officers.ts';
import { isAdministrator } from '../roles.ts';
import { lockOfficer, nextId, officerByUsername, saveOfficer } from '../store/officers.ts';
import { organisationRowById } from '../store/organisations.ts';
import { heldOn, insertPost, postRowById, postRowsOf, postsHolding, savePost } from '../store/posts.ts';
import type { OfficerRow, PeopleTables } from '../store/tables.ts';
import { administer, type AdminCall, asSeen } from './administer.ts';

type OfficerReply = ReplyOf<typeof contract.getOfficer>;

/** 新增人员 An account without password or post: it lets nobody in yet. */
export function addOfficer(call: AdminCall<typeof contract.addOfficer>): Promise<OfficerReply> {
  return administer(call, async (tx) => {
    const { name, username } = call.body;
    if (await officerByUsername(tx, username)) fail('conflict', 'username-taken', { field: 'username' });
    const id = await nextId(tx, 'people.officer');
    await insertOfficer(tx, { id, name, username, createdBy: call.principal.officerId, createdAt: call.at });
    const facts = { username };
    return { reply: await officerRecordIn(tx, call, id), target: `officer:${id}`, facts, event: 'officer.added' };
  });
}

export async function insertOfficer(
  tx: Tx,
  officer: { id: number; name: string; username: string; createdBy: number | null; createdAt: Date },
): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people.officer')
    .values({
      county_id: tx.principal.countyId,
      id: officer.id,
      name: officer.name,
      username: officer.username,
      status: 'active',
      password_hash: null,
      password_changed_at: null,
      must_change_password: false,
      totp_secret: null,
      totp_last_step: null,
      credentials: 1,
      last_sign_in_at: null,
      created_by: officer.createdBy,
      created_at: officer.createdAt,
      version: 1,
    })
    .execute();
}

/** 更正姓名、用户名 */
export function reviseOfficer(call: AdminCall<typeof contract.reviseOfficer>): Promise<OfficerReply> {
  return administer(call, async (tx) => {
    const officer = await officerFor(tx, call.params.id);
    asSeen(officer, call.seen);
    const { name, username } = call.body;
    const holder = await officerByUsername(tx, username);
    if (holder && holder.id !== officer.id) fail('conflict', 'username-taken', { field: 'username' });
    await saveOfficer(tx, officer.id, { name, username }, officer.version + 1);
    const facts = { from: officer.username, username, renamed: name !== officer.name };
    return { reply: await officerRecordIn(tx, call, officer.id), target: `officer:${officer.id}`, facts };
  });
}

/** 停用 */
export function suspendOfficer(call: AdminCall<typeof contract.suspendOfficer>): Promise<OfficerReply> {
  return administer(call, async (tx) => {
    const officer = await officerFor(tx, call.params.id);
    if (officer.id === call.principal.officerId) fail('forbidden', 'not-on-yourself');
    asSeen(officer, call.seen);
    if (officer.status === 'suspended') fail('conflict', 'officer-suspended');
    const today = localDateOf(call.at);
    for (const post of await postRowsOf(tx, officer.id))
      if (heldOn(post, today)) await keepOneAdministrator(tx, officer.id, post.roles, today);
    await saveOfficer(
      tx,
      officer.id,
      { status: 'suspended', credentials: officer.credentials + 1 },
      officer.version + 1,
    );
    await endSessions(tx, { officerId: officer.id }, call.at, 'suspended');
    const facts = { reason: call.body.reason };
    return {
      reply: await officerRecordIn(tx, call, officer.id),
      target: `officer:${officer.id}`,
      facts,
    };
  });
}

/** 恢复 */
export function reinstateOfficer(call: AdminCall<typeof contract.reinstateOfficer>): Promise<OfficerReply> {
  return administer(call, async (tx) => {
    const officer = await officerFor(tx, call.params.id);
    asSeen(officer, call.seen);
    if (officer.status === 'active') fail('conflict', 'officer-active');
    await saveOfficer(tx, officer.id, { status: 'active' }, officer.version + 1);
    const facts = { reason: call.body.reason };
    return { reply: await officerRecordIn(tx, call, officer.id), target: `officer:${officer.id}`, facts };
  });
}

/** 安排岗位 Without roles: those are another administrator's to grant. */
export function assignPost(call: AdminCall<typeof contract.assignPost>): Promise<OfficerReply> {
  return administer(call, async (tx) => {
    const { officerId, organisationId, from } = call.body;
    const officer = await lockOfficer(tx, officerId);
    if (!officer) return fail('invalid', 'officer-unknown', { field: 'officerId' });
    const organisation = await organisationRowById(tx, organisationId);
    if (!organisation) return fail('invalid', 'organisation-unknown', { field: 'organisationId' });
    if (organisation.valid_to !== null) fail('conflict', 'organisation-ended');
    const held = await postRowsOf(tx, officerId);
    if (
      held.some((post) => post.organisation_id === organisationId && (post.valid_to === null || post.valid_to > from))
    )
      fail('conflict', 'post-there');
    const id = await nextId(tx, 'people.post');
    await insertPost(tx, {
      id,
      officer_id: officerId,
      organisation_id: organisationId,
      roles: [],
      valid_from: from,
      valid_to: null,
      assigned_by: call.principal.officerId,
      granted_by: null,
    });
    const facts = { officerId, organisationId, from };
    return { reply: await officerRecordIn(tx, call, officerId), target: `post:${id}`, facts, event: 'post.assigned' };
  });
}

/** 免去岗位 `on` is the first day on which it is no longer held. */
export function endPost(call: AdminCall<typeof contract.endPost>): Promise<OfficerReply> {
  return administer(call, async (tx) => {
    const { id } = call.params;
    const { on } = call.body;
    const post = await postRowById(tx, id);
    if (!post) return fail('unknown', 'post-unknown');
    if (post.officer_id === call.principal.officerId) fail('forbidden', 'not-on-yourself');
    asSeen(post, call.seen);
    if (post.valid_to !== null) fail('conflict', 'post-ended', { on: post.valid_to });
    if (on < post.valid_from) fail('invalid', 'post-date', { field: 'on', notBefore: post.valid_from });
    const today = localDateOf(call.at);
    await keepOneAdministrator(tx, post.officer_id, post.roles, today);
    await savePost(tx, id, { valid_to: on, version: post.version + 1 });
    if (on <= today) await endSessions(tx, { postId: id }, call.at, 'post-ended');
    const facts = { officerId: post.officer_id, organisationId: post.organisation_id, on };
    return {
      reply: await officerRecordIn(tx, call, post.officer_id),
      target: `post:${id}`,
      facts,
      event: 'post.ended',
    };
  });
}

/** @throws Refused `last-administrator` when nobody else would hold one of these duties */
export async function keepOneAdministrator(
  tx: Tx,
  officerId: number,
  lost: readonly string[],
  today: string,
): Promise<void> {
  for (const role of lost.filter(isAdministrator)) {
    const holders = await postsHolding(tx, role, today);
    if (holders.every((post) => post.officer_id === officerId)) fail('conflict', 'last-administrator', { role });
  }
}

export async function officerFor(tx: Tx, id: number): Promise<OfficerRow> {
  return (await lockOfficer(tx, id)) ?? fail('unknown', 'officer-unknown');
}
