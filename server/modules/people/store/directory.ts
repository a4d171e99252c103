import { localDateOf } from '../../../kernel/instant.ts';
import type { Clock } from '../../../platform/clock.ts';
import { type Database, inTransaction, type Tx, tablesOf } from '../../../platform/db.ts';
import {
  buildDirectory,
  type Directory,
  type DirectoryArea,
  type DirectoryOrganisation,
  type DirectoryPost,
} from '../../../platform/directory.ts';
import { openPrincipal } from '../../../platform/principal.ts';
import { SESSIONS } from '../../../platform/session.ts';
import { stampWatch } from '../../../platform/stamps.ts';
import { AREAS, areaTree, type AreaTree, idsOfPath } from '../../places/index.ts';
import { poolRows } from './pool.ts';
import { type OrganisationRow, PEOPLE, type PeopleTables } from './tables.ts';

/** Everything of places and people that pages and rules read from memory. */
export interface Register {
  readonly directory: Directory;
  readonly tree: AreaTree;
  readonly organisations: ReadonlyMap<number, OrganisationRow>;
}

/** Areas, bodies and posts as they stand on a day. Ended posts can still be looked up by id (history names them), without roles. */
export async function loadRegister(tx: Tx, day: string): Promise<Register> {
  const db = tablesOf<PeopleTables>(tx);
  const countyId = tx.principal.countyId;
  const [tree, pool, organisations, posts] = await Promise.all([
    areaTree(tx),
    poolRows(tx),
    db.selectFrom('people.organisation').selectAll().where('county_id', '=', countyId).orderBy('id').execute(),
    db
      .selectFrom('people.post as p')
      .innerJoin('people.officer as o', (join) =>
        join.onRef('o.county_id', '=', 'p.county_id').onRef('o.id', '=', 'p.officer_id'),
      )
      .select([
        'p.id',
        'p.officer_id',
        'p.organisation_id',
        'p.roles',
        'p.valid_from',
        'p.valid_to',
        'o.name',
        'o.status',
      ])
      .where('p.county_id', '=', countyId)
      .orderBy('p.id')
      .execute(),
  ]);
  const bodies: DirectoryOrganisation[] = organisations.map((row) => ({
    id: row.id,
    kind: row.kind,
    level: row.level,
    areaId: row.area_id,
    parentId: row.parent_id,
    name: row.name,
    shortName: row.short_name,
    telephone: row.telephone,
    address: row.address,
    ended: row.valid_to !== null && row.valid_to <= day,
    successorId: row.successor_id,
  }));
  const current: DirectoryPost[] = [];
  const former = new Map<number, DirectoryPost>();
  for (const row of posts) {
    const there = row.status === 'active' && row.valid_from <= day && (row.valid_to === null || day < row.valid_to);
    const post: DirectoryPost = {
      id: row.id,
      officerId: row.officer_id,
      officerName: row.name,
      organisationId: row.organisation_id,
      roles: there ? row.roles : [],
    };
    if (there) current.push(post);
    else former.set(row.id, post);
  }
  const members = pool.map((row) => ({
    areaId: row.area_id,
    postId: row.post_id,
    current: row.valid_from <= day && (row.valid_to === null || day < row.valid_to),
  }));
  const built = buildDirectory(areasOf(tree, day), bodies, current, members);
  return {
    tree,
    organisations: new Map(organisations.map((row) => [row.id, row])),
    directory: { ...built, post: (id) => built.post(id) ?? (id === null ? undefined : former.get(id)) },
  };
}

function areasOf(tree: AreaTree, day: string): DirectoryArea[] {
  return [...tree.byId.values()].map((area) => ({
    id: area.id,
    code: area.code,
    name: area.name,
    level: area.level,
    parentId: area.parentId,
    path: idsOfPath(area.path),
    ended: area.validTo !== null && area.validTo <= day,
  }));
}

/** Keeps the register of one county in this process and says when it, or anybody's session, has changed. */
export interface RegisterKeeper {
  /** As of the last `refresh`. */
  directory(): Directory;
  register(): Register;
  /**
   * Looks whether anything moved (at most every two seconds, at once after an act of this process) and loads it anew.
   * Gives a mark that changes whenever areas, people or sessions have.
   */
  refresh(): Promise<string>;
}

export interface RegisterSource {
  readonly db: Database;
  readonly countyId: number;
  readonly clock: Clock;
}

/** Opens the register; `house.directory` is its `directory`. Refreshed before every request by `principalOf`; jobs call `refresh` themselves. */
export async function openRegister({ db, countyId, clock }: RegisterSource): Promise<RegisterKeeper> {
  const watch = stampWatch(db, countyId, [AREAS, PEOPLE, SESSIONS]);
  let held: Register | undefined;
  let heldFor = '';
  let loading: { mark: string; done: Promise<void> } | undefined;

  function load(mark: string, day: string): Promise<void> {
    if (loading?.mark === mark) return loading.done;
    const done = inTransaction(db, openPrincipal(countyId), (tx) => loadRegister(tx, day)).then((register) => {
      held = register;
      heldFor = mark;
      return undefined;
    });
    const begun = { mark, done: done.finally(() => void (loading = loading === begun ? undefined : loading)) };
    loading = begun;
    return begun.done;
  }

  async function refresh(): Promise<string> {
    const day = localDateOf(clock.now());
    const stamp = await watch();
    // The last part is the sessions' stamp: the register does not depend on it.
    const mark = `${day} ${stamp.slice(0, stamp.lastIndexOf('.'))}`;
    if (!held || heldFor !== mark) await load(mark, day);
    return `${day} ${stamp}`;
  }

  await refresh();
  const now = (): Register => {
    if (!held) throw new Error('the register is not open');
    return held;
  };
  return { register: now, directory: () => now().directory, refresh };
}
