import { maskPhone } from '../../../kernel/identity-number.ts';
import { decodeCursor, encodeCursor } from '../../../kernel/page.ts';
import { accepted, fail } from '../../../kernel/refusal.ts';
import type { ReplyOf, RouteContract } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { withParts } from '../../places/index.ts';
import type { Desk } from '../commands/desk.ts';
import type * as contract from '../contract.ts';
import type { Register } from '../store/directory.ts';
import { mediatorById, mediatorsBy, openPhone } from '../store/mediators.ts';
import type { MediatorRow } from '../store/tables.ts';
import { mediatorItemOf, mediatorRecordOf } from '../view-mediator.ts';

type Own<C extends RouteContract> = Call<C, OfficerPrincipal>;

export function aroundMediator(house: House, { directory }: Register, row: MediatorRow) {
  const organisation = directory.organisation(row.organisation_id);
  const phone = openPhone(house.crypto, row.phone);
  return {
    organisation: organisation?.name ?? '',
    areaCode: directory.area(organisation?.areaId ?? null)?.code ?? '',
    phoneMasked: phone === null ? null : maskPhone(phone),
  };
}

export function listMediators(
  desk: Desk,
  call: Own<typeof contract.listMediators>,
): Promise<ReplyOf<typeof contract.listMediators>> {
  const { organisationId, area, speciality, q, status = 'active', after, limit = 50 } = call.query;
  const register = desk.keeper.register();
  const [last] = after === undefined ? [0] : accepted(decodeCursor(after, 1));
  let organisationIds = organisationId === undefined ? undefined : [organisationId];
  if (area !== undefined) {
    const within = register.tree.byCode.get(area);
    if (!within) return fail('invalid', 'area-unknown', { field: 'area' });
    const areas = new Set(withParts(register.tree, within.id));
    const there = [...register.organisations.values()].filter((row) => areas.has(row.area_id)).map((row) => row.id);
    organisationIds = there.filter((id) => organisationId === undefined || id === organisationId);
  }
  return inTransaction(call.house.db, call.principal, async (tx) => {
    const rows = await mediatorsBy(tx, {
      organisationIds,
      speciality,
      q,
      status,
      afterId: Number(last),
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const end = page.at(-1);
    return {
      items: page.map((row) => mediatorItemOf(row, aroundMediator(call.house, register, row))),
      next: end && rows.length > limit ? encodeCursor([end.id]) : null,
    };
  });
}

export function getMediator(
  desk: Desk,
  call: Own<typeof contract.getMediator>,
): Promise<ReplyOf<typeof contract.getMediator>> {
  return inTransaction(call.house.db, call.principal, (tx) =>
    mediatorRecordIn(tx, call, desk.keeper.register(), call.params.id),
  );
}

/** @throws Refused `mediator-unknown` */
export async function mediatorRecordIn(
  tx: Tx,
  call: Own<RouteContract>,
  register: Register,
  id: number,
): Promise<ReplyOf<typeof contract.getMediator>> {
  const row = await mediatorById(tx, id);
  if (!row) return fail('unknown', 'mediator-unknown');
  return mediatorRecordOf(row, aroundMediator(call.house, register, row), call.principal);
}
