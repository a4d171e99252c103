import { sql } from 'kysely';
import type { Tx } from '../../../platform/db.ts';
import { type ArchiveEntry, archivedTerms } from '../retention.ts';
import type { LockedMatter } from './lock.ts';

/** Until when each archived dossier of a matter is kept (null: for ever), as its archiving wrote it into the history; voided ones left out. */
export async function archivedDossiersOf(
  tx: Tx,
  matter: Pick<LockedMatter, 'county_id' | 'id'>,
): Promise<readonly (string | null)[]> {
  const { rows } = await sql<ArchiveEntry>`
    select act, facts from matters.history where county_id = ${matter.county_id} and matter_id = ${matter.id}
      and act in ('archiveDossier', 'voidDossierArchive') order by seq`.execute(tx.kysely);
  return archivedTerms(rows);
}
