import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { inTransaction, type Tx, tablesOf } from '../../../platform/db.ts';
import { type Column, readWorkbook } from '../../../platform/workbook.ts';
import { areaTree } from '../../places/index.ts';
import type * as contract from '../contract.ts';
import { mediatorColumns, type MediatorStep, planMediators } from '../mediator-rows.ts';
import { officerColumns, type OfficerStep, planOfficers } from '../officer-rows.ts';
import { type BodyStep, organisationColumns, planBodies } from '../organisation-rows.ts';
import type { SheetPlan, SheetRow } from '../sheet-faults.ts';
import { activeMediators, insertMediator, mediatorById, saveMediator, sealPhone } from '../store/mediators.ts';
import { nextId, officerById, saveOfficer } from '../store/officers.ts';
import { insertOrganisation, organisationRows, saveOrganisation } from '../store/organisations.ts';
import { insertPost } from '../store/posts.ts';
import type { PeopleTables } from '../store/tables.ts';
import { administer, type AdminCall } from './administer.ts';
import { insertOfficer } from './officers.ts';

type ImportCall =
  | AdminCall<typeof contract.importOrganisations>
  | AdminCall<typeof contract.importOfficers>
  | AdminCall<typeof contract.importMediators>;
type Reply = ReplyOf<typeof contract.importOrganisations>;

/** 导入机构 */
export function importOrganisations(call: AdminCall<typeof contract.importOrganisations>): Promise<Reply> {
  return importSheet<BodyStep>(call, '机构', organisationColumns, planForBodies, async (tx, steps) => {
    const ids = new Map([...(await organisationRows(tx)).values()].map((row) => [row.name, row.id]));
    for (const { id, name, kind, parent, ...step } of steps) {
      const row = {
        name,
        level: step.level,
        short_name: step.shortName,
        area_id: step.areaId,
        parent_id: parent === null ? null : (ids.get(parent) ?? null),
        telephone: step.telephone,
        address: step.address,
      };
      if (id === undefined) {
        const next = await nextId(tx, 'people.organisation');
        ids.set(name, next);
        await insertOrganisation(tx, { ...row, id: next, kind, valid_from: step.from });
      } else {
        const version = ((await organisationRows(tx)).get(id)?.version ?? 0) + 1;
        await saveOrganisation(tx, id, { ...row, version });
      }
    }
  });
}

async function planForBodies(tx: Tx, rows: readonly SheetRow[], today: string): Promise<SheetPlan<BodyStep>> {
  const bodies = [...(await organisationRows(tx)).values()].filter((row) => row.valid_to === null);
  const known = bodies.map((row) => ({
    ...row,
    areaId: row.area_id,
    parentId: row.parent_id,
    shortName: row.short_name,
  }));
  const byName = new Map(known.map((body) => [body.name, body]));
  return planBodies(rows, { byName, areas: (await areaTree(tx)).byCode }, today);
}

/** 导入人员和岗位 */
export function importOfficers(call: AdminCall<typeof contract.importOfficers>): Promise<Reply> {
  const createdBy = call.principal.officerId;
  return importSheet<OfficerStep>(call, '人员', officerColumns, planForOfficers, async (tx, steps) => {
    for (const step of steps) {
      const id = step.id ?? (await nextId(tx, 'people.officer'));
      if (step.id === undefined)
        await insertOfficer(tx, { id, name: step.name, username: step.username, createdBy, createdAt: call.at });
      else if (step.renamed) {
        const version = ((await officerById(tx, id))?.version ?? 0) + 1;
        await saveOfficer(tx, id, { name: step.name }, version);
      }
      for (const post of step.posts)
        await insertPost(tx, {
          id: await nextId(tx, 'people.post'),
          officer_id: id,
          organisation_id: post.organisationId,
          roles: [],
          valid_from: post.from,
          valid_to: null,
          assigned_by: createdBy,
          granted_by: null,
        });
    }
  });
}

