import { type Selectable, sql } from 'kysely';
import { localDateOf } from '../../../kernel/instant.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/new-id.ts';
import type { LetterKind } from '../../../platform/profile/hand-offs.ts';
import { letterNumber } from '../hand-off.ts';
import type { CoHandlingTable, DesignationTable, ObjectionTable, OutsideTransferTable } from './hand-off-tables.ts';
import type { LockedMatter } from './lock.ts';
import type { MattersTables } from './tables.ts';

type Of = Pick<LockedMatter, 'county_id' | 'id'>;

/** Objections of a matter, the first first. */
export async function objectionsOf(tx: Tx, matter: Of): Promise<Selectable<ObjectionTable>[]> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.objection')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .orderBy('id')
    .execute();
}

export async function designationsOf(tx: Tx, matter: Of): Promise<Selectable<DesignationTable>[]> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.designation')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .orderBy('id')
    .execute();
}

/** When the matter was last assigned, by its history. */
export async function lastAssignedAt(tx: Tx, matter: Of): Promise<Date> {
  const entry = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.history')
    .select('done_at')
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('act', 'in', ['assignMatter', 'designateBody'])
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  return entry.done_at;
}

export async function insertObjection(
  tx: Tx,
  matter: LockedMatter,
  given: Pick<
    ObjectionTable,
    'organisation_id' | 'legal_basis' | 'suggested_organisation_id' | 'objected_at' | 'objected_by_post_id'
  >,
  at: Date,
): Promise<string> {
  const id = newId(at);
  await tablesOf<MattersTables>(tx)
    .insertInto('matters.objection')
    .values({
      county_id: matter.county_id,
      id,
      matter_id: matter.id,
      ...given,
      objected_seq: matter.version + 1,
      ruled_at: null,
      ruled_by_post_id: null,
      ruled_seq: null,
      upheld: null,
    })
    .execute();
  return id;
}

export async function ruleObjection(
  tx: Tx,
  matter: LockedMatter,
  objectionId: string,
  ruling: { readonly upheld: boolean; readonly at: Date; readonly postId: number },
): Promise<void> {
  await tablesOf<MattersTables>(tx)
    .updateTable('matters.objection')
    .set({
      upheld: ruling.upheld,
      ruled_at: ruling.at,
      ruled_by_post_id: ruling.postId,
      ruled_seq: matter.version + 1,
    })
    .where('county_id', '=', matter.county_id)
    .where('id', '=', objectionId)
    .execute();
}

export async function insertDesignation(
  tx: Tx,
  matter: LockedMatter,
  given: Pick<DesignationTable, 'organisation_id' | 'legal_basis' | 'designated_at' | 'by_post_id'>,
  at: Date,
): Promise<void> {
  await tablesOf<MattersTables>(tx)
    .insertInto('matters.designation')
    .values({ county_id: matter.county_id, id: newId(at), matter_id: matter.id, ...given, seq: matter.version + 1 })
    .execute();
}

export async function coHandlingsOf(tx: Tx, matter: Of): Promise<Selectable<CoHandlingTable>[]> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.co_handling')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .orderBy('id')
    .execute();
}

export async function transfersOf(tx: Tx, matter: Of): Promise<Selectable<OutsideTransferTable>[]> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.outside_transfer')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .orderBy('id')
    .execute();
}

/**
 * The next official number of a letter of this kind, body and year: gap-free, because the counter's row is held until the act stands or falls.
 * Take it last in the act.
 */
export async function nextLetterNumber(
  tx: Tx,
  house: House,
  kind: LetterKind,
  organisationId: number,
  at: Date,
): Promise<string> {
  const year = Number(localDateOf(at).slice(0, 4));
  const { rows } = await sql<{ last: number }>`
    insert into matters.letter_counter as c (county_id, kind, organisation_id, year, last)
    values (${house.countyId}, ${kind}, ${organisationId}, ${year}, 1)
    on conflict (county_id, kind, organisation_id, year) do update set last = c.last + 1 returning last`.execute(
    tx.kysely,
  );
  const body = house.directory().organisation(organisationId);
  return letterNumber(house.profile.handOffs.letterNumbers[kind], {
    body: body?.shortName ?? body?.name ?? '',
    year,
    serial: rows[0]?.last ?? 1,
  });
}
