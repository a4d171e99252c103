import { accepted, fail, type Refusal, Refused } from '../../../kernel/refusal.ts';
import type { ReplyOf, RouteContract } from '../../../kernel/route.ts';
import { type Call, inActWith } from '../../../platform/act.ts';
import type { Tx } from '../../../platform/db.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { actsOffered, may } from '../access.ts';
import { askable, type Standing } from '../askable.ts';
import { actTimes, type ActTimes } from '../act-time.ts';
import type { MatterAfterAct } from '../contract/shapes.ts';
import { type ActName, operationsOf, refusedNow } from '../lifecycle.ts';
import { keepsStanding, type MatterAfter, readStanding, withStanding } from '../queries/standing.ts';
import { centresOf, type LockedMatter, lockMatter, pooledTownship } from '../store/lock.ts';
import { type ActRecord, recordAct } from '../store/record-act.ts';

/** A call by an officer on an existing matter whose path carries `{number}`. */
export type OfficerCall<C extends RouteContract> = Call<C, OfficerPrincipal>;

/** What the work of one act gets, after: known already, locked, version as seen, may, times. */
export interface ActWork {
  readonly tx: Tx;
  readonly matter: LockedMatter;
  readonly times: ActTimes;
  /** Records the act: step, save, history, publish, readers last. Call it once; gives the matter after. */
  readonly record: (record: Omit<ActRecord, 'times' | 'actor' | 'typist' | 'handlerOfficerId'>) => Promise<MatterAfter>;
}

interface TimedBody {
  readonly doneAt?: string | undefined;
  readonly lateReason?: string | undefined;
  readonly doneByPostId?: number | undefined;
}

const handling: ReadonlySet<ActName> = new Set([
  'signForMatter',
  'recordProgress',
  'startProcedure',
  'recordInProcedure',
  'endProcedure',
  'answerMatter',
]);

/**
 * The shape of every officer's act on a matter, in one transaction. `act` is checked against access before the work runs;
 * the work decides and records.
 */
export function actOnMatter<C extends RouteContract>(
  call: OfficerCall<C>,
  act: ActName,
  work: (given: ActWork) => Promise<ReplyOf<C>>,
): Promise<ReplyOf<C>> {
  const { number } = call.params as unknown as { number: string };
  const begin = (tx: Tx) =>
    // Sent behind the lock, in the same trip.
    Promise.all([lockMatter(tx, { number }, call.seen), keepsStanding.has(act) ? readStanding(tx, number) : undefined]);
  return inActWith(call, { begin }, async (tx, [matter, standing]) => {
    officerMay(call.principal, act, matter);
    const impossible = refusedNow(act, matter.stage);
    if (impossible) throw new Refused(impossible);
    const given = (call.body ?? {}) as TimedBody;
    const times = accepted(actTimes(given, call.at, call.house.calendar(), matter.registered_at));
    const doer = whoDidIt(call, given.doneByPostId);
    const inHolder = matter.holder_organisation_id === call.principal.organisationId;
    const record: ActWork['record'] = async (r) => {
      const after = await recordAct(tx, call.house, matter, {
        ...r,
        times,
        actor: doer.actor,
        typist: doer.typist,
        ...(handling.has(act) && (inHolder || act === 'signForMatter') ? { handlerOfficerId: doer.officerId } : {}),
        notes: [
          ...(r.notes ?? []),
          ...(given.lateReason ? [{ kind: 'lateReason' as const, body: given.lateReason }] : []),
        ],
      });
      return withStanding(tx, call.house, after, call.at, standing);
    };
    return work({ tx, matter, times, record });
  });
}

/** @throws Refused `act-not-yours`, `handler-apart` */
export function officerMay(principal: OfficerPrincipal, act: ActName, matter: LockedMatter): void {
  const refusal = may(principal, act, actedOn(matter));
  if (refusal) throw new Refused(refusal);
}

/** Why this officer could not do the act now, as the act itself would say it; undefined when nothing stands against it. */
export function whyNot(principal: OfficerPrincipal, act: ActName, matter: LockedMatter): Refusal | undefined {
  return may(principal, act, actedOn(matter)) ?? refusedNow(act, matter.stage);
}

function actedOn(matter: LockedMatter): Parameters<typeof may>[2] {
  const pooled = pooledTownship(matter);
  return {
    stage: matter.stage,
    centreOrganisationIds: centresOf(matter),
    holderOrganisationId: matter.holder_organisation_id,
    poolTownshipId: pooled.keptByTownship && !pooled.restricted ? pooled.townshipId : null,
    coHandlerOrganisationIds: matter.co_handler_organisation_ids,
    handlers: matter.handler_officer_ids,
    restricted: matter.restriction !== null,
    clockRequests: matter.clock_requests,
    paused: matter.paused_until !== null,
  };
}

/** Acts that this officer may do now, by the names that the rules give them: a higher module asks whether its procedure may begin. */
export function offeredActs(principal: OfficerPrincipal, matter: LockedMatter): ActName[] {
  return actsOffered(principal, actedOn(matter));
}

/** Of these the ones that can be done now, by the names under which they are called: what the page of the matter and every act's answer offer. */
export function operationsNow(principal: OfficerPrincipal, matter: LockedMatter, standing: Standing): string[] {
  const { stage, result, restriction, holder_organisation_id: holder } = matter;
  return operationsOf(askable(offeredActs(principal, matter), standing, { stage, result, restriction, holder }));
}

export function replyAfterAct(principal: OfficerPrincipal, after: MatterAfter): MatterAfterAct {
  const acts = operationsNow(principal, after, after.standing);
  return { number: after.number, version: after.version, stage: after.stage, acts };
}

/** Who did it and who typed it (代录): a colleague of the same body may type for another. */
function whoDidIt(
  call: Pick<Call<RouteContract, OfficerPrincipal>, 'house' | 'principal'>,
  postId: number | undefined,
): { actor: string; typist: string | null; officerId: number } {
  const { principal } = call;
  const own = `officer:${principal.officerId}@${principal.postId}`;
  if (postId === undefined || postId === principal.postId)
    return { actor: own, typist: null, officerId: principal.officerId };
  const post = call.house.directory().post(postId);
  if (!post || post.roles.length === 0 || post.organisationId !== principal.organisationId)
    fail('invalid', 'post-unknown', { field: 'doneByPostId' });
  return { actor: `officer:${post.officerId}@${post.id}`, typist: own, officerId: post.officerId };
}