async function planForOfficers(tx: Tx, rows: readonly SheetRow[], today: string): Promise<SheetPlan<OfficerStep>> {
  const db = tablesOf<PeopleTables>(tx);
  const countyId = tx.principal.countyId;
  const [officers, posts, bodies] = await Promise.all([
    db.selectFrom('people.officer').select(['id', 'username', 'name']).where('county_id', '=', countyId).execute(),
    db
      .selectFrom('people.post')
      .select(['officer_id', 'organisation_id'])
      .where('county_id', '=', countyId)
      .where('valid_to', 'is', null)
      .execute(),
    organisationRows(tx),
  ]);
  const held = new Map<number, number[]>();
  for (const post of posts) held.set(post.officer_id, [...(held.get(post.officer_id) ?? []), post.organisation_id]);
  const open = [...bodies.values()].filter((row) => row.valid_to === null);
  return planOfficers(
    rows,
    {
      byUsername: new Map(officers.map((row) => [row.username, { ...row, organisationIds: held.get(row.id) ?? [] }])),
      organisations: new Map(open.map((row) => [row.name, row.id])),
    },
    today,
  );
}

/** 导入调解员 */
export function importMediators(call: AdminCall<typeof contract.importMediators>): Promise<Reply> {
  return importSheet<MediatorStep>(call, '调解员', mediatorColumns, planForMediators, async (tx, steps) => {
    for (const { id, phone, ...step } of steps) {
      const row = {
        name: step.name,
        organisation_id: step.organisationId,
        officer_id: step.officerId,
        full_time: step.fullTime,
        specialities: [...step.specialities],
        since: step.since,
      };
      const sealed = sealPhone(call.house.crypto, phone ?? null);
      if (id === undefined) {
        await insertMediator(tx, { ...row, id: await nextId(tx, 'people.mediator'), phone: sealed });
        continue;
      }
      const version = ((await mediatorById(tx, id))?.version ?? 0) + 1;
      await saveMediator(tx, id, { ...row, version, ...(phone === undefined ? {} : { phone: sealed }) });
    }
  });
}

async function planForMediators(tx: Tx, rows: readonly SheetRow[], today: string): Promise<SheetPlan<MediatorStep>> {
  const [mediators, bodies, officers] = await Promise.all([
    activeMediators(tx),
    organisationRows(tx),
    tablesOf<PeopleTables>(tx)
      .selectFrom('people.officer')
      .select(['id', 'username'])
      .where('county_id', '=', tx.principal.countyId)
      .execute(),
  ]);
  const committees = [...bodies.values()].filter((row) => row.kind === 'mediation_committee' && row.valid_to === null);
  return planMediators(
    rows,
    {
      mediators: mediators.map((row) => ({
        ...row,
        organisationId: row.organisation_id,
        officerId: row.officer_id,
        fullTime: row.full_time,
      })),
      committees: new Map(committees.map((row) => [row.name, row.id])),
      officers: new Map(officers.map((row) => [row.username, row.id])),
    },
    today,
  );
}

/** All rows or none: while one is bad nothing is taken over; a dry run only tells. */
async function importSheet<Step>(
  call: ImportCall,
  name: string,
  columns: readonly Column[],
  plan: (tx: Tx, rows: readonly SheetRow[], today: string) => Promise<SheetPlan<Step>>,
  takeOver: (tx: Tx, steps: readonly Step[]) => Promise<void>,
): Promise<Reply> {
  const rows = await readWorkbook(Buffer.from(call.body.workbook, 'base64'), { name, columns });
  const today = localDateOf(call.at);
  const reply = ({ added, changed, unchanged, bad }: SheetPlan<Step>, done: boolean): Reply => ({
    rows: rows.length,
    added,
    changed,
    unchanged,
    bad: [...bad],
    done,
  });
  if (call.body.dryRun)
    return inTransaction(call.house.db, call.principal, async (tx) => reply(await plan(tx, rows, today), false));
  return administer<typeof contract.importOrganisations>(
    call as AdminCall<typeof contract.importOrganisations>,
    async (tx) => {
      const planned = await plan(tx, rows, today);
      if (planned.bad.length > 0)
        return { reply: reply(planned, false), target: 'import', facts: { refusedRows: planned.bad.length } };
      await takeOver(tx, planned.steps);
      const { added, changed } = planned;
      return { reply: reply(planned, true), target: 'import', facts: { added, changed }, event: 'people.imported' };
    },
  );
}
