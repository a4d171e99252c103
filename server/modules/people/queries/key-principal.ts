import type { FastifyRequest } from 'fastify';
import { localDateOf } from '../../../kernel/instant.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { openPrincipal, type Principal } from '../../../platform/principal.ts';
import { limit } from '../../../platform/rate-limit.ts';
import { apiKeyByHash, apiKeyHash, isApiKey } from '../store/api-keys.ts';
import type { Register } from '../store/directory.ts';

/** Requests of one key in a minute. */
const perMinute = { points: 300, seconds: 60 } as const;

/** False keys from one address in ten minutes, as many as wrong passwords; a whole office may sit behind one. */
const falseKeys = { points: 60, seconds: 600 } as const;

/** The key of a request: `X-Api-Key`, or `Authorization: Bearer` with what begins like one of ours. */
export function apiKeyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['x-api-key'];
  if (typeof header === 'string') return header;
  const bearer = /^Bearer (\S+)$/iu.exec(request.headers.authorization ?? '')?.[1];
  return bearer?.startsWith('anhe_') ? bearer : undefined;
}

/**
 * Whoever comes in under a key: the post it was made for, under the key's own name, and only for operations that keys may call. A false key, one
 * that ended or whose post is over: the open principal. Only a key that is known is counted by itself; others by the address that they come from, so
 * that whoever invents keys leaves one counter and not one for each.
 * @throws Refused `limited/too-many`
 */
export async function keyPrincipal(
  house: House,
  { key, address }: { readonly key: string; readonly address: string },
  register: Register,
  asOfficer: (session: { postId: number }, register: Register) => Principal | undefined,
): Promise<Principal> {
  const nobody = openPrincipal(house.countyId);
  if (!isApiKey(key)) return nobody;
  const hash = apiKeyHash(key);
  const row = await inTransaction(house.db, nobody, (tx) => apiKeyByHash(tx, hash));
  if (!row || row.ends_on < localDateOf(house.clock.now())) {
    await limit(house, 'falseApiKey', falseKeys).consume(address);
    return nobody;
  }
  await limit(house, 'apiKey', perMinute).consume(hash.toString('base64'));
  const officer = asOfficer({ postId: row.post_id }, register);
  if (officer?.kind !== 'officer') return nobody;
  return { ...officer, id: `key:${row.id}`, viaKey: { id: row.id, name: row.name } };
}
