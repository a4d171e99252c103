import { localDateOf } from '../../../kernel/instant.ts';
import { addYears } from '../../../kernel/local-date.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/new-id.ts';
import type * as contract from '../contract.ts';
import { workingRoles } from '../roles.ts';
import {
  apiKeyById,
  apiKeyHash,
  type ApiKeyRow,
  apiKeyRows,
  endApiKeyRow,
  insertApiKey,
  newApiKey,
} from '../store/api-keys.ts';
import { officerById } from '../store/officers.ts';
import { postRowById } from '../store/posts.ts';
import { administer, type AdminCall, asSeen } from './administer.ts';

type KeyRecord = ReplyOf<typeof contract.endApiKey>;

function recordOf(house: House, row: ApiKeyRow, at: Date): KeyRecord {
  const post = house.directory().post(row.post_id);
  return {
    id: row.id,
    name: row.name,
    postId: row.post_id,
    account: post?.officerName ?? '',
    organisation: house.directory().organisation(post?.organisationId ?? null)?.name ?? '',
    roles: [...(post?.roles ?? [])],
    madeAt: row.made_at.toISOString(),
    endsOn: row.ends_on,
    endedAt: row.ended_at?.toISOString() ?? null,
    valid: row.ended_at === null && row.ends_on >= localDateOf(at) && (post?.roles.length ?? 0) > 0,
    version: row.version,
    acts: row.ended_at === null ? ['endApiKey'] : [],
  };
}

/** 接口密钥 All that ever were, newest first. */
export function listApiKeys(
  call: Pick<AdminCall<typeof contract.listApiKeys>, 'house' | 'principal' | 'at'>,
): Promise<ReplyOf<typeof contract.listApiKeys>> {
  return inTransaction(call.house.db, call.principal, async (tx) => ({
    items: (await apiKeyRows(tx)).map((row) => recordOf(call.house, row, call.at)),
  }));
}

/** 发放密钥 For an account that no person signs in to, with working roles only; a year at most. Only its hash is kept. */
export function makeApiKey(call: AdminCall<typeof contract.makeApiKey>): Promise<ReplyOf<typeof contract.makeApiKey>> {
  return administer(call, async (tx) => {
    const { name, postId, endsOn } = call.body;
    const today = localDateOf(call.at);
    const post = await postRowById(tx, postId);
    if (!post || (post.valid_to !== null && post.valid_to <= today)) return fail('invalid', 'post-unknown');
    const account = await officerById(tx, post.officer_id);
    // What a programme does must never stand under the name of a person.
    if (!account || account.password_hash !== null || account.last_sign_in_at !== null)
      fail('conflict', 'api-key-person');
    const working: readonly string[] = workingRoles;
    if (post.roles.length === 0 || post.roles.some((role) => !working.includes(role)))
      fail('conflict', 'api-key-roles');
    if (endsOn <= today || endsOn > addYears(today, 1)) fail('invalid', 'api-key-end', { field: 'endsOn' });
    const key = newApiKey();
    const row = {
      county_id: call.house.countyId,
      id: newId(call.at),
      name,
      post_id: postId,
      token_hash: apiKeyHash(key),
      made_at: call.at,
      made_by: call.principal.officerId,
      ends_on: endsOn,
      ended_at: null,
      ended_by: null,
      version: 1,
    };
    await insertApiKey(tx, row);
    return {
      reply: { key, record: recordOf(call.house, row, call.at) },
      target: `api-key:${row.id}`,
      facts: { postId, endsOn },
    };
  });
}

/** 停用密钥 */
export function endApiKey(call: AdminCall<typeof contract.endApiKey>): Promise<KeyRecord> {
  return administer(call, async (tx) => {
    const row = await apiKeyById(tx, call.params.id);
    if (!row) return fail('unknown', 'api-key-unknown');
    asSeen(row, call.seen);
    if (row.ended_at !== null) fail('conflict', 'api-key-ended');
    const ended = await endApiKeyRow(tx, row, call.at, call.principal.officerId);
    return {
      reply: recordOf(call.house, ended, call.at),
      target: `api-key:${row.id}`,
      facts: { reason: call.body.reason },
    };
  });
}
