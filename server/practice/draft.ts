// Pure. Decides how a matter of the practice county is opened and acted on: through the same steps, access rules, clocks and hash chain
// as in the office; an act that would be refused there stops the generator.
import { createHash } from 'node:crypto';
import { isRefusal } from '../kernel/refusal.ts';
import { matterNumber } from '../kernel/matter-number.ts';
import { localDateOf } from '../kernel/instant.ts';
import type { DirectoryPost } from '../platform/directory.ts';
import { stepClock } from '../platform/profile/lookups.ts';
import { may } from '../modules/matters/access.ts';
import { actTimes } from '../modules/matters/act-time.ts';
import { entryText, factsText } from '../modules/matters/history.ts';
import { type ActName, type MatterAct, type MatterState, newState } from '../modules/matters/lifecycle.ts';
import { type Circumstances, step } from '../modules/matters/step.ts';
import { addClock, earliestOfOurs, runClocks } from './draft-clocks.ts';
import { centresOf, readerRowsOf, sees } from './draft-readers.ts';
import type { PracticeMatter } from './practice-matter.ts';
import type { Dice } from './seeded.ts';
import type { World } from './world.ts';

/** What somebody brought, and through which door. */
export interface Brought extends Pick<
  PracticeMatter,
  | 'id'
  | 'areaId'
  | 'townshipId'
  | 'villageId'
  | 'channel'
  | 'source'
  | 'registeringOrganisationId'
  | 'firstReceiverPostId'
  | 'centreOrganisationId'
  | 'upperCentreOrganisationId'
  | 'peopleInvolved'
  | 'amountFen'
  | 'dangerSigns'
  | 'askedForCounty'
  | 'subjectOrganisationIds'
  | 'subjectOfficerIds'
  | 'facts'
  | 'parties'
  | 'consents'
> {
  readonly category: string;
  readonly restriction: MatterState['restriction'];
  readonly serial: number;
  readonly doneAt: Date;
  readonly recordedAt: Date;
  readonly lateReason: string | null;
  readonly actor: string;
  readonly typist: string | null;
}

export function openDraft(world: World, dice: Dice, brought: Brought): PracticeMatter {
  const { category, restriction, serial, doneAt, recordedAt, lateReason, actor, typist, ...rest } = brought;
  const state = newState(category, restriction);
  const number = matterNumber(world.countyCode, localDateOf(recordedAt), serial);
  const matter: PracticeMatter = {
    ...rest,
    number,
    state,
    handlerOfficerIds: [],
    registeredAt: doneAt,
    signedAt: null,
    acceptedAt: null,
    answeredAt: null,
    closedAt: null,
    dueAt: null,
    touchedAt: recordedAt,
    headHash: '',
    clocks: [],
    history: [],
    notes: [],
    procedures: [],
    mediations: [],
    files: [],
    followUps: [],
    rating: [],
    openings: [],
    dataRequests: [],
    materialRequests: [],
    refusals: [],
    objections: [],
    supervisions: [],
    outsideNumbers: [],
    links: [],
    readers: [],
  };
  const urgency = brought.dangerSigns.length > 0 ? 'emergency' : 'normal';
  addClock(world, dice, matter, stepClock(world.profile, 'accept', urgency), doneAt);
  matter.dueAt = earliestOfOurs(matter);
  write(world, matter, {
    act: 'registerMatter',
    doneAt,
    recordedAt,
    lateReason,
    actor,
    typist,
    set: state,
    facts: {
      number,
      channel: brought.channel,
      areaId: brought.areaId,
      centre: brought.centreOrganisationId,
      parties: brought.parties.map((p) => p.id),
      files: [],
    },
    notes: [],
  });
  matter.readers = readerRowsOf(world, matter);
  return matter;
}

export interface Acting {
  readonly act: MatterAct;
  /** The officer's post, a party by its id, or a regular check of the system. */
  readonly by: DirectoryPost | { readonly partyId: string } | { readonly system: string };
  readonly doneAt: Date;
  /** When it is typed later than done. */
  readonly recordedAt?: Date;
  readonly lateReason?: string;
  /** A colleague of the same body who types it (代录). */
  readonly typist?: DirectoryPost;
  readonly circumstances?: Circumstances;
  readonly entry?: string;
  readonly facts?: Record<string, unknown>;
  readonly notes?: readonly { readonly kind: string; readonly body: string; readonly outward?: boolean }[];
}

const handling: ReadonlySet<ActName> = new Set([
  'signForMatter',
  'recordProgress',
  'startProcedure',
  'recordInProcedure',
  'endProcedure',
  'answerMatter',
]);

