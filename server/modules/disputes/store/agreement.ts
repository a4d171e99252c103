import type { Selectable } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type { ObligationBody } from '../contract/shapes.ts';
import type { MediationRow } from './load.ts';
import type { AgreementTable, DisputesTables } from './tables.ts';

export interface NewAgreement {
  readonly kind: 'written' | 'oral';
  readonly facts: string;
  readonly points: string;
  readonly responsibilities?: string | undefined;
  readonly otherTerms?: string | undefined;
  readonly copies: number;
  readonly obligations: readonly ObligationBody[];
  readonly at: Date;
  /** Oral: in effect from the day agreed (人民调解法 30). */
  readonly effectiveOn?: string;
}

/** Keeps a new draft with its obligations; the draft before it is marked as replaced and stays. @returns id and number of the draft */
export async function keepAgreement(
  tx: Tx,
  mediation: Pick<MediationRow, 'county_id' | 'id' | 'matter_id'>,
  given: NewAgreement,
): Promise<{ id: string; draft: number }> {
  const db = tablesOf<DisputesTables>(tx);
  const before = await db
    .selectFrom('disputes.agreement')
    .select(['id', 'draft', 'replaced_at'])
    .where('county_id', '=', mediation.county_id)
    .where('mediation_id', '=', mediation.id)
    .orderBy('draft', 'desc')
    .execute();
  for (const old of before.filter((a) => a.replaced_at === null)) {
    await db
      .updateTable('disputes.agreement')
      .set({ replaced_at: given.at })
      .where('county_id', '=', mediation.county_id)
      .where('id', '=', old.id)
      .execute();
  }
  const id = newId(given.at);
  const draft = (before[0]?.draft ?? 0) + 1;
  const ofMatter = { county_id: mediation.county_id, matter_id: mediation.matter_id };
  await db
    .insertInto('disputes.agreement')
    .values({
      ...ofMatter,
      id,
      mediation_id: mediation.id,
      draft,
      kind: given.kind,
      facts: given.facts,
      points: given.points,
      responsibilities: given.responsibilities ?? null,
      other_terms: given.otherTerms ?? null,
      copies: given.copies,
      drafted_at: given.at,
      replaced_at: null,
      sealed_at: null,
      effective_on: given.effectiveOn ?? null,
      confirmation_until: null,
      confirmation_certain: null,
      erased_at: null,
    })
    .execute();
  if (given.obligations.length === 0) return { id, draft };
  await db
    .insertInto('disputes.obligation')
    .values(
      given.obligations.map((o, i) => ({
        ...ofMatter,
        id: newId(given.at),
        agreement_id: id,
        position: i + 1,
        debtor_id: o.debtorId,
        creditor_id: o.creditorId,
        what: o.what,
        amount_fen: o.amountFen ?? null,
        due_on: o.dueOn,
        way: o.way ?? null,
        place: o.place ?? null,
        watched: given.effectiveOn !== undefined,
        performed: null,
        performed_on: null,
        erased_at: null,
      })),
    )
    .execute();
  return { id, draft };
}

/** What each side promised, in its order. */
export function obligationWords(tx: Tx, agreement: Selectable<AgreementTable>): Promise<{ what: string }[]> {
  return tablesOf<DisputesTables>(tx)
    .selectFrom('disputes.obligation')
    .select('what')
    .where('county_id', '=', agreement.county_id)
    .where('agreement_id', '=', agreement.id)
    .orderBy('position')
    .execute();
}
