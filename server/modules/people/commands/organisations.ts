import { localDateOf } from '../../../kernel/instant.ts';
import { accepted, fail, Refused } from '../../../kernel/refusal.ts';
import type { ReplyOf, RouteContract } from '../../../kernel/route.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { areaById } from '../../places/index.ts';
import type * as contract from '../contract.ts';
import { type Body, endFault, mayBeSo, type StatedBody } from '../organisation-rules.ts';
import { insertOrganisation, organisationRowById, organisationRows, saveOrganisation } from '../store/organisations.ts';
import { nextId } from '../store/officers.ts';
import type { OrganisationRow, PeopleTables } from '../store/tables.ts';
import { organisationRecordOf } from '../view-organisation.ts';
import { administer, type AdminCall, asSeen } from './administer.ts';

type Reply = ReplyOf<typeof contract.getOrganisation>;

export function bodyOf(row: OrganisationRow): Body {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    parentId: row.parent_id,
    ended: row.valid_to !== null,
    validFrom: row.valid_from,
  };
}

export async function bodiesIn(tx: Tx): Promise<Map<number, Body>> {
  return new Map([...(await organisationRows(tx))].map(([id, row]) => [id, bodyOf(row)]));
}

/** 新增机构 */
export function addOrganisation(call: AdminCall<typeof contract.addOrganisation>): Promise<Reply> {
  return administer(call, async (tx) => {
    const { kind, name, shortName, areaId, parentId = null, telephone = null, address = null, from } = call.body;
    const { level } = await checked(tx, { kind, name, parentId, level: call.body.level, areaId });
    const id = await nextId(tx, 'people.organisation');
    await insertOrganisation(tx, {
      id,
      kind,
      level,
      area_id: areaId,
      parent_id: parentId,
      name,
      short_name: shortName,
      telephone,
      address: address || null,
      valid_from: from,
    });
    return {
      reply: await organisationRecordIn(tx, call, id),
      target: `organisation:${id}`,
      facts: { kind, areaId, parentId },
      event: 'organisation.added',
    };
  });
}

/** 变更 What is left out of telephone and address stays; null takes it away. */
export function reviseOrganisation(call: AdminCall<typeof contract.reviseOrganisation>): Promise<Reply> {
  return administer(call, async (tx) => {
    const row = await organisationFor(tx, call.params.id);
    asSeen(row, call.seen);
    if (row.valid_to !== null) fail('conflict', 'organisation-ended', { on: row.valid_to });
    const { name, shortName, areaId, parentId = row.parent_id, telephone, address } = call.body;
    const kept = row.level === 'industry' ? row.level : undefined;
    const { level } = await checked(
      tx,
      { kind: row.kind, name, parentId, level: call.body.level ?? kept, areaId },
      row.id,
    );
    await saveOrganisation(tx, row.id, {
      name,
      level,
      short_name: shortName,
      area_id: areaId,
      parent_id: parentId,
      telephone: telephone === undefined ? row.telephone : telephone,
      address: address === undefined ? row.address : address || null,
      version: row.version + 1,
    });
    return {
      reply: await organisationRecordIn(tx, call, row.id),
      target: `organisation:${row.id}`,
      facts: { areaId, parentId, renamed: name !== row.name },
      event: 'organisation.revised',
    };
  });
}

/** 撤销 Its people are moved first; what it holds is the successor's to take on. */
export function endOrganisation(call: AdminCall<typeof contract.endOrganisation>): Promise<Reply> {
  return administer(call, async (tx) => {
    const row = await organisationFor(tx, call.params.id);
    asSeen(row, call.seen);
    const { on, successorId } = call.body;
    const posts = await openPosts(tx, row.id, on);
    const fault = endFault(
      bodyOf(row),
      await bodiesIn(tx),
      { on, successorId },
      { posts, today: localDateOf(call.at) },
    );
    if (fault) throw new Refused(fault);
    await saveOrganisation(tx, row.id, { valid_to: on, successor_id: successorId ?? null, version: row.version + 1 });
    return {
      reply: await organisationRecordIn(tx, call, row.id),
      target: `organisation:${row.id}`,
      facts: { on, successorId: successorId ?? null },
      event: 'organisation.ended',
    };
  });
}

async function checked(tx: Tx, stated: Omit<StatedBody, 'area'> & { areaId: number }, own?: number) {
  const area = await areaById(tx, stated.areaId);
  const seen = area && { level: area.level, ended: area.validTo !== null };
  return accepted(mayBeSo({ ...stated, area: seen }, await bodiesIn(tx), own));
}

async function organisationFor(tx: Tx, id: number): Promise<OrganisationRow> {
  return (await organisationRowById(tx, id)) ?? fail('unknown', 'organisation-unknown');
}

async function openPosts(tx: Tx, organisationId: number, on: string): Promise<number> {
  const rows = await tablesOf<PeopleTables>(tx)
    .selectFrom('people.post')
    .select('id')
    .where('county_id', '=', tx.principal.countyId)
    .where('organisation_id', '=', organisationId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .execute();
  return rows.length;
}

/** @throws Refused `organisation-unknown` */
export async function organisationRecordIn(tx: Tx, call: AdminCall<RouteContract>, id: number): Promise<Reply> {
  const bodies = await organisationRows(tx);
  const row = bodies.get(id);
  if (!row) return fail('unknown', 'organisation-unknown');
  return organisationRecordOf(row, { area: await areaById(tx, row.area_id), bodies }, call.principal);
}
