import { createHash } from 'node:crypto';
import type { Updateable } from 'kysely';
import { accepted } from '../../../kernel/refusal.ts';
import { sendAlong, type Tx, writingOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { publish } from '../../../platform/outbox.ts';
import type { ActTimes } from '../act-time.ts';
import type { MatterAct, MatterState } from '../lifecycle.ts';
import { entryText, factsText } from '../history.ts';
import type { NoteKind } from '../note-kinds.ts';
import { type Circumstances, step } from '../step.ts';
import { runClocks } from './clocks.ts';
import { type LockedMatter, stateOf } from './lock.ts';
import { refreshReaders } from './readers.ts';
import type { MattersTables, MatterTable } from './tables.ts';

const writing = writingOf<MattersTables>();

/** One act on a locked matter, as a command wants it recorded. */
export interface ActRecord {
  readonly act: MatterAct;
  readonly circumstances?: Circumstances;
  readonly times: ActTimes;
  /** `officer:<id>@<post>`, `party:<id>`, `system:<task>` */
  readonly actor: string;
  readonly typist?: string | null;
  /** Name of the entry when it is finer than the act's (a procedure's own acts): `recordConsent`, `recordSeal` … */
  readonly entry?: string;
  /** References and facts of the act; never personal text. */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly notes?: readonly Note[];
  /** Columns of the row beside the state. */
  readonly row?: Updateable<MatterTable>;
  /** The acting officer counts as one who handled it. */
  readonly handlerOfficerId?: number;
  /** Name of the event that others may care about. */
  readonly event?: string;
  readonly eventFacts?: Readonly<Record<string, unknown>>;
}

export interface Note {
  readonly kind: NoteKind;
  readonly body: string;
  /** Shown to the parties. */
  readonly outward?: boolean;
}

/**
 * Step, save, history, publish, readers last: what every act on a matter has in common. What is written goes out here and is answered with the commit.
 * @returns the matter as it stands after the act
 * @throws Refused what `step` refuses with
 */
export async function recordAct(tx: Tx, house: House, matter: LockedMatter, record: ActRecord): Promise<LockedMatter> {
  const state = stateOf(matter);
  const set = accepted(step(state, record.act, record.circumstances));
  const after: MatterState = { ...state, ...set };
  const { times } = record;
  const seq = matter.version + 1;
  const entry = {
    matterId: matter.id,
    seq,
    act: record.entry ?? record.act.act,
    stage: after.stage,
    doneAt: times.doneAt,
    recordedAt: times.recordedAt,
    actor: record.actor,
    typist: record.typist ?? null,
    facts: factsText(set, record.facts),
  };
  const hash = chained(matter.head_hash, entryText(entry));
  // Accepting brings the profile of today: the promise runs by it, and not by what stood when somebody wrote the matter down.
  const under = { ...matter, profile_version: record.row?.profile_version ?? matter.profile_version };
  const clocks = await runClocks(tx, house, under, record.act.act, after, times.doneAt);
  const changes: Updateable<MatterTable> = {
    ...columnsOf(set),
    ...stampsOf(record.act, times.doneAt),
    due_at: clocks.dueAt,
    clock_requests: clocks.clockRequests,
    ...record.row,
    version: seq,
    head_hash: hash,
    touched_at: times.recordedAt,
    ...(record.handlerOfficerId !== undefined && !matter.handler_officer_ids.includes(record.handlerOfficerId)
      ? { handler_officer_ids: [...matter.handler_officer_ids, record.handlerOfficerId] }
      : {}),
  };
  const next = { ...matter, ...changes };
  sendAlong(tx, writing.change('matters.matter', changes, { county_id: matter.county_id, id: matter.id }));
  sendAlong(
    tx,
    writing.insert('matters.history', [
      {
        county_id: matter.county_id,
        matter_id: matter.id,
        seq,
        act: entry.act,
        stage: entry.stage,
        done_at: entry.doneAt,
        recorded_at: entry.recordedAt,
        actor: entry.actor,
        typist: entry.typist,
        late_reason: times.late,
        facts: entry.facts,
        hash,
      },
    ]),
  );
  insertNotes(tx, matter, seq, record.notes ?? []);
  if (record.event) {
    const facts = { matterId: matter.id, number: matter.number, version: seq, ...record.eventFacts };
    await publish(tx, house.listeners, { name: record.event, subject: matter.id, facts }, times.recordedAt);
  }
  // Last: after a hand-off the actor may no longer see what it just did. Acts that change nothing readers' rows carry leave them alone.
  if (readersStale(matter, next)) await refreshReaders(tx, house, next);
  return next;
}

export function chained(head: Buffer, text: string): Buffer {
  return createHash('sha256').update(head).update(text).digest();
}

function insertNotes(tx: Tx, matter: LockedMatter, seq: number, notes: readonly Note[]): void {
  if (notes.length === 0) return;
  sendAlong(
    tx,
    writing.insert(
      'matters.note',
      notes.map((note) => ({
        county_id: matter.county_id,
        matter_id: matter.id,
        seq,
        kind: note.kind,
        body: note.body,
        outward: note.outward ?? false,
        erased_at: null,
      })),
    ),
  );
}

const columnNames: Readonly<Record<keyof MatterState, keyof MatterTable>> = {
  stage: 'stage',
  category: 'category',
  complexity: 'complexity',
  urgency: 'urgency',
  holderOrganisationId: 'holder_organisation_id',
  holderPostId: 'holder_post_id',
  restriction: 'restriction',
  procedureKind: 'procedure_kind',
  procedureId: 'procedure_id',
  result: 'result',
  outcome: 'outcome',
};

function columnsOf(set: Partial<MatterState>): Updateable<MatterTable> {
  return Object.fromEntries(
    Object.entries(set).map(([name, value]) => [columnNames[name as keyof MatterState], value]),
  );
}

/** Moments of the row that an act stamps. */
function stampsOf(act: MatterAct, at: Date): Updateable<MatterTable> {
  switch (act.act) {
    case 'acceptMatter':
      return { accepted_at: at };
    case 'assignMatter':
    case 'designateBody':
    case 'succeedHolder':
    case 'vacateHolder':
      return { signed_at: null };
    case 'recordTransferReceipt':
      return act.received ? { answered_at: at } : {};
    case 'signForMatter':
      return { signed_at: at };
    case 'answerMatter':
    case 'answerLinked':
    case 'withdrawMatter':
      return { answered_at: at };
    case 'returnForRework':
    case 'unlinkMatter':
      return { answered_at: null };
    case 'closeMatter':
      return { closed_at: at };
    case 'reopenMatter':
      return { closed_at: null, answered_at: null };
    default:
      return {};
  }
}

const carried = [
  'stage',
  'category',
  'township_id',
  'village_id',
  'holder_organisation_id',
  'restriction',
  'centre_organisation_id',
  'outcome',
] as const;

function readersStale(before: LockedMatter, after: LockedMatter): boolean {
  if (before.due_at?.getTime() !== after.due_at?.getTime()) return true;
  if (carried.some((column) => before[column] !== after[column])) return true;
  return (
    String(before.danger_signs) !== String(after.danger_signs) ||
    String(before.co_handler_organisation_ids) !== String(after.co_handler_organisation_ids) ||
    String(before.subject_organisation_ids) !== String(after.subject_organisation_ids) ||
    String(before.subject_officer_ids) !== String(after.subject_officer_ids)
  );
}
