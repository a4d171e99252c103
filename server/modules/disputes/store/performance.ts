import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type { ObligationFacts } from '../performance.ts';
import type { OfMatter } from './rows-of.ts';
import type { BreachTable, PerformanceReportTable } from './performance-tables.ts';
import type { AgreementTable, DisputesTables, ObligationTable } from './tables.ts';

export type ObligationRow = Selectable<ObligationTable>;
export type ReportRow = Selectable<PerformanceReportTable>;

/** An obligation of an agreement in effect, with the report that waits for the other side's word. */
export interface Watched {
  readonly row: ObligationRow;
  readonly waiting: ReportRow | undefined;
  readonly facts: ObligationFacts;
}

/** @throws Refused `invalid/obligation-unknown` for one of another matter, or of a draft that is not in effect */
export async function watchedObligation(tx: Tx, matter: OfMatter, obligationId: string): Promise<Watched> {
  const db = tablesOf<DisputesTables>(tx);
  const row = await db
    .selectFrom('disputes.obligation')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('id', '=', obligationId)
    .where('watched', '=', true)
    .executeTakeFirst();
  if (!row) fail('invalid', 'obligation-unknown', { field: 'obligationId' });
  const waiting = await db
    .selectFrom('disputes.performance_report')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('obligation_id', '=', row.id)
    .where('confirmed', 'is', null)
    .executeTakeFirst();
  return { row, waiting, facts: obligationFacts(row, waiting) };
}

export function obligationFacts(row: ObligationRow, waiting: ReportRow | undefined): ObligationFacts {
  return {
    debtorId: row.debtor_id,
    creditorId: row.creditor_id,
    dueOn: row.due_on,
    performed: row.performed,
    breachedOn: row.breached_on,
    waitingFrom: waiting?.for_party_id ?? null,
  };
}

export async function insertReport(
  tx: Tx,
  matter: OfMatter & { readonly version: number },
  report: Pick<
    Insertable<PerformanceReportTable>,
    'obligation_id' | 'by_party_id' | 'for_party_id' | 'done' | 'amount_fen' | 'file_ids'
  >,
  at: Date,
): Promise<string> {
  const id = newId(at);
  await tablesOf<DisputesTables>(tx)
    .insertInto('disputes.performance_report')
    .values({
      ...report,
      county_id: matter.county_id,
      matter_id: matter.id,
      id,
      reported_at: at,
      seq: matter.version + 1,
      confirmed: null,
      answered_at: null,
      answered_by_party_id: null,
      answered_seq: null,
    })
    .execute();
  return id;
}

export async function answerReport(
  tx: Tx,
  report: ReportRow,
  answer: {
    readonly confirmed: boolean;
    readonly answered_at: Date;
    readonly answered_by_party_id: string | null;
    readonly answered_seq: number;
  },
): Promise<void> {
  await tablesOf<DisputesTables>(tx)
    .updateTable('disputes.performance_report')
    .set(answer)
    .where('county_id', '=', report.county_id)
    .where('id', '=', report.id)
    .execute();
}

/** What was found of an obligation: kept as a look of its own, and shown on the obligation. */
export async function markPerformed(
  tx: Tx,
  row: ObligationRow,
  found: { readonly performed: 'yes' | 'partly' | 'no'; readonly on: string; readonly at: Date },
): Promise<void> {
  const db = tablesOf<DisputesTables>(tx);
  await db
    .updateTable('disputes.obligation')
    .set({ performed: found.performed, performed_on: found.on })
    .where('county_id', '=', row.county_id)
    .where('id', '=', row.id)
    .execute();
  await db
    .insertInto('disputes.performance')
    .values({
      county_id: row.county_id,
      id: newId(found.at),
      obligation_id: row.id,
      matter_id: row.matter_id,
      performed: found.performed,
      on_date: found.on,
      at: found.at,
    })
    .execute();
}

export async function insertBreach(
  tx: Tx,
  row: ObligationRow,
  breach: Pick<BreachTable, 'recorded_at' | 'by_post_id' | 'debtor_asked' | 'creditor_asked' | 'reopened' | 'seq'> & {
    readonly on: string;
  },
): Promise<void> {
  const db = tablesOf<DisputesTables>(tx);
  const { on, ...kept } = breach;
  await db
    .insertInto('disputes.breach')
    .values({
      ...kept,
      county_id: row.county_id,
      id: newId(kept.recorded_at),
      obligation_id: row.id,
      matter_id: row.matter_id,
    })
    .execute();
  await db
    .updateTable('disputes.obligation')
    .set({ breached_on: on })
    .where('county_id', '=', row.county_id)
    .where('id', '=', row.id)
    .execute();
}

/** The agreement in effect of a matter, the latest where there were several. */
export async function agreementInEffect(tx: Tx, matter: OfMatter): Promise<Selectable<AgreementTable> | undefined> {
  const { rows } = await sql<Selectable<AgreementTable>>`
    select * from disputes.agreement where county_id = ${matter.county_id} and matter_id = ${matter.id}
      and effective_on is not null and replaced_at is null order by effective_on desc, drafted_at desc limit 1`.execute(
    tx.kysely,
  );
  return rows[0];
}
