import type { Selectable } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/db.ts';
import type { LockedMatter } from '../../matters/index.ts';
import { type AgreementStanding, GOING, type Mediation, type State } from '../mediation.ts';
import { latestMediation, rowsOf } from './rows-of.ts';
import type {
  AgreementTable,
  ChosenMediatorTable,
  ConsentTable,
  MediationTable,
  SessionTable,
  SignatureTable,
} from './tables.ts';

export type MediationRow = Selectable<MediationTable>;

/** A mediation with what decides its next act. */
export interface LoadedMediation {
  readonly row: MediationRow;
  readonly standing: Mediation;
  readonly agreement: Selectable<AgreementTable> | null;
}

/** What the pure core needs, from the rows as they are. */
export interface StandingRows {
  readonly mediation: MediationRow;
  readonly consents: readonly Selectable<ConsentTable>[];
  readonly mediators: readonly Selectable<ChosenMediatorTable>[];
  readonly sessions: readonly Pick<Selectable<SessionTable>, 'recorded_at'>[];
  readonly agreement: Selectable<AgreementTable> | null;
  readonly signatures: readonly Selectable<SignatureTable>[];
}

/** A matter that was withdrawn took its mediation along: the row still says how far it had come. */
export function stateNow(row: Pick<MediationRow, 'id' | 'state' | 'ended_at'>, procedureId: string | null): State {
  return GOING.includes(row.state) && row.ended_at === null && procedureId !== row.id ? 'withdrawn' : row.state;
}

export function standingOf(rows: StandingRows, procedureId: string | null): Mediation {
  const { mediation, agreement } = rows;
  const state = stateNow(mediation, procedureId);
  const words = rows.consents
    .filter((c) => c.about === 'mediation')
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  return {
    state,
    principals: mediation.principals,
    agrees: Object.fromEntries(words.map((c) => [c.party_id, c.agrees])),
    askedAt: words.at(-1)?.at ?? null,
    mediators: rows.mediators
      .filter((m) => m.left_at === null || m.objected_at !== null)
      .sort((a, b) => a.position - b.position)
      .map((m) => ({
        id: m.mediator_id,
        declared: m.declared_at !== null,
        objected: m.objected_at !== null,
        acceptedBy: m.accepted_by,
      })),
    sessionsRecorded: rows.sessions.filter((s) => s.recorded_at !== null).length,
    suspended: mediation.suspended && state === mediation.state,
    hasDossierNumber: mediation.dossier_number !== null,
    agreement: agreement ? agreementStanding(agreement, rows.signatures) : null,
    ended: mediation.ended_at !== null || state !== mediation.state,
  };
}

function agreementStanding(
  agreement: Selectable<AgreementTable>,
  all: readonly Selectable<SignatureTable>[],
): AgreementStanding {
  const signatures = all.filter((s) => s.agreement_id === agreement.id);
  const last = Math.max(...signatures.map((s) => s.at.getTime()));
  return {
    kind: agreement.kind,
    signed: signatures.flatMap((s) => (s.party_id === null ? [] : [s.party_id])),
    mediatorsSigned: signatures.flatMap((s) => (s.mediator_id === null ? [] : [s.mediator_id])),
    lastSignedAt: signatures.length > 0 ? new Date(last) : null,
  };
}

/** The latest mediation of a matter with its standing; null when none was ever started. The matter is locked already. */
export async function findMediation(
  tx: Tx,
  matter: Pick<LockedMatter, 'county_id' | 'id' | 'procedure_id'>,
): Promise<LoadedMediation | null> {
  const [row, consents, mediators, sessions, agreements, signatures] = await Promise.all([
    latestMediation(tx, matter),
    rowsOf(tx, 'disputes.consent', matter),
    rowsOf(tx, 'disputes.chosen_mediator', matter),
    rowsOf(tx, 'disputes.session', matter),
    rowsOf(tx, 'disputes.agreement', matter),
    rowsOf(tx, 'disputes.signature', matter),
  ]);
  if (!row) return null;
  const agreement = agreements.find((a) => a.mediation_id === row.id && a.replaced_at === null) ?? null;
  const mine = <T extends { mediation_id: string }>(rows: readonly T[]): T[] =>
    rows.filter((r) => r.mediation_id === row.id);
  const standing = standingOf(
    {
      mediation: row,
      consents: mine(consents),
      mediators: mine(mediators),
      sessions: mine(sessions),
      agreement,
      signatures,
    },
    matter.procedure_id,
  );
  return { row, standing, agreement };
}

/** @throws Refused `conflict/mediation-unknown` when none was started on this matter */
export async function loadMediation(
  tx: Tx,
  matter: Pick<LockedMatter, 'county_id' | 'id' | 'procedure_id'>,
): Promise<LoadedMediation> {
  return (await findMediation(tx, matter)) ?? fail('conflict', 'mediation-unknown');
}
