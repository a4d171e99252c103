import { localDateOf } from '../../../kernel/instant.ts';
import { decodeCursor, encodeCursor } from '../../../kernel/page.ts';
import { accepted, fail } from '../../../kernel/refusal.ts';
import type { ReplyOf, RouteContract } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx, tablesOf } from '../../../platform/db.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { actsOnOfficer, actsOnPost } from '../access.ts';
import type { Desk } from '../commands/desk.ts';
import type * as contract from '../contract.ts';
import { roles } from '../roles.ts';
import { guardKey, lockedNames, lockedUntil } from '../store/guard.ts';
import { officerById } from '../store/officers.ts';
import { heldOn, postRowsOf } from '../store/posts.ts';
import type { OrganisationRow, PeopleTables } from '../store/tables.ts';
import { sessionItems } from './who-am-i.ts';

type Own<C extends RouteContract> = Call<C, OfficerPrincipal>;
type OfficerReply = ReplyOf<typeof contract.getOfficer>;

/** One officer as the calling administrator sees them. @throws Refused `officer-unknown` */
export async function officerRecordIn(tx: Tx, call: Own<RouteContract>, id: number): Promise<OfficerReply> {
  const officer = await officerById(tx, id);
  if (!officer) return fail('unknown', 'officer-unknown');
  const [posts, until] = await Promise.all([
    postRowsOf(tx, id),
    lockedUntil(tx, guardKey(call.house, officer.username), call.at),
  ]);
  const names = await organisationNames(
    tx,
    posts.map((post) => post.organisation_id),
  );
  const account = {
    id,
    suspended: officer.status === 'suspended',
    locked: until !== undefined,
    secondFactor: officer.totp_secret !== null,
  };
  return {
    id,
    name: officer.name,
    username: officer.username,
    status: officer.status,
    passwordSet: officer.password_hash !== null,
    mustChangePassword: officer.must_change_password,
    secondFactor: account.secondFactor,
    lockedUntil: until?.toISOString() ?? null,
    lastSignInAt: officer.last_sign_in_at?.toISOString() ?? null,
    posts: posts.map((post) => ({
      id: post.id,
      organisation: { id: post.organisation_id, name: names.get(post.organisation_id) ?? '' },
      roles: roles.filter((role) => post.roles.includes(role)),
      validFrom: post.valid_from,
      validTo: post.valid_to,
      version: post.version,
      acts: actsOnPost(call.principal, {
        officerId: id,
        ended: post.valid_to !== null,
        assignedBy: post.assigned_by,
      }),
    })),
    version: officer.version,
    acts: actsOnOfficer(call.principal, account),
  };
}

