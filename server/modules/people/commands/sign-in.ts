import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import { hashPassword, passwordFits, unfittingHash } from '../../../platform/password.ts';
import { totpStep } from '../../../platform/totp.ts';
import type * as contract from '../contract.ts';
import { passwordFaults } from '../password-rules.ts';
import { takeBackTry, guardKey } from '../store/guard.ts';
import {
  formerPasswords,
  lockOfficer,
  officerById,
  officerByUsername,
  saveOfficer,
  savePassword,
  useTotpStep,
} from '../store/officers.ts';
import type { OfficerRow } from '../store/tables.ts';
import { admitTry, type Desk, doorkeeper, refuseTry } from './desk.ts';
import { proceed, type Passed } from './proceed.ts';
import { openTicket, signInTicket } from './ticket.ts';

type Reply = ReplyOf<typeof contract.signIn>;

/** 用户名和密码登录 Unknown names and wrong passwords get the same answer after the same time. */
export async function signIn(desk: Desk, call: Call<typeof contract.signIn>): Promise<Reply> {
  const username = call.body.username.normalize('NFKC').trim().toLowerCase();
  await admitTry(desk, call, username);
  const officer = await inTransaction(desk.house.db, doorkeeper(desk), (tx) => officerByUsername(tx, username));
  const right = await passwordFits(call.body.password, officer?.password_hash ?? unfittingHash);
  if (!officer || !right || officer.status !== 'active')
    return refuseTry(desk, call, username, officer?.id ?? null, 'sign-in-failed');
  const passed: Passed = { via: 'password', factor: false };
  if (call.body.totp !== undefined && officer.totp_secret !== null) {
    await passFactor(desk, call, officer, call.body.totp);
    return proceed(desk, call, officer, { ...passed, factor: true });
  }
  return proceed(desk, call, officer, passed);
}

/** The step that a sign-in stopped at: a code, the enrolment of one, a new password. */
export async function continueSignIn(desk: Desk, call: Call<typeof contract.continueSignIn>): Promise<Reply> {
  const ticket = openTicket(desk.house, signInTicket, call.body.ticket, call.at);
  const officer = await inTransaction(desk.house.db, doorkeeper(desk), (tx) => officerById(tx, ticket.officerId));
  if (!officer || officer.status !== 'active' || officer.credentials !== ticket.credentials)
    return fail('unauthenticated', 'ticket-invalid');
  await admitTry(desk, call, officer.username);
  const passed: Passed = { via: ticket.via, factor: ticket.factorPassed };
  if (ticket.step === 'password') {
    if (call.body.newPassword === undefined) return proceed(desk, call, officer, passed);
    const changed = await takePassword(desk, call, officer, call.body.newPassword);
    return proceed(desk, call, changed, passed);
  }
  if (call.body.totp === undefined) return proceed(desk, call, officer, passed);
  if (ticket.step === 'enrol') {
    const enrolled = await enrol(desk, call, officer, ticket.secret ?? '', call.body.totp);
    return proceed(desk, call, enrolled, { ...passed, factor: true });
  }
  await passFactor(desk, call, officer, call.body.totp);
  return proceed(desk, call, officer, { ...passed, factor: true });
}

/** Looks at a code and uses it up. A practice county lets a code be used again: programmes sign in there by the minute. */
async function passFactor(desk: Desk, call: Call, officer: OfficerRow, code: string): Promise<void> {
  const secret = officer.totp_secret ? desk.house.crypto.open('people.officer.totp_secret', officer.totp_secret) : '';
  const once = desk.house.kind === 'real';
  const step = totpStep(secret, code, once ? officer.totp_last_step : null);
  const good =
    step !== undefined &&
    (!once || (await inTransaction(desk.house.db, doorkeeper(desk), (tx) => useTotpStep(tx, officer.id, step))));
  if (!good) await refuseTry(desk, call, officer.username, officer.id, 'totp-wrong');
}

async function enrol(desk: Desk, call: Call, officer: OfficerRow, secret: string, code: string): Promise<OfficerRow> {
  const step = totpStep(secret, code, null);
  if (step === undefined) return refuseTry(desk, call, officer.username, officer.id, 'totp-wrong');
  return inTransaction(desk.house.db, doorkeeper(desk), async (tx) => {
    const now = await asTicketed(tx, officer);
    if (now.totp_secret !== null) fail('conflict', 'second-factor-there');
    await keepSecret(desk, tx, now, secret, step);
    return asSaved(tx, officer.id);
  });
}

/** Seals a confirmed secret into the officer's row. */
export async function keepSecret(desk: Desk, tx: Tx, officer: OfficerRow, secret: string, step: number): Promise<void> {
  await saveOfficer(tx, officer.id, {
    totp_secret: desk.house.crypto.seal('people.officer.totp_secret', secret),
    totp_last_step: step,
    credentials: officer.credentials + 1,
  });
}

async function takePassword(desk: Desk, call: Call, officer: OfficerRow, password: string): Promise<OfficerRow> {
  const { house } = desk;
  const hash = await inTransaction(house.db, doorkeeper(desk), (tx) => newPasswordHash(tx, officer, password)).catch(
    async (error: unknown) => {
      // A password that is too weak is no failed sign-in.
      await inTransaction(house.db, doorkeeper(desk), (tx) => takeBackTry(tx, guardKey(house, officer.username)));
      throw error;
    },
  );
  return inTransaction(house.db, doorkeeper(desk), async (tx) => {
    const now = await asTicketed(tx, officer);
    await savePassword(tx, now, hash, call.at, { mustChange: false });
    return asSaved(tx, officer.id);
  });
}

/** @throws Refused `password-too-weak` with the rules, `password-used-before` */
export async function newPasswordHash(tx: Tx, officer: OfficerRow, password: string): Promise<string> {
  const rules = passwordFaults(password, officer.username);
  if (rules.length > 0) fail('invalid', 'password-too-weak', { field: 'newPassword', rules });
  for (const former of await formerPasswords(tx, officer))
    if (await passwordFits(password, former)) fail('conflict', 'password-used-before', { field: 'newPassword' });
  return hashPassword(password);
}

/** The row as the ticket knew it, locked. @throws Refused `ticket-invalid` when it has moved on since */
async function asTicketed(tx: Tx, officer: OfficerRow): Promise<OfficerRow> {
  const now = await lockOfficer(tx, officer.id);
  if (!now || now.credentials !== officer.credentials || now.status !== 'active')
    return fail('unauthenticated', 'ticket-invalid');
  return now;
}

async function asSaved(tx: Tx, id: number): Promise<OfficerRow> {
  const row = await officerById(tx, id);
  if (!row) throw new Error(`officer ${id} is gone`);
  return row;
}
