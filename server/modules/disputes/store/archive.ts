import { type Selectable, sql } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { LockedMatter } from '../../matters/index.ts';
import type { DossierItem } from '../dossier-order.ts';
import type { ArchiveTables, DossierArchiveTable, DossierMarkTable, DossierSupplementTable } from './archive-tables.ts';

type OfMatter = Pick<LockedMatter, 'county_id' | 'id'>;
export type ArchiveRow = Selectable<DossierArchiveTable>;
export type SupplementRow = Selectable<DossierSupplementTable>;

/** What a person put into the dossier or said about it, its archives (void ones too, the latest last) and supplements. */
export interface DossierRows {
  readonly files: readonly { readonly file_id: string; readonly item: DossierItem }[];
  readonly marks: readonly Selectable<DossierMarkTable>[];
  readonly archives: readonly ArchiveRow[];
  readonly supplements: readonly SupplementRow[];
}

export async function dossierRows(tx: Tx, matter: OfMatter, mediationId: string): Promise<DossierRows> {
  const db = tablesOf<ArchiveTables>(tx);
  const of = { county_id: matter.county_id, mediation_id: mediationId };
  const [files, marks, archives, supplements] = await Promise.all([
    db
      .selectFrom('disputes.dossier_file')
      .select(['file_id', 'item'])
      .where('county_id', '=', of.county_id)
      .where('mediation_id', '=', of.mediation_id)
      .orderBy('seq')
      .orderBy('file_id')
      .execute(),
    db
      .selectFrom('disputes.dossier_mark')
      .selectAll()
      .where('county_id', '=', of.county_id)
      .where('mediation_id', '=', of.mediation_id)
      .execute(),
    db
      .selectFrom('disputes.dossier_archive')
      .selectAll()
      .where('county_id', '=', of.county_id)
      .where('mediation_id', '=', of.mediation_id)
      .orderBy('archived_at')
      .orderBy('seq')
      .execute(),
    db
      .selectFrom('disputes.dossier_supplement')
      .selectAll()
      .where('county_id', '=', of.county_id)
      .where('mediation_id', '=', of.mediation_id)
      .orderBy('added_at')
      .orderBy('serial')
      .execute(),
  ]);
  return { files, marks, archives, supplements };
}

/** What the case itself says of the dossier: performed, visited, confirmed; and by which act each file came. */
export async function caseFacts(
  tx: Tx,
  matter: OfMatter,
  mediationId: string,
): Promise<{
  readonly performed: boolean;
  readonly visited: boolean;
  readonly confirmed: boolean;
  readonly attached: readonly { readonly file_id: string; readonly act: string; readonly seq: number }[];
}> {
  const of = sql`county_id = ${matter.county_id} and matter_id = ${matter.id}`;
  const [said, attached] = await Promise.all([
    sql<{ performed: boolean; visited: boolean; confirmed: boolean }>`
      select exists (select 1 from disputes.performance where ${of} and performed <> 'no')
        or exists (select 1 from disputes.performance_report where ${of}) as performed,
        exists (select 1 from disputes.follow_up where ${of} and mediation_id = ${mediationId}) as visited,
        exists (select 1 from disputes.judicial_confirmation where ${of}) as confirmed`.execute(tx.kysely),
    sql<{ file_id: string; act: string; seq: number }>`
      select a.file_id, h.act, a.seq from matters.attached_file a
      join matters.history h on h.county_id = a.county_id and h.matter_id = a.matter_id and h.seq = a.seq
      where a.county_id = ${matter.county_id} and a.matter_id = ${matter.id} order by a.seq, a.file_id`.execute(
      tx.kysely,
    ),
  ]);
  const [first] = said.rows;
  if (!first) throw new Error('one row was asked for');
  return { ...first, attached: attached.rows };
}

