import { type Selectable, sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { wordingOf } from '../../../platform/papers/wording.ts';
import type { OfficerPrincipal, PartyPrincipal } from '../../../platform/principal.ts';
import {
  citationWords,
  factsOf,
  type LockedMatter,
  offeredActs,
  openParties,
  type OpenedParty,
  readMatter,
} from '../../matters/index.ts';
import { type BreachRoad, breachRoads } from '../breach-roads.ts';
import { dangerOf } from '../commands/act-on-mediation.ts';
import type {
  getOwnPerformance as ownContract,
  getPerformance as contract,
  KeptObligation,
} from '../contract/performance.ts';
import { packOf } from '../pack.ts';
import type { RoadClaims } from '../road-claims.ts';
import { displayName, speaksFor } from '../parties.ts';
import { mayConfirm, mayReport, standingOn } from '../performance.ts';
import { agreementInEffect, obligationFacts, type ObligationRow, type ReportRow } from '../store/performance.ts';
import { rowsOf } from '../store/rows-of.ts';
import type { JudicialConfirmationTable, MediatorVisitTable } from '../store/performance-tables.ts';
import type { AgreementTable } from '../store/tables.ts';
import { obligationViewOf } from './mediation-view.ts';

/** Everything of the keeping of an agreement, for a page or a paper. */
export interface Keeping {
  readonly agreement: Selectable<AgreementTable> | undefined;
  readonly obligations: readonly ObligationRow[];
  readonly reports: readonly (ReportRow & { words: string | null; answer: string | null })[];
  readonly court: Selectable<JudicialConfirmationTable> | undefined;
  readonly roads: readonly BreachRoad[];
}

type Seen = Pick<LockedMatter, 'county_id' | 'id' | 'category' | 'profile_version' | 'danger_signs' | 'restriction'>;

/** Obligations of the agreement in effect with what was reported of them, what the court decided, and the roads that are open today. */
export async function keepingOf(tx: Tx, house: House, matter: Seen, today: string): Promise<Keeping> {
  const agreement = await agreementInEffect(tx, matter);
  if (!agreement) return { agreement, obligations: [], reports: [], court: undefined, roads: [] };
  const [obligations, reports, confirmations] = await Promise.all([
    rowsOf(tx, 'disputes.obligation', matter, ['position']),
    sql<ReportRow & { words: string | null; answer: string | null }>`
      select r.*, w.body as words, a.body as answer from disputes.performance_report r
      left join matters.note w on w.county_id = r.county_id and w.matter_id = r.matter_id and w.seq = r.seq and w.kind = 'performance'
      left join matters.note a on a.county_id = r.county_id and a.matter_id = r.matter_id and a.seq = r.answered_seq and a.kind = 'performance'
      where r.county_id = ${matter.county_id} and r.matter_id = ${matter.id} order by r.reported_at, r.id`.execute(
      tx.kysely,
    ),
    rowsOf(tx, 'disputes.judicial_confirmation', matter),
  ]);
  const own = obligations.filter((o) => o.agreement_id === agreement.id && o.watched);
  const court = confirmations.find((one) => one.agreement_id === agreement.id);
  const broken = own.some((o) => o.performed !== 'yes' && (o.due_on < today || o.breached_on !== null));
  const roads = broken
    ? breachRoads(
        {
          kind: agreement.kind,
          category: matter.category,
          confirmationUntil: agreement.confirmation_until,
          court: court ? { confirmed: court.confirmed, decidedOn: court.decided_on } : null,
          obligations: own.map((o) => ({ dueOn: o.due_on, amountFen: o.amount_fen, performed: o.performed })),
          endangered: dangerOf(house, matter).length > 0,
        },
        today,
        house.calendar(),
      )
    : [];
  return { agreement, obligations: own, reports: reports.rows, court, roads };
}

/** What the forms of the roads are made out from. */
export function claimsOf(keeping: Keeping, parties: readonly OpenedParty[]): RoadClaims {
  return {
    parties,
    owed: keeping.obligations.map((o) => ({
      debtorId: o.debtor_id,
      creditorId: o.creditor_id,
      amountFen: o.amount_fen,
      dueOn: o.due_on,
      performed: o.performed,
      breachedOn: o.breached_on,
    })),
    roads: keeping.roads,
  };
}

/** 协议履行情况 For whoever sees the facts of the matter. */
export function getPerformance(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  const { house, principal, at } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const matter = await readMatter(tx, { number: call.params.number });
    if (!(await factsOf(tx, matter.id))) fail('unknown', 'not-found');
    const today = localDateOf(at);
    const [parties, keeping, visits] = [
      await openParties(tx, house, matter.id),
      await keepingOf(tx, house, matter, today),
      await visitsOf(tx, matter),
    ];
    const acts = offeredActs(principal, matter);
    const may = acts.includes('watchAgreement') && keeping.agreement !== undefined;
    const breachable = keeping.obligations.some(
      (o) => o.performed !== 'yes' && o.breached_on === null && o.due_on < today,
    );
    return {
      ...shown(house, matter, keeping, parties, today),
      version: matter.version,
      visits: visits.map((v) => ({
        visitedAt: v.visited_at.toISOString(),
        way: v.way,
        by: house.directory().post(v.by_post_id)?.officerName ?? null,
        performed: v.performed,
        lawsuit: v.lawsuit,
        wrongMediation: v.wrong_mediation,
        escalation: v.escalation,
        words: v.words ?? {},
      })),
      acts: [
        ...(may && breachable ? ['recordBreach'] : []),
        ...(may && keeping.agreement?.kind === 'written' && !keeping.court ? ['recordConfirmation'] : []),
        ...(acts.includes('recordInProcedure') && keeping.agreement ? ['recordVisit'] : []),
      ],
    };
  });
}

