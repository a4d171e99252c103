import type { Selectable } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import { readIn, ready, type Tx, tablesOf } from '../../../platform/db.ts';
import type { MatterState } from '../lifecycle.ts';
import type { MatterTable, MattersTables } from './tables.ts';

/** A matter whose row this transaction holds. Every act on it or on what hangs on it begins here. */
export type LockedMatter = Selectable<MatterTable>;

/**
 * Locks the matter first, always. What the caller may not see is the same «not found» as what does not exist.
 * @param seen version from If-Match; another version is `stale` and says what stands now
 * @throws Refused `unknown/not-found`, `stale/version-stale`
 */
export async function lockMatter(
  tx: Tx,
  by: { readonly number: string } | { readonly id: string },
  seen?: number,
): Promise<LockedMatter> {
  const [row] = await readIn<LockedMatter>(
    tx,
    ready(`select * from matters.matter where county_id = $1 and ${'number' in by ? 'number' : 'id'} = $2 for update`, [
      tx.principal.countyId,
      'number' in by ? by.number : by.id,
    ]),
  );
  if (!row) fail('unknown', 'not-found');
  if (seen !== undefined && seen !== row.version) await tellWhatChanged(tx, row, seen);
  return row;
}

/** A stale version is told what was done since, in names of acts only. */
async function tellWhatChanged(tx: Tx, row: LockedMatter, seen: number): Promise<never> {
  const since = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.history')
    .select(['seq', 'act', 'recorded_at'])
    .where('county_id', '=', row.county_id)
    .where('matter_id', '=', row.id)
    .where('seq', '>', seen)
    .orderBy('seq')
    .limit(20)
    .execute();
  const changed = since.map((entry) => ({ version: entry.seq, act: entry.act, at: entry.recorded_at.toISOString() }));
  return fail('stale', 'version-stale', { version: row.version, stage: row.stage, changed });
}

export function stateOf(row: LockedMatter): MatterState {
  return {
    stage: row.stage,
    category: row.category,
    complexity: row.complexity,
    urgency: row.urgency,
    holderOrganisationId: row.holder_organisation_id,
    holderPostId: row.holder_post_id,
    restriction: row.restriction,
    procedureKind: row.procedure_kind,
    procedureId: row.procedure_id,
    result: row.result,
    outcome: row.outcome,
  };
}

/** The centre that keeps it and, when that is a township's, the county's above it. */
export function centresOf(row: Pick<MatterTable, 'centre_organisation_id' | 'upper_centre_organisation_id'>): number[] {
  return row.upper_centre_organisation_id === null
    ? [row.centre_organisation_id]
    : [row.centre_organisation_id, row.upper_centre_organisation_id];
}

/** Officers are named one by one: signs of danger, or a complaint about a body or officer. */
export function isRestricted(
  row: Pick<MatterTable, 'restriction' | 'subject_organisation_ids' | 'subject_officer_ids'>,
): boolean {
  return row.restriction !== null || row.subject_organisation_ids.length > 0 || row.subject_officer_ids.length > 0;
}

/** What decides whether a township's pool may see or check it. */
export function pooledTownship(
  row: Pick<
    MatterTable,
    'township_id' | 'upper_centre_organisation_id' | 'restriction' | 'subject_organisation_ids' | 'subject_officer_ids'
  >,
): { readonly townshipId: number | null; readonly keptByTownship: boolean; readonly restricted: boolean } {
  return {
    townshipId: row.township_id,
    keptByTownship: row.upper_centre_organisation_id !== null,
    restricted: isRestricted(row),
  };
}

/** Reads a matter without holding it. @throws Refused `unknown/not-found` */
export async function readMatter(
  tx: Tx,
  by: { readonly number: string } | { readonly id: string },
): Promise<LockedMatter> {
  const row = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.matter')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .where('number' in by ? 'number' : 'id', '=', 'number' in by ? by.number : by.id)
    .executeTakeFirst();
  if (!row) fail('unknown', 'not-found');
  return row;
}
