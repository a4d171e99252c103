import { localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/new-id.ts';
import type * as contract from '../contract.ts';
import { endPoolRow, insertPoolMember, type PoolMemberRow, poolRowById, poolRows } from '../store/pool.ts';
import { postRowById } from '../store/posts.ts';
import { administer, type AdminCall, asSeen } from './administer.ts';

type Member = ReplyOf<typeof contract.endPoolMember>;

/** Roles by which a post may be of use in a pool. */
const useful: readonly string[] = ['checker', 'follow_up', 'centre_head'];

function memberOf(house: House, row: PoolMemberRow, at: Date): Member {
  const today = localDateOf(at);
  const directory = house.directory();
  const post = directory.post(row.post_id);
  const over = row.valid_to !== null && row.valid_to <= today;
  return {
    id: row.id,
    areaId: row.area_id,
    area: directory.area(row.area_id)?.name ?? '',
    postId: row.post_id,
    officer: post?.officerName ?? '',
    organisation: directory.organisation(post?.organisationId ?? null)?.name ?? '',
    roles: [...(post?.roles ?? [])],
    validFrom: row.valid_from,
    validTo: row.valid_to,
    valid: row.valid_from <= today && !over && (post?.roles.some((role) => useful.includes(role)) ?? false),
    version: row.version,
    acts: over ? [] : ['endPoolMember'],
  };
}

/** 审核回访人员库 All that ever were, by township, the newest first. */
export function listPoolMembers(
  call: Pick<AdminCall<typeof contract.listPoolMembers>, 'house' | 'principal' | 'at'>,
): Promise<ReplyOf<typeof contract.listPoolMembers>> {
  const { house, principal, at } = call;
  return inTransaction(house.db, principal, async (tx) => ({
    items: (await poolRows(tx)).map((row) => memberOf(house, row, at)),
  }));
}

/** 列入人员库 A post of another township that has a checker's or a follow-up person's role, for days to come. */
export function namePoolMember(call: AdminCall<typeof contract.namePoolMember>): Promise<Member> {
  return administer(call, async (tx) => {
    const { house, principal, at } = call;
    const { areaId, postId, from, until = null } = call.body;
    const today = localDateOf(at);
    const directory = house.directory();
    const area = directory.area(areaId);
    if (!area || area.ended || area.level !== 'township') return fail('invalid', 'area-unknown', { field: 'areaId' });
    const post = await postRowById(tx, postId);
    if (!post || (post.valid_to !== null && post.valid_to <= today))
      return fail('invalid', 'post-unknown', { field: 'postId' });
    if (!post.roles.some((role) => useful.includes(role))) fail('conflict', 'pool-roles');
    const home = directory.area(directory.organisation(post.organisation_id)?.areaId ?? null);
    // A second person from elsewhere: whoever belongs to the township is not one.
    if (home?.path.includes(areaId)) fail('conflict', 'pool-own-township');
    if (from < today || (until !== null && until <= from)) fail('invalid', 'pool-dates', { field: 'from' });
    const there = (await poolRows(tx)).some(
      (row) =>
        row.area_id === areaId &&
        row.post_id === postId &&
        (row.valid_to === null || row.valid_to > from) &&
        (until === null || row.valid_from < until),
    );
    if (there) fail('conflict', 'pool-there');
    const row = {
      county_id: house.countyId,
      id: newId(at),
      area_id: areaId,
      post_id: postId,
      valid_from: from,
      valid_to: until,
      named_at: at,
      named_by: principal.officerId,
      ended_by: null,
      version: 1,
    };
    await insertPoolMember(tx, row);
    return {
      reply: memberOf(house, row, at),
      target: `pool-member:${row.id}`,
      facts: { areaId, postId, from, until },
      event: 'pool.named',
    };
  });
}

/** 移出人员库 From a day on, today at the earliest: what was seen before stays in the list of openings. */
export function endPoolMember(call: AdminCall<typeof contract.endPoolMember>): Promise<Member> {
  return administer(call, async (tx) => {
    const { house, principal, at } = call;
    const { on, reason } = call.body;
    const row = await poolRowById(tx, call.params.id);
    if (!row) return fail('unknown', 'pool-unknown');
    asSeen(row, call.seen);
    const today = localDateOf(at);
    if (row.valid_to !== null && row.valid_to <= today) fail('conflict', 'pool-ended');
    if (on < today || on < row.valid_from) fail('invalid', 'pool-dates', { field: 'on' });
    const ended = await endPoolRow(tx, row, on, principal.officerId);
    return {
      reply: memberOf(house, ended, at),
      target: `pool-member:${row.id}`,
      facts: { areaId: row.area_id, postId: row.post_id, on, reason },
      event: 'pool.ended',
    };
  });
}
