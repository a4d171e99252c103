import { sql } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import { passwordRules } from '../password-rules.ts';
import type { OfficerRow, PeopleTables } from './tables.ts';

const hisOwn = (tx: Tx) =>
  tablesOf<PeopleTables>(tx).selectFrom('people.officer').selectAll().where('county_id', '=', tx.principal.countyId);

export function officerById(tx: Tx, id: number): Promise<OfficerRow | undefined> {
  return hisOwn(tx).where('id', '=', id).executeTakeFirst();
}

export function officerByUsername(tx: Tx, username: string): Promise<OfficerRow | undefined> {
  return hisOwn(tx).where('username', '=', username).executeTakeFirst();
}

/** Locked until the transaction ends. */
export function lockOfficer(tx: Tx, id: number): Promise<OfficerRow | undefined> {
  return hisOwn(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The next free id of a table. The act holds the people's stamp, so nobody else takes it. */
export async function nextId(
  tx: Tx,
  table: 'people.officer' | 'people.organisation' | 'people.post' | 'people.mediator',
): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(id), 0) + 1 as next from ${sql.table(table)} where county_id = ${tx.principal.countyId}
  `.execute(tx.kysely);
  return rows[0]?.next ?? 1;
}

export type OfficerChange = Partial<Omit<OfficerRow, 'county_id' | 'id' | 'version' | 'created_by' | 'created_at'>>;

/** Saves what an act changed. Acts of administration raise the version; what a person's own sign-in leaves behind does not. */
export async function saveOfficer(tx: Tx, id: number, change: OfficerChange, version?: number): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people.officer')
    .set(version === undefined ? change : { ...change, version })
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', id)
    .execute();
}

/** Sets a password and keeps the one before for the rule against taking it again. */
export async function savePassword(
  tx: Tx,
  officer: OfficerRow,
  hash: string,
  at: Date,
  how: { readonly mustChange: boolean; readonly version?: number },
): Promise<void> {
  if (officer.password_hash !== null)
    await tablesOf<PeopleTables>(tx)
      .insertInto('people.password_history')
      .values({
        county_id: tx.principal.countyId,
        officer_id: officer.id,
        id: newId(at),
        password_hash: officer.password_hash,
        at,
      })
      .execute();
  const change = {
    password_hash: hash,
    password_changed_at: at,
    must_change_password: how.mustChange,
    credentials: officer.credentials + 1,
  };
  await saveOfficer(tx, officer.id, change, how.version);
}

/** Hashes that a new password must not fit: the present one and those before it, five in all. */
export async function formerPasswords(tx: Tx, officer: OfficerRow): Promise<string[]> {
  const rows = await tablesOf<PeopleTables>(tx)
    .selectFrom('people.password_history')
    .select('password_hash')
    .where('county_id', '=', tx.principal.countyId)
    .where('officer_id', '=', officer.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(passwordRules.formerKept - 1)
    .execute();
  return [...(officer.password_hash === null ? [] : [officer.password_hash]), ...rows.map((row) => row.password_hash)];
}

/** Notes the step of a code that was used. False when another sign-in used it in the same moment. */
export async function useTotpStep(tx: Tx, officerId: number, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tablesOf<PeopleTables>(tx)
    .updateTable('people.officer')
    .set({ totp_last_step: step })
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', officerId)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
