import { type Selectable, sql } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type { LockedMatter } from './lock.ts';
import type { MattersTables } from './tables.ts';

/** 关联 */
export interface LinkTable {
  county_id: number;
  id: string;
  matter_id: string;
  main_id: string;
  linked_at: Date;
  by_post_id: number;
  seq: number;
  ended_at: Date | null;
  ended_seq: number | null;
}

export async function insertLink(
  tx: Tx,
  matter: LockedMatter,
  mainId: string,
  by: { readonly postId: number; readonly at: Date; readonly recordedAt: Date },
): Promise<void> {
  await tablesOf<MattersTables>(tx)
    .insertInto('matters.link')
    .values({
      county_id: matter.county_id,
      id: newId(by.recordedAt),
      matter_id: matter.id,
      main_id: mainId,
      linked_at: by.at,
      by_post_id: by.postId,
      seq: matter.version + 1,
      ended_at: null,
      ended_seq: null,
    })
    .execute();
}

export async function endLink(tx: Tx, matter: LockedMatter, at: Date): Promise<void> {
  await tablesOf<MattersTables>(tx)
    .updateTable('matters.link')
    .set({ ended_at: at, ended_seq: matter.version + 1 })
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Reports that go with this matter, by id. */
export async function linkedTo(tx: Tx, matter: Pick<LockedMatter, 'county_id' | 'id'>): Promise<string[]> {
  const rows = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.link')
    .select('matter_id')
    .where('county_id', '=', matter.county_id)
    .where('main_id', '=', matter.id)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.matter_id);
}

/** The matter that this one goes with, by id; undefined when it goes by itself. */
export async function mainOf(tx: Tx, matter: Pick<LockedMatter, 'county_id' | 'id'>): Promise<string | undefined> {
  const row = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.link')
    .select('main_id')
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row?.main_id;
}

export interface CandidateRow extends Pick<
  Selectable<MattersTables['matters.matter']>,
  | 'id'
  | 'number'
  | 'stage'
  | 'result'
  | 'category'
  | 'registered_at'
  | 'closed_at'
  | 'holder_organisation_id'
  | 'township_id'
  | 'village_id'
  | 'restriction'
> {
  text: string;
  people: string[];
}

/** Reports of the same place that are open or closed within the last ninety days, the newest hundred; only what the reader may see. */
export async function candidates(
  tx: Tx,
  place: { readonly villageId: number | null; readonly townshipId: number | null },
  since: Date,
): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select m.id, m.number, m.stage, m.result, m.category, m.registered_at, m.closed_at, m.holder_organisation_id, m.township_id, m.village_id, m.restriction,
      f.description || ' ' || coalesce(f.claims, '') as text,
      (select coalesce(array_agg(encode(x, 'hex')), '{}') from matters.party p, lateral (values (p.name_finder), (p.phone_finder)) v(x)
        where p.county_id = m.county_id and p.matter_id = m.id and x is not null and p.erased_at is null and p.replaced_by is null) as people
    from matters.matter m join matters.facts f on f.county_id = m.county_id and f.matter_id = m.id
    where m.county_id = ${tx.principal.countyId}
      and m.id in (select r.matter_id from matters.reader r where r.county_id = ${tx.principal.countyId} and r.ring = 2
        and ${place.villageId === null ? sql`r.township_id = ${place.townshipId}` : sql`r.village_id = ${place.villageId}`})
      and (m.closed_at is null or m.closed_at > ${since}) and m.registered_at > ${new Date(since.getTime() - 275 * 86_400_000)}
      and f.erased_at is null and m.restriction is null
    order by m.registered_at desc, m.id desc limit 100`.execute(tx.kysely);
  return rows;
}
