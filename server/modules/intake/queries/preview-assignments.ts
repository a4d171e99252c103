import { Refused } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { bouncesOf, objectionsOf, openParties, readMatter, whyNot } from '../../matters/index.ts';
import type { previewAssignments as contract } from '../contract-bulk.ts';
import { proposalFor } from './triage.ts';

type Item = ReplyOf<typeof contract>['items'][number];

/** 批量分流预览 One line a number, in the order asked for; a number that the caller does not see is told as one that is not there. */
export function previewAssignments(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  const { house, principal, body } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const items: Item[] = [];
    for (const number of new Set(body.numbers)) items.push(await lineOf(tx, house, principal, number));
    return { items };
  });
}

async function lineOf(tx: Tx, house: House, principal: OfficerPrincipal, number: string): Promise<Item> {
  const matter = await readMatter(tx, { number }).catch((error: unknown) => {
    if (error instanceof Refused) return undefined;
    throw error;
  });
  // Whoever sees no facts is told as little as by triage itself.
  if (!matter || (await openParties(tx, house, matter.id)).length === 0)
    return { number, version: null, stage: null, organisation: null, refusal: 'not-found' };
  const { version, stage } = matter;
  const refused = whyNot(principal, 'assignMatter', matter);
  if (refused) return { number, version, stage, organisation: null, refusal: refused.code };
  const objections = await objectionsOf(tx, matter);
  const bounces = bouncesOf(objections.map((one) => ({ organisationId: one.organisation_id, upheld: one.upheld })));
  if (bounces >= house.profileAt(matter.profile_version).handOffs.bouncesToHead)
    return { number, version, stage, organisation: null, refusal: 'head-designates' };
  const { organisation } = await proposalFor(tx, house, matter);
  return {
    number,
    version,
    stage,
    organisation: organisation && { id: organisation.id, name: organisation.name },
    refusal: organisation ? null : 'no-body-proposed',
  };
}