/** Words that were written with these entries of the history, by entry. */
export async function wordsAt(
  tx: Tx,
  matter: OfMatter,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, { readonly kind: string; readonly body: string }>> {
  if (seqs.length === 0) return new Map();
  const { rows } = await sql<{ seq: number; kind: string; body: string }>`
    select seq, kind, body from matters.note where county_id = ${matter.county_id} and matter_id = ${matter.id}
      and seq = any(${sql.val(seqs)}::int[]) and kind in ('reason', 'dossierNote') and erased_at is null`.execute(
    tx.kysely,
  );
  return new Map(rows.map((row) => [row.seq, row]));
}

/**
 * The next file number of the committee's year. Call it last but for the cover and the record of the act: from here on others of the same committee wait.
 */
export async function nextFileSerial(
  tx: Tx,
  of: { readonly countyId: number; readonly committeeId: number; readonly year: number },
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into disputes.archive_counter as c (county_id, committee_id, year, last) values (${of.countyId}, ${of.committeeId}, ${of.year}, 1)
    on conflict (county_id, committee_id, year) do update set last = c.last + 1 returning c.last`.execute(tx.kysely);
  const serial = rows[0]?.last;
  if (serial === undefined) throw new Error('the counter of file numbers gave none');
  return serial;
}

export async function insertArchive(tx: Tx, row: ArchiveRow): Promise<void> {
  await tablesOf<ArchiveTables>(tx).insertInto('disputes.dossier_archive').values(row).execute();
}

export async function insertSupplement(tx: Tx, row: SupplementRow): Promise<void> {
  await tablesOf<ArchiveTables>(tx).insertInto('disputes.dossier_supplement').values(row).execute();
}

/** Puts files of the matter at a place of the dossier; one that lay elsewhere moves. */
export async function putFiles(
  tx: Tx,
  given: {
    readonly countyId: number;
    readonly mediationId: string;
    readonly matterId: string;
    readonly item: DossierItem;
    readonly fileIds: readonly string[];
    readonly seq: number;
    readonly at: Date;
  },
): Promise<void> {
  if (given.fileIds.length === 0) return;
  await tablesOf<ArchiveTables>(tx)
    .insertInto('disputes.dossier_file')
    .values(
      given.fileIds.map((fileId) => ({
        county_id: given.countyId,
        mediation_id: given.mediationId,
        matter_id: given.matterId,
        file_id: fileId,
        item: given.item,
        seq: given.seq,
        at: given.at,
      })),
    )
    .onConflict((on) =>
      on
        .columns(['county_id', 'mediation_id', 'file_id'])
        .doUpdateSet({ item: given.item, seq: given.seq, at: given.at }),
    )
    .execute();
}

export async function saveMark(tx: Tx, mark: Selectable<DossierMarkTable>): Promise<void> {
  await tablesOf<ArchiveTables>(tx)
    .insertInto('disputes.dossier_mark')
    .values(mark)
    .onConflict((on) =>
      on
        .columns(['county_id', 'mediation_id', 'item'])
        .doUpdateSet({ not_applicable: mark.not_applicable, seq: mark.seq }),
    )
    .execute();
}

/** The number stays; the dossier is open again. */
export async function voidArchive(tx: Tx, row: ArchiveRow, at: Date, seq: number): Promise<void> {
  await tablesOf<ArchiveTables>(tx)
    .updateTable('disputes.dossier_archive')
    .set({ voided_at: at, void_seq: seq })
    .where('county_id', '=', row.county_id)
    .where('id', '=', row.id)
    .execute();
}

/** A dossier or a supplement that is to be bound. */
export interface BindOrder {
  readonly table: 'disputes.dossier_archive' | 'disputes.dossier_supplement';
  readonly row: Pick<
    ArchiveRow,
    'id' | 'county_id' | 'matter_id' | 'number' | 'manifest' | 'parts_done' | 'parts_all' | 'sealed_at' | 'by_post_id'
  >;
  readonly custodianPostId: number;
  readonly at: Date;
  readonly void: boolean;
}

export async function bindOrder(tx: Tx, countyId: number, id: string): Promise<BindOrder | undefined> {
  const db = tablesOf<ArchiveTables>(tx);
  const archive = await db
    .selectFrom('disputes.dossier_archive')
    .selectAll()
    .where('county_id', '=', countyId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (archive) {
    const { custodian_post_id: custodianPostId, archived_at: at } = archive;
    return { table: 'disputes.dossier_archive', row: archive, custodianPostId, at, void: archive.voided_at !== null };
  }
  const row = await db
    .selectFrom('disputes.dossier_supplement as s')
    .innerJoin('disputes.dossier_archive as a', (on) =>
      on.onRef('a.county_id', '=', 's.county_id').onRef('a.id', '=', 's.archive_id'),
    )
    .selectAll('s')
    .select('a.custodian_post_id')
    .where('s.county_id', '=', countyId)
    .where('s.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    table: 'disputes.dossier_supplement',
    row,
    custodianPostId: row.custodian_post_id,
    at: row.added_at,
    void: false,
  };
}

/** 装订进度 How many of its parts are bound. */
export async function saveProgress(tx: Tx, order: BindOrder, done: number): Promise<void> {
  await sql`update ${sql.table(order.table)} set parts_done = ${done} where county_id = ${order.row.county_id} and id = ${order.row.id} and sealed_at is null`.execute(
    tx.kysely,
  );
}

/** False when it was sealed already. */
export async function saveSealed(
  tx: Tx,
  order: BindOrder,
  made: { readonly fileId: string; readonly sha256: Buffer; readonly pages: number; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update ${sql.table(order.table)}
    set parts_done = parts_all, file_id = ${made.fileId}, sha256 = ${made.sha256}, pages = ${made.pages}, sealed_at = ${made.at}
    where county_id = ${order.row.county_id} and id = ${order.row.id} and sealed_at is null`.execute(tx.kysely);
  return numAffectedRows === 1n;
}
