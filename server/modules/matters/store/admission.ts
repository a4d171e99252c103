import type { Selectable } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type { MaterialItemTable, MaterialRequestTable, RefusalTable } from './admission-tables.ts';
import type { LockedMatter } from './lock.ts';
import type { MattersTables } from './tables.ts';

export type MaterialRequest = Selectable<MaterialRequestTable> & { readonly items: Selectable<MaterialItemTable>[] };
export type RefusalRow = Selectable<RefusalTable>;

/** The one notice of missing material of a matter, with its list. */
export async function materialRequestOf(
  tx: Tx,
  matter: Pick<LockedMatter, 'county_id' | 'id'>,
): Promise<MaterialRequest | undefined> {
  const db = tablesOf<MattersTables>(tx);
  const [request, items] = await Promise.all([
    db
      .selectFrom('matters.material_request')
      .selectAll()
      .where('county_id', '=', matter.county_id)
      .where('matter_id', '=', matter.id)
      .executeTakeFirst(),
    db
      .selectFrom('matters.material_item')
      .selectAll()
      .where('county_id', '=', matter.county_id)
      .where('matter_id', '=', matter.id)
      .orderBy('position')
      .execute(),
  ]);
  return request ? { ...request, items } : undefined;
}

export async function insertMaterialRequest(
  tx: Tx,
  matter: LockedMatter,
  notice: Pick<MaterialRequestTable, 'asked_at' | 'asked_by_post_id' | 'due_date' | 'if_late'>,
  items: readonly { readonly name: string; readonly note?: string | undefined }[],
  at: Date,
): Promise<void> {
  const db = tablesOf<MattersTables>(tx);
  const id = newId(at);
  const hanging = { county_id: matter.county_id, matter_id: matter.id };
  await db
    .insertInto('matters.material_request')
    .values({ ...hanging, id, ...notice, ended_at: null, outcome: null })
    .execute();
  await db
    .insertInto('matters.material_item')
    .values(
      items.map((item, i) => ({
        ...hanging,
        request_id: id,
        position: i + 1,
        name: item.name,
        note: item.note ?? null,
        supplied_at: null,
        file_ids: [],
      })),
    )
    .execute();
}

/** Marks papers of the notice as handed in. @throws Refused `invalid/item-unknown` for a place that the list does not have */
export async function markSupplied(
  tx: Tx,
  request: MaterialRequest,
  handedIn: readonly { readonly position: number; readonly fileIds: readonly string[] }[],
  at: Date,
): Promise<void> {
  const db = tablesOf<MattersTables>(tx);
  for (const one of handedIn) {
    const item = request.items.find((known) => known.position === one.position);
    if (!item) fail('invalid', 'item-unknown', { position: one.position });
    await db
      .updateTable('matters.material_item')
      .set({ supplied_at: item.supplied_at ?? at, file_ids: [...item.file_ids, ...one.fileIds] })
      .where('county_id', '=', request.county_id)
      .where('request_id', '=', request.id)
      .where('position', '=', one.position)
      .execute();
  }
}

export async function endMaterialRequest(
  tx: Tx,
  request: MaterialRequest,
  outcome: 'supplied' | 'lapsed',
  at: Date,
): Promise<void> {
  await tablesOf<MattersTables>(tx)
    .updateTable('matters.material_request')
    .set({ ended_at: at, outcome })
    .where('county_id', '=', request.county_id)
    .where('id', '=', request.id)
    .execute();
}

/** Refusals of a matter, the latest last. */
export async function refusalsOf(tx: Tx, matter: Pick<LockedMatter, 'county_id' | 'id'>): Promise<RefusalRow[]> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.refusal')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .orderBy('id')
    .execute();
}

export async function insertRefusal(
  tx: Tx,
  matter: LockedMatter,
  refusal: Pick<
    RefusalTable,
    'reason_id' | 'door_name' | 'door_address' | 'door_telephone' | 'proposed_at' | 'proposed_by_officer_id'
  >,
  at: Date,
): Promise<string> {
  const id = newId(at);
  await tablesOf<MattersTables>(tx)
    .insertInto('matters.refusal')
    .values({
      county_id: matter.county_id,
      id,
      matter_id: matter.id,
      ...refusal,
      proposed_seq: matter.version + 1,
      reviewed_at: null,
      reviewed_by_officer_id: null,
      reviewed_seq: null,
      review_asked_at: null,
      review_asked_by_party_id: null,
      review_asked_seq: null,
      decided_at: null,
      decided_by_officer_id: null,
      decided_seq: null,
      state: 'proposed',
    })
    .execute();
  return id;
}

export async function changeRefusal(
  tx: Tx,
  refusal: RefusalRow,
  changes: Partial<Omit<RefusalTable, 'county_id' | 'id' | 'matter_id'>>,
): Promise<void> {
  await tablesOf<MattersTables>(tx)
    .updateTable('matters.refusal')
    .set(changes)
    .where('county_id', '=', refusal.county_id)
    .where('id', '=', refusal.id)
    .execute();
}
