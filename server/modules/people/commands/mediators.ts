import { localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import type * as contract from '../contract.ts';
import { mediatorRecordIn } from '../queries/mediators.ts';
import { recordAudit } from '../store/audit.ts';
import { loadRegister } from '../store/directory.ts';
import {
  activeMediators,
  insertMediator,
  mediatorById,
  openPhone,
  saveMediator,
  sealPhone,
} from '../store/mediators.ts';
import { nextId, officerById } from '../store/officers.ts';
import { organisationRowById } from '../store/organisations.ts';
import type { MediatorRow } from '../store/tables.ts';
import { actsOnMediator } from '../access.ts';
import { administer, type AdminCall, asSeen } from './administer.ts';
import { noteOf } from './desk.ts';

type Reply = ReplyOf<typeof contract.getMediator>;

/** 登记调解员 */
export function addMediator(call: AdminCall<typeof contract.addMediator>): Promise<Reply> {
  return administer(call, async (tx) => {
    const { name, organisationId, officerId = null, fullTime, specialities, since, phone = null } = call.body;
    await mayServe(tx, { organisationId, officerId });
    const id = await nextId(tx, 'people.mediator');
    await insertMediator(tx, {
      id,
      officer_id: officerId,
      organisation_id: organisationId,
      name,
      full_time: fullTime,
      since,
      phone: sealPhone(call.house.crypto, phone),
      specialities,
    });
    return { ...(await answer(tx, call, id)), facts: { organisationId, officerId } };
  });
}

/** 变更 */
export function reviseMediator(call: AdminCall<typeof contract.reviseMediator>): Promise<Reply> {
  return administer(call, async (tx) => {
    const row = await serving(tx, call.params.id, call.seen);
    const { name, organisationId, officerId = row.officer_id, fullTime, specialities, since, phone } = call.body;
    await mayServe(tx, { organisationId, officerId }, row.id);
    await saveMediator(tx, row.id, {
      name,
      organisation_id: organisationId,
      officer_id: officerId,
      full_time: fullTime,
      specialities,
      since,
      version: row.version + 1,
      ...(phone === undefined ? {} : { phone: sealPhone(call.house.crypto, phone) }),
    });
    return { ...(await answer(tx, call, row.id)), facts: { organisationId, officerId, phone: phone !== undefined } };
  });
}

/** 离任 Leaves, or is removed: 人民调解法第十五条 wants the reason. */
export function retireMediator(call: AdminCall<typeof contract.retireMediator>): Promise<Reply> {
  return administer(call, async (tx) => {
    const row = await serving(tx, call.params.id, call.seen);
    const { on, reason } = call.body;
    if (on < row.since || on > localDateOf(call.at))
      fail('invalid', 'mediator-date', { field: 'on', since: row.since });
    await saveMediator(tx, row.id, { status: 'retired', until: on, version: row.version + 1 });
    return { ...(await answer(tx, call, row.id)), facts: { on, reason } };
  });
}

/** 查看电话 One at a time; who, when and why go into the audit trail. */
export async function revealMediatorPhone(
  call: AdminCall<typeof contract.revealMediatorPhone>,
): Promise<ReplyOf<typeof contract.revealMediatorPhone>> {
  return inTransaction(call.house.db, call.principal, async (tx) => {
    const row = await mediatorById(tx, call.params.id);
    if (!row) return fail('unknown', 'mediator-unknown');
    const phone = openPhone(call.house.crypto, row.phone);
    if (phone === null) return fail('conflict', 'phone-absent');
    const state = { retired: row.status === 'retired', phone: true };
    if (!actsOnMediator(call.principal, state).includes('revealMediatorPhone'))
      return fail('forbidden', 'role-not-allowed');
    const facts = { reason: call.body.reason };
    await recordAudit(tx, {
      ...noteOf(call),
      officerId: call.principal.officerId,
      target: `mediator:${row.id}`,
      facts,
    });
    return { phone };
  });
}

async function answer(
  tx: Tx,
  call: AdminCall<typeof contract.addMediator | typeof contract.reviseMediator | typeof contract.retireMediator>,
  id: number,
) {
  const register = await loadRegister(tx, localDateOf(call.at));
  return { reply: await mediatorRecordIn(tx, call, register, id), target: `mediator:${id}` };
}

async function serving(tx: Tx, id: number, seen: number | undefined): Promise<MediatorRow> {
  const row = await mediatorById(tx, id);
  if (!row) return fail('unknown', 'mediator-unknown');
  asSeen(row, seen);
  if (row.status === 'retired') fail('conflict', 'mediator-retired');
  return row;
}

/** Mediators serve in a mediation committee (人民调解法 8, 9); an officer is once in the roster of each. */
async function mayServe(
  tx: Tx,
  wanted: { organisationId: number; officerId: number | null },
  own?: number,
): Promise<void> {
  const organisation = await organisationRowById(tx, wanted.organisationId);
  if (!organisation) return fail('invalid', 'organisation-unknown', { field: 'organisationId' });
  if (organisation.valid_to !== null) fail('conflict', 'organisation-ended');
  if (organisation.kind !== 'mediation_committee')
    fail('invalid', 'organisation-no-committee', { field: 'organisationId' });
  if (wanted.officerId === null) return;
  if (!(await officerById(tx, wanted.officerId))) fail('invalid', 'officer-unknown', { field: 'officerId' });
  for (const row of await activeMediators(tx))
    if (row.id !== own && row.officer_id === wanted.officerId && row.organisation_id === wanted.organisationId)
      fail('conflict', 'mediator-there', { id: row.id });
}