async function organisationNames(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows: Pick<OrganisationRow, 'id' | 'name'>[] = await tablesOf<PeopleTables>(tx)
    .selectFrom('people.organisation')
    .select(['id', 'name'])
    .where('county_id', '=', tx.principal.countyId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export function getOfficer(call: Own<typeof contract.getOfficer>): Promise<OfficerReply> {
  return inTransaction(call.house.db, call.principal, (tx) => officerRecordIn(tx, call, call.params.id));
}

export function listOfficers(call: Own<typeof contract.listOfficers>): Promise<ReplyOf<typeof contract.listOfficers>> {
  const { q, organisationId, role, status, nobodySignsIn, after, limit = 20 } = call.query;
  const [last] = after === undefined ? [0] : accepted(decodeCursor(after, 1));
  const today = localDateOf(call.at);
  return inTransaction(call.house.db, call.principal, async (tx) => {
    const db = tablesOf<PeopleTables>(tx);
    let wanted = db
      .selectFrom('people.officer as o')
      .select(['o.id', 'o.name', 'o.username', 'o.status', 'o.last_sign_in_at'])
      .where('o.county_id', '=', tx.principal.countyId)
      .orderBy('o.id', nobodySignsIn ? 'desc' : 'asc')
      .limit(limit + 1);
    if (last !== 0) wanted = wanted.where('o.id', nobodySignsIn ? '<' : '>', Number(last));
    if (status) wanted = wanted.where('o.status', '=', status);
    if (nobodySignsIn) wanted = wanted.where('o.password_hash', 'is', null).where('o.last_sign_in_at', 'is', null);
    if (q)
      wanted = wanted.where((eb) =>
        eb.or([
          eb(eb.fn<number>('strpos', ['o.name', eb.val(q)]), '>', 0),
          eb(eb.fn<number>('strpos', ['o.username', eb.val(q.toLowerCase())]), '=', 1),
        ]),
      );
    if (organisationId !== undefined || role !== undefined)
      wanted = wanted.where((eb) => {
        let held = eb
          .selectFrom('people.post as p')
          .select('p.id')
          .whereRef('p.county_id', '=', 'o.county_id')
          .whereRef('p.officer_id', '=', 'o.id')
          .where((e) => e.or([e('p.valid_to', 'is', null), e('p.valid_to', '>', today)]));
        if (organisationId !== undefined) held = held.where('p.organisation_id', '=', organisationId);
        if (role !== undefined) held = held.where((e) => e(e.val(role), '=', e.fn.any('p.roles')));
        return eb.exists(held);
      });
    const found = await wanted.execute();
    const page = found.slice(0, limit);
    const ids = page.map((row) => row.id);
    const keys = page.map((row) => guardKey(call.house, row.username));
    const [posts, locked] = await Promise.all([
      ids.length === 0
        ? []
        : db
            .selectFrom('people.post')
            .selectAll()
            .where('county_id', '=', tx.principal.countyId)
            .where('officer_id', 'in', ids)
            .orderBy('id')
            .execute(),
      lockedNames(tx, keys, call.at),
    ]);
    const names = await organisationNames(
      tx,
      posts.map((post) => post.organisation_id),
    );
    const items = page.map((row, i) => ({
      id: row.id,
      name: row.name,
      username: row.username,
      status: row.status,
      locked: locked.has((keys[i] as Buffer).toString('hex')),
      lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
      posts: posts
        .filter((post) => post.officer_id === row.id && heldOn(post, today))
        .map((post) => ({
          id: post.id,
          organisationId: post.organisation_id,
          organisation: names.get(post.organisation_id) ?? '',
          roles: roles.filter((each) => post.roles.includes(each)),
        })),
    }));
    const end = page.at(-1);
    return { items, next: end && found.length > limit ? encodeCursor([end.id]) : null };
  });
}

export async function listOfficerSessions(
  desk: Desk,
  call: Own<typeof contract.listOfficerSessions>,
): Promise<ReplyOf<typeof contract.listOfficerSessions>> {
  const { id } = call.params;
  const there = await inTransaction(call.house.db, call.principal, (tx) => officerById(tx, id));
  if (!there) fail('unknown', 'officer-unknown');
  return { items: await sessionItems(desk, call, id) };
}

/** Whoever works in the caller's own body, for handing work over. */
export function listColleagues(
  desk: Desk,
  call: Own<typeof contract.listColleagues>,
): Promise<ReplyOf<typeof contract.listColleagues>> {
  const items = desk.keeper
    .directory()
    .posts()
    .filter((post) => post.organisationId === call.principal.organisationId && post.roles.length > 0)
    .map((post) => ({
      postId: post.id,
      officerId: post.officerId,
      name: post.officerName,
      roles: roles.filter((role) => post.roles.includes(role)),
    }));
  return Promise.resolve({ items });
}

/** Everybody in post with a role, once, by name: who may be complained of is found here by whoever writes it down. */
export function listOfficerNames(desk: Desk): Promise<ReplyOf<typeof contract.listOfficerNames>> {
  const directory = desk.keeper.directory();
  const items = new Map<number, { officerId: number; name: string; organisations: string[] }>();
  for (const { officerId, officerName, organisationId, roles: held } of directory.posts()) {
    const organisation = directory.organisation(organisationId);
    if (!organisation || organisation.ended || held.length === 0) continue;
    const known = items.get(officerId) ?? { officerId, name: officerName, organisations: [] };
    if (!known.organisations.includes(organisation.name)) known.organisations.push(organisation.name);
    items.set(officerId, known);
  }
  return Promise.resolve({ items: [...items.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) });
}
