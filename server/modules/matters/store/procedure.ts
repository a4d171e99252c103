import { fail } from '../../../kernel/refusal.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { claimFiles } from '../../../platform/files/index.ts';
import type { LockedMatter } from './lock.ts';
import type { MattersTables } from './tables.ts';

/** Row of a procedure that starts: known here only by kind and id. Record the act `startProcedure` beside it. */
export async function startProcedure(
  tx: Tx,
  matter: LockedMatter,
  procedure: { readonly kind: string; readonly id: string; readonly at: Date },
): Promise<void> {
  await tablesOf<MattersTables>(tx)
    .insertInto('matters.procedure')
    .values({
      county_id: matter.county_id,
      id: procedure.id,
      matter_id: matter.id,
      kind: procedure.kind,
      started_at: procedure.at,
      ended_at: null,
      outcome: null,
      proof: null,
    })
    .execute();
}

/**
 * The procedure reports down how it ended; closing rules read it. Record the act `endProcedure` beside it.
 * @param outcome `agreed`, `failed`, `withdrawn` …
 * @param proof reference to what proves it (an agreement's id)
 */
export async function endProcedure(
  tx: Tx,
  matter: LockedMatter,
  procedure: { readonly id: string; readonly outcome: string; readonly proof?: string; readonly at: Date },
): Promise<void> {
  await tablesOf<MattersTables>(tx)
    .updateTable('matters.procedure')
    .set({ ended_at: procedure.at, outcome: procedure.outcome, proof: procedure.proof ?? null })
    .where('county_id', '=', matter.county_id)
    .where('id', '=', procedure.id)
    .execute();
}

/** Ties uploaded files to the act that will get the next history number. @throws Refused `invalid/file-unknown` */
export async function attachFiles(
  tx: Tx,
  matter: Pick<LockedMatter, 'county_id' | 'id' | 'version'>,
  files: {
    readonly ids: readonly string[];
    readonly kind: string;
    readonly partyId?: string | null;
    readonly at: Date;
  },
): Promise<void> {
  if (files.ids.length === 0) return;
  const claimed = await claimFiles(tx, files.ids, matter.id, files.at);
  if (!claimed) fail('invalid', 'file-unknown');
  await tablesOf<MattersTables>(tx)
    .insertInto('matters.attached_file')
    .values(
      files.ids.map((id) => ({
        county_id: matter.county_id,
        matter_id: matter.id,
        file_id: id,
        seq: matter.version + 1,
        kind: files.kind,
        by_party_id: files.partyId ?? null,
      })),
    )
    .execute();
}

/** Procedures of a matter with how they ended. */
export async function proceduresOf(
  tx: Tx,
  matter: Pick<LockedMatter, 'county_id' | 'id'>,
): Promise<{ id: string; kind: string; ended_at: Date | null; outcome: string | null; proof: string | null }[]> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.procedure')
    .select(['id', 'kind', 'ended_at', 'outcome', 'proof'])
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .orderBy('started_at')
    .execute();
}
