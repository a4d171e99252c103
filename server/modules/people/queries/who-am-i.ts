import { localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf, RouteContract } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { sessionIdOf, sessionsOf } from '../../../platform/session.ts';
import { type Desk, passwordGoodUntil } from '../commands/desk.ts';
import { postsToday } from '../commands/proceed.ts';
import type * as contract from '../contract.ts';
import { needsSecondFactor, shellOf } from '../roles.ts';
import { officerById } from '../store/officers.ts';

type Own<C extends RouteContract> = Call<C, OfficerPrincipal>;

export function describeSignIn(
  desk: Desk,
  call: Call<typeof contract.describeSignIn>,
): Promise<ReplyOf<typeof contract.describeSignIn>> {
  const { house, keeper } = desk;
  return Promise.resolve({
    county: keeper.directory().area(house.countyAreaId)?.name ?? call.house.countyCode,
    kind: house.kind,
    oidc: desk.oidc !== undefined,
    idleMinutes: house.config.sessionIdleMinutes,
  });
}

export function whoAmI(desk: Desk, call: Own<typeof contract.whoAmI>): Promise<ReplyOf<typeof contract.whoAmI>> {
  return inTransaction(desk.house.db, call.principal, (tx) => whoAmIIn(desk, tx, call, call.principal.postId));
}

/** The person in the given post, which may be another than the request came in. */
export async function whoAmIIn(
  desk: Desk,
  tx: Tx,
  call: Call<RouteContract, OfficerPrincipal>,
  postId: number,
): Promise<ReplyOf<typeof contract.whoAmI>> {
  const { house, keeper } = desk;
  const [officer, posts] = await Promise.all([
    officerById(tx, call.principal.officerId),
    postsToday(tx, keeper.register(), call.principal.officerId, localDateOf(call.at)),
  ]);
  const post = posts.find((each) => each.id === postId);
  if (!officer || !post) return fail('unauthenticated', 'sign-in-needed');
  const county = keeper.directory().area(house.countyAreaId);
  return {
    officer: { id: officer.id, name: officer.name, username: officer.username },
    post,
    posts,
    county: { code: house.countyCode, name: county?.name ?? house.countyCode, kind: house.kind },
    shows: shellOf(post.roles),
    secondFactor: officer.totp_secret !== null,
    secondFactorRequired: posts.some((each) => needsSecondFactor(each.roles)),
    passwordGoodUntil: passwordGoodUntil(desk, officer),
    idleMinutes: house.config.sessionIdleMinutes,
  };
}

export async function listMySessions(
  desk: Desk,
  call: Own<typeof contract.listMySessions>,
): Promise<ReplyOf<typeof contract.listMySessions>> {
  const items = await sessionItems(desk, call, call.principal.officerId);
  const own = sessionIdOf(call.principal);
  return { items: items.map((item) => ({ ...item, current: item.id === own })) };
}

/** Sessions of an officer that still run, newest first. */
export async function sessionItems(desk: Desk, call: Call, officerId: number) {
  const { house, keeper } = desk;
  const rows = await inTransaction(house.db, call.principal, (tx) =>
    sessionsOf(tx, officerId, call.at, house.config.sessionIdleMinutes),
  );
  const directory = keeper.directory();
  return rows.map((row) => ({
    id: row.id,
    signedInAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    address: row.address,
    agent: row.agent,
    post: directory.organisation(directory.post(row.postId)?.organisationId ?? null)?.name ?? '',
  }));
}