/** One act, with everything that follows from it. @throws Error when the office would refuse it */
export function act(world: World, dice: Dice, matter: PracticeMatter, acting: Acting): void {
  const { act: wanted, by, doneAt } = acting;
  const recordedAt = acting.recordedAt ?? doneAt;
  if ('officerId' in by) officerMay(matter, wanted.act, acting.typist ?? by);
  const set = step(matter.state, wanted, acting.circumstances);
  if (isRefusal(set)) throw new Error(`${matter.number} ${wanted.act}: ${set.code}`);
  matter.state = { ...matter.state, ...set };
  runClocks(world, dice, matter, wanted.act, doneAt);
  stamp(matter, wanted.act, doneAt);
  const typist = acting.typist ? `officer:${acting.typist.officerId}@${acting.typist.id}` : null;
  write(world, matter, {
    act: acting.entry ?? wanted.act,
    doneAt,
    recordedAt,
    lateReason: acting.lateReason ?? null,
    actor: actorOf(by),
    typist,
    set,
    facts: acting.facts ?? {},
    notes: acting.notes ?? [],
  });
  if ('officerId' in by) {
    const inHolder = matter.state.holderOrganisationId === by.organisationId;
    if (handling.has(wanted.act) && inHolder && !matter.handlerOfficerIds.includes(by.officerId))
      matter.handlerOfficerIds.push(by.officerId);
  }
  matter.readers = readerRowsOf(world, matter);
}

function actorOf(by: Acting['by']): string {
  if ('officerId' in by) return `officer:${by.officerId}@${by.id}`;
  return 'system' in by ? `system:${by.system}` : `party:${by.partyId}`;
}

function officerMay(matter: PracticeMatter, wanted: ActName, post: DirectoryPost): void {
  const refusal = may(post, wanted, {
    stage: matter.state.stage,
    centreOrganisationIds: centresOf(matter),
    holderOrganisationId: matter.state.holderOrganisationId,
    handlers: matter.handlerOfficerIds,
    restricted: matter.state.restriction !== null,
  });
  if (refusal) throw new Error(`${matter.number} ${wanted} by post ${post.id}: ${refusal.code}`);
  if (!sees(matter, post)) throw new Error(`${matter.number} ${wanted} by post ${post.id}: not visible`);
}

interface Written {
  readonly act: string;
  readonly doneAt: Date;
  readonly recordedAt: Date;
  readonly lateReason: string | null;
  readonly actor: string;
  readonly typist: string | null;
  readonly set: Partial<MatterState>;
  readonly facts: Record<string, unknown>;
  readonly notes: NonNullable<Acting['notes']>;
}

function write(world: World, matter: PracticeMatter, entry: Written): void {
  const { act: name, doneAt, recordedAt, actor, typist } = entry;
  const backdated = doneAt.getTime() !== recordedAt.getTime();
  const times = actTimes(
    backdated ? { doneAt: doneAt.toISOString(), lateReason: entry.lateReason ?? undefined } : {},
    recordedAt,
    world.calendar,
    matter.history.length > 0 ? matter.registeredAt : undefined,
  );
  if (isRefusal(times)) throw new Error(`${matter.number} ${name}: ${times.code}`);
  const seq = matter.history.length + 1;
  matter.history.push({
    seq,
    act: name,
    stage: matter.state.stage,
    doneAt: times.doneAt,
    recordedAt,
    actor,
    typist,
    late: times.late,
    set: entry.set,
    given: entry.facts,
    facts: '',
    hash: '',
  });
  matter.touchedAt = recordedAt;
  const note = (kind: string, body: string, outward: boolean): void => {
    matter.notes.push({ seq, kind, body, outward });
  };
  for (const { kind, body, outward } of entry.notes) note(kind, body, outward ?? false);
  if (entry.lateReason) note('lateReason', entry.lateReason, false);
}

/** Writes the facts of every entry and chains them by hash. From here on the history stands. */
export function sealHistory(matter: PracticeMatter): PracticeMatter {
  let head: Buffer = Buffer.alloc(0);
  for (const entry of matter.history) {
    entry.facts = factsText(entry.set, entry.given);
    const { seq, act: name, stage, doneAt, recordedAt, actor, typist, facts } = entry;
    const text = entryText({ matterId: matter.id, seq, act: name, stage, doneAt, recordedAt, actor, typist, facts });
    head = createHash('sha256').update(head).update(text).digest();
    entry.hash = head.toString('hex');
  }
  matter.headHash = head.toString('hex');
  return matter;
}

function stamp(matter: PracticeMatter, name: ActName, at: Date): void {
  if (name === 'acceptMatter') matter.acceptedAt = at;
  if (name === 'assignMatter') matter.signedAt = null;
  if (name === 'signForMatter') matter.signedAt = at;
  if (name === 'answerMatter' || name === 'withdrawMatter') matter.answeredAt = at;
  if (name === 'returnForRework') matter.answeredAt = null;
  if (name === 'closeMatter') matter.closedAt = at;
}