/** 我的协议履行情况 */
export function getOwnPerformance(
  call: Call<typeof ownContract, PartyPrincipal>,
): Promise<ReplyOf<typeof ownContract>> {
  const { house, principal, at } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const matter = await readMatter(tx, { id: principal.matterId });
    const today = localDateOf(at);
    const [parties, keeping] = [await openParties(tx, house, matter.id), await keepingOf(tx, house, matter, today)];
    const me = parties.find((p) => p.id === principal.partyId) ?? fail('unknown', 'not-found');
    const ownId = speaksFor(me) ?? null;
    const mine = keeping.obligations.map((o) => obligationFacts(o, waitingOf(keeping, o.id)));
    const acts =
      ownId === null
        ? []
        : [
            ...(mine.some((o) => !mayReport(o, ownId)) ? ['reportOwnPerformance'] : []),
            ...(mine.some((o) => !mayConfirm(o, ownId)) ? ['confirmOwnPerformance'] : []),
          ];
    // Forms are a creditor's: whoever speaks for nobody is shown none.
    return { ...shown(house, matter, keeping, parties, today, ownId ?? ''), version: matter.version, ownId, acts };
  });
}

function waitingOf(keeping: Keeping, obligationId: string): Keeping['reports'][number] | undefined {
  return keeping.reports.find((r) => r.obligation_id === obligationId && r.confirmed === null);
}

type Shown = Pick<ReplyOf<typeof contract>, 'agreement' | 'obligations' | 'roads' | 'pack'>;

function shown(
  house: House,
  matter: LockedMatter,
  keeping: Keeping,
  parties: readonly OpenedParty[],
  today: string,
  own?: string,
): Shown {
  const { agreement, court } = keeping;
  return {
    agreement:
      agreement && agreement.effective_on !== null
        ? {
            kind: agreement.kind,
            effectiveOn: agreement.effective_on,
            confirmationUntil: agreement.confirmation_until,
            court: court
              ? {
                  court: court.court,
                  decisionNumber: court.decision_number,
                  confirmed: court.confirmed,
                  decidedOn: court.decided_on,
                }
              : null,
          }
        : null,
    obligations: keeping.obligations.map((o) => keptView(keeping, o, parties, today)),
    roads: keeping.roads.map((road) => ({
      ...road,
      law: road.law.map(({ law, nameEn, article }) => ({
        law,
        article,
        citation: citationWords({ name: law, nameEn, article }),
      })),
    })),
    pack: packOf(keeping, claimsOf(keeping, parties), today, own).map(({ kind, road, claimants }) => ({
      kind,
      road,
      parties: parties.filter((p) => claimants.includes(p.id)).map((p) => ({ id: p.id, name: displayName(p) })),
      title: wordingOf(house, kind, matter.profile_version).title,
    })),
  };
}

function keptView(keeping: Keeping, o: ObligationRow, parties: readonly OpenedParty[], today: string): KeptObligation {
  const view = obligationViewOf(o, parties);
  const reports = keeping.reports.filter((r) => r.obligation_id === o.id);
  return {
    ...view,
    standing: standingOn(obligationFacts(o, waitingOf(keeping, o.id)), today),
    lateOn: o.late_on,
    breachedOn: o.breached_on,
    confirmedFen: reports.reduce((sum, r) => sum + (r.confirmed === true ? (r.amount_fen ?? 0) : 0), 0),
    reports: reports.map((r) => ({
      id: r.id,
      forPartyId: r.for_party_id,
      name: r.for_party_id === o.debtor_id ? view.debtor : view.creditor,
      done: r.done,
      amountFen: r.amount_fen,
      reportedAt: r.reported_at.toISOString(),
      words: r.words,
      fileIds: r.file_ids,
      confirmed: r.confirmed,
      answeredAt: r.answered_at?.toISOString() ?? null,
      answer: r.answer,
    })),
  };
}

export type VisitRow = Selectable<MediatorVisitTable> & { words: Record<string, string | null> | null };

/** The mediator's own visits, oldest first, with what was written under each field. */
export async function visitsOf(tx: Tx, matter: Pick<LockedMatter, 'county_id' | 'id'>): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select f.*, (select jsonb_object_agg(n.kind, n.body) from matters.note n
      where n.county_id = f.county_id and n.matter_id = f.matter_id and n.seq = f.seq and n.kind <> 'lateReason') as words
    from disputes.follow_up f where f.county_id = ${matter.county_id} and f.matter_id = ${matter.id} order by f.visited_at, f.id`.execute(
    tx.kysely,
  );
  return rows;
}
