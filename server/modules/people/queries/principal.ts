import type { FastifyRequest } from 'fastify';
import { inTransaction } from '../../../platform/db.ts';
import { keysOf } from '../../../platform/directory.ts';
import type { House } from '../../../platform/house.ts';
import {
  type OfficerPrincipal,
  openPrincipal,
  type PartyPrincipal,
  type Principal,
} from '../../../platform/principal.ts';
import { bindSession, findSession, markSeen, runsOn, type Session, tokenHash } from '../../../platform/session.ts';
import { tokenOf } from '../../../platform/session-cookie.ts';
import { withMerged } from '../../places/index.ts';
import { apiKeyOf, keyPrincipal } from './key-principal.ts';
import type { Register, RegisterKeeper } from '../store/directory.ts';

/** Sessions kept in memory at most; the longest unused goes first. */
const MOST = 20_000;
/** A session's use is written down at most once in this time. */
const SEEN_EVERY_MS = 60_000;

interface Known {
  readonly session: Session;
  readonly principal: Principal;
  lastSeenAt: Date;
}

/**
 * Who asks, by cookie or `Authorization: Bearer`. Signed-in people are remembered in the process: a request costs no trip to the
 * database for it, and an ended session, an ended post or another role is felt at once here and within two seconds elsewhere.
 * No token, a false one, one that has run out: the open principal.
 */
export function principalOf(house: House, keeper: RegisterKeeper): (request: FastifyRequest) => Promise<Principal> {
  const known = new Map<string, Known>();
  const nobody = openPrincipal(house.countyId);
  let knownFor = '';

  async function lookUp(hash: Buffer): Promise<Known | undefined> {
    const session = await inTransaction(house.db, nobody, (tx) => findSession(tx, hash));
    if (!session) return undefined;
    const principal =
      session.kind === 'party'
        ? partyOf(house.countyId, session)
        : officerOf(house.countyId, session, keeper.register());
    if (!principal) return undefined;
    bindSession(principal, session.id);
    return { session, principal, lastSeenAt: session.lastSeenAt };
  }

  return async (request) => {
    const mark = await keeper.refresh();
    if (mark !== knownFor) {
      known.clear();
      knownFor = mark;
    }
    const apiKey = apiKeyOf(request);
    if (apiKey !== undefined)
      return keyPrincipal(house, { key: apiKey, address: request.ip }, keeper.register(), (post, now) =>
        officerOf(house.countyId, post, now),
      );
    const token = tokenOf(request);
    if (token === undefined) return nobody;
    const at = house.clock.now();
    const hash = tokenHash(token);
    const key = hash.toString('base64');
    let found = known.get(key);
    // What looks unused here may have been used through another process.
    if (!found || !runsOn({ ...found.session, lastSeenAt: found.lastSeenAt }, at, house.config.sessionIdleMinutes)) {
      known.delete(key);
      found = await lookUp(hash);
      if (!found || !runsOn(found.session, at, house.config.sessionIdleMinutes)) return nobody;
      if (known.size >= MOST) known.delete(known.keys().next().value ?? '');
      // The mark may have moved while we looked: then the next request looks again.
      if (knownFor === mark) known.set(key, found);
    }
    if (at.getTime() - found.lastSeenAt.getTime() >= SEEN_EVERY_MS) {
      const { id } = found.session;
      found.lastSeenAt = at;
      await inTransaction(house.db, found.principal, (tx) => markSeen(tx, id, at));
    }
    return found.principal;
  };
}

function partyOf(countyId: number, session: Session): PartyPrincipal | undefined {
  if (session.partyId === null || session.matterId === null) return undefined;
  const { matterId, partyId } = session;
  return { kind: 'party', id: `party:${partyId}`, countyId, keys: [], matterId, partyId };
}

/** The officer in the session's post; undefined when the post is over, without roles, or the account suspended. */
export function officerOf(
  countyId: number,
  session: Pick<Session, 'postId'>,
  { directory, tree }: Register,
): OfficerPrincipal | undefined {
  const post = directory.post(session.postId);
  const organisation = directory.organisation(post?.organisationId ?? null);
  if (!post || !organisation || post.roles.length === 0) return undefined;
  const pool = directory.poolOf(post.id);
  const keys = keysOf(post, organisation, pool);
  if (post.roles.includes('leader')) {
    // What was filed under areas merged into this one is read from here.
    for (const id of withMerged(tree, organisation.areaId)) if (id !== organisation.areaId) keys.push(`a${id}`);
  }
  return {
    kind: 'officer',
    id: `officer:${post.officerId}`,
    countyId,
    keys,
    officerId: post.officerId,
    postId: post.id,
    organisationId: organisation.id,
    areaId: organisation.areaId,
    roles: post.roles,
    officerName: post.officerName,
    organisationName: organisation.name,
    ...(pool.length > 0 ? { poolAreaIds: pool } : {}),
  };
}
