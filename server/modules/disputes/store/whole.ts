import type { Selectable } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { LockedMatter } from '../../matters/index.ts';
import type { Mediation } from '../mediation.ts';
import { type MediationRow, standingOf } from './load.ts';
import { mediatorNames } from '../../people/index.ts';
import type {
  AgreementTable,
  ChosenMediatorTable,
  ConsentTable,
  DeclarationTable,
  DisputesTables,
  DossierNumberTable,
  ObligationTable,
  PaperTable,
  PartyStandingTable,
  SessionTable,
  ShamCheckTable,
  SignatureTable,
  SignedPaperTable,
} from './tables.ts';

/** Everything of the latest mediation of a matter, for a page or a paper. */
export interface WholeMediation {
  readonly row: MediationRow;
  readonly standing: Mediation;
  readonly parties: readonly Selectable<PartyStandingTable>[];
  readonly consents: readonly Selectable<ConsentTable>[];
  readonly mediators: readonly Selectable<ChosenMediatorTable>[];
  readonly declarations: readonly Selectable<DeclarationTable>[];
  readonly sessions: readonly Selectable<SessionTable>[];
  readonly shamChecks: readonly Selectable<ShamCheckTable>[];
  readonly agreement: Selectable<AgreementTable> | null;
  readonly signatures: readonly Selectable<SignatureTable>[];
  readonly obligations: readonly Selectable<ObligationTable>[];
  readonly signedPapers: readonly Selectable<SignedPaperTable>[];
  readonly numbers: readonly Selectable<DossierNumberTable>[];
  readonly mediatorNames: ReadonlyMap<number, string>;
}

type Seen = Pick<LockedMatter, 'county_id' | 'id' | 'procedure_id'>;

/** Papers issued for a matter, with or without a mediation. */
export function issuedPapers(tx: Tx, matter: Seen): Promise<Selectable<PaperTable>[]> {
  return tablesOf<DisputesTables>(tx)
    .selectFrom('disputes.paper')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .orderBy('seq')
    .execute();
}

/** Null when no mediation was ever started, or nothing of it may be seen. */
export async function wholeMediation(tx: Tx, matter: Seen): Promise<WholeMediation | null> {
  const db = tablesOf<DisputesTables>(tx);
  const { county_id: county, id } = matter;
  const [
    mediations,
    parties,
    consents,
    mediators,
    declarations,
    sessions,
    shamChecks,
    agreements,
    signatures,
    obligations,
    signedPapers,
    numbers,
  ] = await Promise.all([
    db
      .selectFrom('disputes.mediation')
      .selectAll()
      .where('county_id', '=', county)
      .where('matter_id', '=', id)
      .orderBy('started_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .execute(),
    db
      .selectFrom('disputes.party_standing')
      .selectAll()
      .where('county_id', '=', county)
      .where('matter_id', '=', id)
      .execute(),
    db
      .selectFrom('disputes.consent')
      .selectAll()
      .where('county_id', '=', county)
      .where('matter_id', '=', id)
      .orderBy('at')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('disputes.chosen_mediator')
      .selectAll()
      .where('county_id', '=', county)
      .where('matter_id', '=', id)
      .orderBy('position')
      .execute(),
    db
      .selectFrom('disputes.mediator_declaration')
      .selectAll()
      .where('county_id', '=', county)
      .where('matter_id', '=', id)
      .orderBy('at')
      .execute(),
    db.selectFrom('disputes.session').selectAll().where('county_id', '=', county).where('matter_id', '=', id).execute(),
    db
      .selectFrom('disputes.sham_check')
      .selectAll()
      .where('county_id', '=', county)
      .where('matter_id', '=', id)
      .orderBy('at')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('disputes.agreement')
      .selectAll()
      .where('county_id', '=', county)
      .where('matter_id', '=', id)
      .where('replaced_at', 'is', null)
      .execute(),
    db
      .selectFrom('disputes.signature')
      .selectAll()
      .where('county_id', '=', county)
      .where('matter_id', '=', id)
      .orderBy('at')
      .execute(),
    db
      .selectFrom('disputes.obligation')
      .selectAll()
      .where('county_id', '=', county)
      .where('matter_id', '=', id)
      .orderBy('position')
      .execute(),
    db
      .selectFrom('disputes.signed_paper')
      .selectAll()
      .where('county_id', '=', county)
      .where('matter_id', '=', id)
      .orderBy('file_id')
      .execute(),
    db
      .selectFrom('disputes.dossier_number')
      .selectAll()
      .where('county_id', '=', county)
      .where('matter_id', '=', id)
      .orderBy('given_at')
      .execute(),
  ]);
  const row = mediations[0];
  if (!row) return null;
  const mine = <T extends { mediation_id: string }>(rows: readonly T[]): T[] =>
    rows.filter((r) => r.mediation_id === row.id);
  const agreement = mine(agreements)[0] ?? null;
  const onIt = <T extends { agreement_id: string }>(rows: readonly T[]): T[] =>
    rows.filter((r) => r.agreement_id === agreement?.id);
  const own = {
    consents: mine(consents),
    mediators: mine(mediators),
    sessions: mine(sessions),
    signatures: onIt(signatures),
  };
  const heldAt = (s: Selectable<SessionTable>): number => (s.started_at ?? s.planned_at ?? new Date(0)).getTime();
  return {
    row,
    standing: standingOf({ mediation: row, agreement, ...own }, matter.procedure_id),
    ...own,
    sessions: own.sessions.sort((a, b) => heldAt(a) - heldAt(b)),
    parties: mine(parties),
    declarations: mine(declarations),
    shamChecks: mine(shamChecks),
    agreement,
    obligations: onIt(obligations),
    signedPapers: onIt(signedPapers),
    numbers: mine(numbers),
    mediatorNames: await mediatorNames(
      tx,
      own.mediators.map((m) => m.mediator_id),
    ),
  };
}
