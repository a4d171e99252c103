import { fail } from '../../../kernel/refusal.ts';
import { computeDue } from '../../../kernel/period.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Tx } from '../../../platform/db.ts';
import { stepClock } from '../../../platform/profile/lookups.ts';
import { stillMissing } from '../admission.ts';
import type {
  askForMaterial as askContract,
  supplyMaterial as supplyContract,
  supplyOwnMaterial as ownContract,
} from '../contract/admission.ts';
import {
  endMaterialRequest,
  insertMaterialRequest,
  markSupplied,
  materialRequestOf,
  type MaterialRequest,
} from '../store/admission.ts';
import type { LockedMatter } from '../store/lock.ts';
import { currentParties } from '../store/parties.ts';
import { attachFiles } from '../store/procedure.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';
import { actOnOwnMatter, type PartyCall, sideRefused } from './act-on-own-matter.ts';
import { replyToParty } from './party-reply.ts';

/** 一次性补正告知 Asked for once, as a list with its day; the office's own clock stops and the day of the notice runs. */
export function askForMaterial(call: OfficerCall<typeof askContract>): Promise<ReplyOf<typeof askContract>> {
  return actOnMatter(call, 'askForMaterial', async ({ tx, matter, times, record }) => {
    const { items, ifLate } = call.body;
    const asked = (await materialRequestOf(tx, matter)) !== undefined;
    const rule = stepClock(call.house.profileAt(matter.profile_version), 'correct', matter.urgency ?? 'normal');
    const due = computeDue({ from: times.doneAt, amount: rule.amount, unit: rule.unit }, call.house.calendar());
    if (!asked) {
      await insertMaterialRequest(
        tx,
        matter,
        { asked_at: times.doneAt, asked_by_post_id: call.principal.postId, due_date: due.dueDate, if_late: ifLate },
        items,
        times.recordedAt,
      );
    }
    const after = await record({
      act: { act: 'askForMaterial' },
      circumstances: { materialAsked: asked },
      facts: { items: items.length, dueDate: due.dueDate, ifLate },
      event: 'matter.material-asked',
    });
    return replyAfterAct(call.principal, after);
  });
}

type HandedIn = readonly { readonly position: number; readonly fileIds: readonly string[] }[];

/** Files claimed, papers marked; with the last one the notice is done. @returns how many are still missing */
async function handIn(
  tx: Tx,
  matter: LockedMatter,
  request: MaterialRequest,
  items: HandedIn,
  given: { readonly partyId?: string; readonly at: Date; readonly doneAt: Date },
): Promise<number> {
  const ids = [...new Set(items.flatMap((item) => item.fileIds))];
  await attachFiles(tx, matter, { ids, kind: 'material', partyId: given.partyId ?? null, at: given.at });
  await markSupplied(tx, request, items, given.doneAt);
  const left = stillMissing(
    request.items.map((item) => ({ position: item.position, supplied: item.supplied_at !== null })),
    items.map((item) => item.position),
  ).length;
  if (left === 0) await endMaterialRequest(tx, request, 'supplied', given.doneAt);
  return left;
}

/** Brought to the window: with or without a copy kept here. */
export function supplyMaterial(call: OfficerCall<typeof supplyContract>): Promise<ReplyOf<typeof supplyContract>> {
  return actOnMatter(call, 'supplyMaterial', async ({ tx, matter, times, record }) => {
    const request = await theRequest(tx, matter);
    const items = call.body.positions.map((position) => ({ position, fileIds: call.body.fileIds ?? [] }));
    const left = await handIn(tx, matter, request, items, { at: times.recordedAt, doneAt: times.doneAt });
    const after = await record({
      act: { act: 'supplyMaterial' },
      circumstances: { materialLeft: left },
      facts: { positions: call.body.positions, files: call.body.fileIds ?? [], left },
      event: 'matter.material-supplied',
    });
    return replyAfterAct(call.principal, after);
  });
}

/** By the applicant's own hand: every paper comes with a picture of it. */
export function supplyOwnMaterial(call: PartyCall<typeof ownContract>): Promise<ReplyOf<typeof ownContract>> {
  return actOnOwnMatter(call, async ({ tx, matter, partyId, record }) => {
    const { items } = call.body;
    if (matter.stage === 'correcting') {
      const me = (await currentParties(tx, matter)).find((p) => p.id === partyId);
      if (me?.side !== 'applicant') sideRefused('respondent-cannot');
      if (items.some((item) => item.fileIds.length === 0)) fail('invalid', 'files-missing');
    }
    const left =
      matter.stage === 'correcting'
        ? await handIn(tx, matter, await theRequest(tx, matter), items, { partyId, at: call.at, doneAt: call.at })
        : 0;
    const after = await record({
      act: { act: 'supplyMaterial' },
      circumstances: { materialLeft: left },
      facts: {
        positions: items.map((item) => item.position),
        files: items.flatMap((item) => item.fileIds),
        left,
        partyId,
      },
      event: 'matter.material-supplied',
    });
    return replyToParty(after);
  });
}

async function theRequest(tx: Tx, matter: LockedMatter): Promise<MaterialRequest> {
  const request = await materialRequestOf(tx, matter);
  if (!request) throw new Error(`${matter.number} waits for material that nobody asked for`);
  return request;
}
