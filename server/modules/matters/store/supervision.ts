import { type Insertable, type Selectable, sql } from 'kysely';
import { localDateOf } from '../../../kernel/instant.ts';
import { computeDue } from '../../../kernel/period.ts';
import { fail, isRefusal, Refused } from '../../../kernel/refusal.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/new-id.ts';
import { askedOf, bodyOfTurn, daysLate, type Rung } from '../supervision.ts';
import { nextLetterNumber } from './hand-offs.ts';
import type { LockedMatter } from './lock.ts';
import type { SupervisionTable } from './supervision-tables.ts';
import type { ClockTable, MattersTables } from './tables.ts';

type Row = Selectable<SupervisionTable>;

/** The ladder of a matter, the first rung first. */
export async function supervisionOf(tx: Tx, matter: Pick<LockedMatter, 'county_id' | 'id'>): Promise<Row[]> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.supervision')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .orderBy('id')
    .execute();
}

export function rungOf(row: Row): Rung {
  return {
    level: row.level,
    organisationId: row.organisation_id,
    asks: row.asks,
    issuedOn: localDateOf(row.issued_at),
    decision: row.decision,
    replied: row.replied_at !== null,
  };
}

/** A running term of ours of this matter. @throws Refused `clock-unknown`, `not-late` */
export async function lateClock(
  tx: Tx,
  matter: LockedMatter,
  clockId: string,
  at: Date,
): Promise<Selectable<ClockTable>> {
  const row = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.clock')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('id', '=', clockId)
    .where('kind', '<>', 'legal')
    .executeTakeFirst();
  if (!row) fail('invalid', 'clock-unknown', { field: 'clockId' });
  if (row.state !== 'running' || row.due_at.getTime() >= at.getTime()) fail('conflict', 'not-late');
  return row;
}

/** The body whose turn it is. @throws Refused `not-late` while a party's papers are awaited */
export function lateBody(house: House, matter: LockedMatter): { id: number; kind: string; name: string } {
  const id = bodyOfTurn({
    stage: matter.stage,
    holderOrganisationId: matter.holder_organisation_id,
    centreOrganisationId: matter.centre_organisation_id,
  });
  const body = id === undefined ? undefined : house.directory().organisation(id);
  if (!body) fail('conflict', 'not-late');
  return body;
}

export interface Letter {
  readonly level: 'urge' | 'notice';
  readonly clock: Pick<Selectable<ClockTable>, 'id' | 'rule_id' | 'due_date'>;
  /** Who issues it; no post: the sweep. */
  readonly by: { readonly organisationId: number; readonly postId: number | null };
  readonly at: Date;
  readonly recordedAt: Date;
}

/**
 * Writes one letter about a term with its number and the day to answer. Whether it may be is decided before; the number is taken here, so call it last.
 * @returns the facts for the history @throws Refused `receipt-only`
 */
export async function issueLetter(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  letter: Letter,
): Promise<{ readonly letterNumber: string; readonly facts: Readonly<Record<string, unknown>> }> {
  const body = lateBody(house, matter);
  const asks = askedOf(body.kind, letter.clock.rule_id);
  if (isRefusal(asks)) throw new Refused(asks);
  const rules = house.profile.supervision[letter.level];
  const id = newId(letter.recordedAt);
  const replyDue = dueIn(house, letter.at, rules.replyWorkingDays);
  const letterNumber = await nextLetterNumber(
    tx,
    house,
    letter.level === 'urge' ? 'urging' : 'supervision',
    letter.by.organisationId,
    letter.at,
  );
  await insertSupervision(tx, matter, {
    id,
    level: letter.level,
    clock_id: letter.clock.id,
    organisation_id: body.id,
    body_name: body.name,
    asks,
    due_date: letter.clock.due_date,
    days_late: daysLate(letter.clock.due_date, localDateOf(letter.at), house.calendar()),
    letter_number: letterNumber,
    by_organisation_id: letter.by.organisationId,
    by_post_id: letter.by.postId,
    issued_at: letter.at,
    reply_due: replyDue,
  });
  const { rule_id: ruleId, due_date: dueDate } = letter.clock;
  return {
    letterNumber,
    facts: { supervisionId: id, organisationId: body.id, ruleId, dueDate, letterNumber, replyDue },
  };
}

/** The last of so many working days from a moment. */
export function dueIn(house: House, from: Date, workingDays: number): string {
  return computeDue({ from, amount: workingDays, unit: 'workingDays' }, house.calendar()).dueDate;
}

type Given = Pick<
  Insertable<SupervisionTable>,
  | 'id'
  | 'level'
  | 'organisation_id'
  | 'body_name'
  | 'asks'
  | 'due_date'
  | 'days_late'
  | 'by_organisation_id'
  | 'by_post_id'
  | 'issued_at'
> &
  Partial<Insertable<SupervisionTable>>;

export async function insertSupervision(tx: Tx, matter: LockedMatter, given: Given): Promise<void> {
  await tablesOf<MattersTables>(tx)
    .insertInto('matters.supervision')
    .values({
      clock_id: null,
      transfer_id: null,
      letter_number: null,
      reply_due: null,
      decider_organisation_id: null,
      decision: null,
      document_number: null,
      decided_on: null,
      decided_seq: null,
      replied_at: null,
      replied_by_post_id: null,
      reply_seq: null,
      ...given,
      county_id: matter.county_id,
      matter_id: matter.id,
      seq: matter.version + 1,
    })
    .execute();
}

/** What was decided or replied, on its row. */
export async function changeSupervision(
  tx: Tx,
  matter: LockedMatter,
  id: string,
  set: Partial<Insertable<SupervisionTable>>,
): Promise<void> {
  await tablesOf<MattersTables>(tx)
    .updateTable('matters.supervision')
    .set(set)
    .where('county_id', '=', matter.county_id)
    .where('id', '=', id)
    .execute();
}

/** Whether this letter about the term is out already; looked at under the lock of the matter. */
export async function issuedAlready(
  tx: Tx,
  matter: LockedMatter,
  clockId: string,
  level: 'urge' | 'notice',
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from matters.supervision where county_id = ${matter.county_id} and clock_id = ${clockId} and level = ${level}`.execute(
    tx.kysely,
  );
  return rows.length > 0;
}
