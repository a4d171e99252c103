import { sql, type Selectable } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { clockRule } from '../../../platform/profile/lookups.ts';
import type { ActsOnRecord } from '../act-paper-data.ts';
import { objectionsOf, transfersOf } from '../store/hand-offs.ts';
import type { LockedMatter } from '../store/lock.ts';
import type { ClockRequestTable, MattersTables } from '../store/tables.ts';
import { lettersOnRecord } from './letters-on-record.ts';
import { materialStatement, materialViewOf, refusalStatement, refusalViewOf } from './admission.ts';

/** The latest of each act that calls for a paper of its own, with the words it was recorded with. @param letterId which letter of supervision */
export async function actsOnRecord(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  letterId?: string,
): Promise<ActsOnRecord> {
  const [material, refusal, objection, transfer, extension, letters] = await Promise.all([
    materialOf(tx, house, matter),
    refusalOf(tx, house, matter),
    objectionOf(tx, house, matter),
    transferOf(tx, house, matter),
    extensionOf(tx, house, matter),
    lettersOnRecord(tx, house, matter, letterId),
  ]);
  return { material, refusal, objection, transfer, extension, ...letters };
}

async function materialOf(tx: Tx, house: House, matter: LockedMatter): Promise<ActsOnRecord['material']> {
  const { rows } = await materialStatement(matter.county_id, sql`${matter.id}`).execute(tx.kysely);
  const row = rows.at(-1);
  if (!row) return null;
  const view = materialViewOf(house, house.profileAt(matter.profile_version), row);
  return {
    askedAt: row.asked_at,
    dueOn: row.due_date,
    consequence: view.ifLate.words.zh,
    items: view.items.map(({ name, note }) => ({ name, note })),
    askedBy: house.directory().post(row.asked_by_post_id)?.officerName ?? null,
  };
}

async function refusalOf(tx: Tx, house: House, matter: LockedMatter): Promise<ActsOnRecord['refusal']> {
  const { rows } = await refusalStatement(matter.county_id, sql`${matter.id}`).execute(tx.kysely);
  const row = rows.findLast((one) => one.state !== 'proposed' && one.state !== 'sent_back');
  if (!row?.reviewed_at) return null;
  const view = refusalViewOf(house, house.profileAt(matter.profile_version), row);
  return {
    reason: view.reason.name.zh,
    explanation: view.explanation,
    law: view.reason.law.zh,
    door: view.door,
    refusedAt: row.reviewed_at,
    reviewUntil: view.reviewUntil,
  };
}

async function objectionOf(tx: Tx, house: House, matter: LockedMatter): Promise<ActsOnRecord['objection']> {
  const row = (await objectionsOf(tx, matter)).at(-1);
  if (!row) return null;
  const directory = house.directory();
  const ruledAt = row.ruled_at;
  return {
    body: directory.organisation(row.organisation_id)?.name ?? '',
    law: row.legal_basis,
    reason: await wordsOf(tx, matter, row.objected_seq),
    proposed: directory.organisation(row.suggested_organisation_id)?.name ?? null,
    raisedBy: directory.post(row.objected_by_post_id)?.officerName ?? null,
    raisedAt: row.objected_at,
    ruled: ruledAt
      ? {
          at: ruledAt,
          by: directory.post(row.ruled_by_post_id)?.officerName ?? null,
          upheld: row.upheld === true,
          words: await wordsOf(tx, matter, row.ruled_seq),
        }
      : null,
  };
}

async function transferOf(tx: Tx, house: House, matter: LockedMatter): Promise<ActsOnRecord['transfer']> {
  const row = (await transfersOf(tx, matter)).at(-1);
  if (!row) return null;
  const directory = house.directory();
  const from = directory.organisation(row.sent_by_organisation_id);
  return {
    letterNumber: row.letter_number,
    from: from?.name ?? null,
    to: row.body_name,
    law: row.legal_basis,
    reason: await wordsOf(tx, matter, row.sent_seq),
    materials: row.materials,
    timeLimitNote: row.time_limit_note,
    sentBy: directory.post(row.sent_by_post_id)?.officerName ?? null,
    sentAt: row.sent_at,
    phone: from?.telephone ?? null,
  };
}

async function extensionOf(tx: Tx, house: House, matter: LockedMatter): Promise<ActsOnRecord['extension']> {
  const row = await lastExtension(tx, matter);
  if (!row || row.amount === null || row.unit === null) return null;
  const clock = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.clock')
    .select(['rule_id', 'due_date'])
    .where('county_id', '=', matter.county_id)
    .where('id', '=', row.clock_id)
    .executeTakeFirst();
  if (!clock) return null;
  const name = (officerId: number | null): string | null =>
    house
      .directory()
      .posts()
      .find((post) => post.officerId === officerId)?.officerName ?? null;
  const [asked, answered] = await Promise.all([
    requestWords(tx, matter, row.id, ['requestExtension']),
    requestWords(tx, matter, row.id, ['approveClockRequest', 'refuseClockRequest']),
  ]);
  const { decision, decided_at: at } = row;
  return {
    clock: clockRule(house.profileAt(matter.profile_version), clock.rule_id)?.name.zh ?? clock.rule_id,
    dueOn: clock.due_date,
    amount: row.amount,
    // Written from the clock's own rule alone.
    unit: row.unit as NonNullable<ActsOnRecord['extension']>['unit'],
    words: asked,
    askedBy: name(row.asked_by),
    askedAt: row.asked_at,
    decided:
      at && (decision === 'approved' || decision === 'refused')
        ? { approved: decision === 'approved', by: name(row.decided_by), at, words: answered }
        : null,
  };
}

function lastExtension(tx: Tx, matter: LockedMatter): Promise<Selectable<ClockRequestTable> | undefined> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.clock_request')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('kind', '=', 'extend')
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/** The words of the entry in which a request was asked for, or decided. */
async function requestWords(
  tx: Tx,
  matter: LockedMatter,
  requestId: string,
  acts: readonly string[],
): Promise<string | null> {
  const entries = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.history')
    .select(['seq', 'facts'])
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('act', 'in', acts)
    .execute();
  const entry = entries.find((one) => (JSON.parse(one.facts) as { requestId?: string }).requestId === requestId);
  return entry ? wordsOf(tx, matter, entry.seq) : null;
}

/** What somebody wrote with an act of this matter. */
export async function wordsOf(
  tx: Tx,
  matter: Pick<LockedMatter, 'county_id' | 'id'>,
  seq: number | null,
): Promise<string | null> {
  if (seq === null) return null;
  const row = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.note')
    .select('body')
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('seq', '=', seq)
    .where('kind', '<>', 'lateReason')
    .executeTakeFirst();
  return row?.body ?? null;
}
