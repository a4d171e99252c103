import type { Selectable } from 'kysely';
import type { Tx } from '../../../platform/db.ts';
import type { LockedMatter } from '../../matters/index.ts';
import type { Mediation } from '../mediation.ts';
import { type MediationRow, standingOf } from './load.ts';
import { mediatorNames } from '../../people/index.ts';
import { latestMediation, rowsOf } from './rows-of.ts';
import type {
  AgreementTable,
  ChosenMediatorTable,
  ConsentTable,
  DeclarationTable,
  DossierNumberTable,
  ObligationTable,
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

/** Null when no mediation was ever started, or nothing of it may be seen. */
export async function wholeMediation(tx: Tx, matter: Seen): Promise<WholeMediation | null> {
  const [
    row,
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
    latestMediation(tx, matter),
    rowsOf(tx, 'disputes.party_standing', matter),
    rowsOf(tx, 'disputes.consent', matter, ['at', 'id']),
    rowsOf(tx, 'disputes.chosen_mediator', matter, ['position']),
    rowsOf(tx, 'disputes.mediator_declaration', matter, ['at']),
    rowsOf(tx, 'disputes.session', matter),
    rowsOf(tx, 'disputes.sham_check', matter, ['at', 'id']),
    rowsOf(tx, 'disputes.agreement', matter),
    rowsOf(tx, 'disputes.signature', matter, ['at']),
    rowsOf(tx, 'disputes.obligation', matter, ['position']),
    rowsOf(tx, 'disputes.signed_paper', matter, ['file_id']),
    rowsOf(tx, 'disputes.dossier_number', matter, ['given_at']),
  ]);
  if (!row) return null;
  const mine = <T extends { mediation_id: string }>(rows: readonly T[]): T[] =>
    rows.filter((r) => r.mediation_id === row.id);
  const agreement = mine(agreements).find((a) => a.replaced_at === null) ?? null;
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
