import type { Insertable } from 'kysely';
import { localDateOf } from '../../../kernel/instant.ts';
import { matterNumber } from '../../../kernel/matter-number.ts';
import { searchTokens } from '../../../kernel/plain-text.ts';
import { readIn, ready, sendAlong, type Tx, writingOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/new-id.ts';
import { publish } from '../../../platform/outbox.ts';
import { stepClock } from '../../../platform/profile/lookups.ts';
import type { ActTimes } from '../act-time.ts';
import { startClock } from '../clocks.ts';
import { entryText, factsText } from '../history.ts';
import { newState, type Restriction } from '../lifecycle.ts';
import type { Channel } from '../source.ts';
import { clockRows } from './clocks.ts';
import type { LockedMatter } from './lock.ts';
import { codeHash, makeCode, type NewParty, partyRow } from './parties.ts';
import { attachFiles } from './procedure.ts';
import { readerRows, writeReaders } from './readers.ts';
import { chained } from './record-act.ts';
import { type NewSource, sourceRow } from './source.ts';
import type { ConsentTable, MattersTables } from './tables.ts';

const writing = writingOf<MattersTables>();

/** What somebody brought, whoever wrote it down. */
export interface NewMatter {
  readonly category: string;
  readonly areaId: number;
  readonly townshipId: number | null;
  readonly villageId: number | null;
  readonly channel: Channel;
  /** From which body it came, when it came from one. */
  readonly source?: NewSource | undefined;
  readonly registeringOrganisationId: number | null;
  readonly firstReceiverPostId: number | null;
  readonly centreOrganisationId: number;
  readonly upperCentreOrganisationId: number | null;
  readonly description: string;
  readonly claims?: string | null;
  readonly placeDetail?: string | null;
  readonly occurredOn?: string | null;
  readonly safeContact?: string | null;
  readonly peopleInvolved: number;
  readonly amountFen?: number | null;
  readonly dangerSigns: readonly string[];
  readonly askedForCounty: boolean;
  readonly restriction: Restriction | null;
  readonly subjectOrganisationIds: readonly number[];
  readonly subjectOfficerIds: readonly number[];
  readonly parties: readonly NewParty[];
  readonly consents: readonly {
    readonly party: number;
    readonly purpose: string;
    readonly textVersion: string;
    readonly given: boolean;
  }[];
  readonly fileIds: readonly string[];
  readonly times: ActTimes;
  readonly actor: string;
  readonly typist: string | null;
  /** From `beginMatter`, when the act took it with its first trip; else taken here. */
  readonly begun?: Begun;
  /** Why it is recorded more than two working days late. */
  readonly lateReason?: string | undefined;
  /** Number and code that stand on paper already (`reserveNumbers`): a sheet of a pre-numbered pad. */
  readonly reserved?: { readonly number: string; readonly lookupCode: string } | undefined;
}

export interface OpenedMatter {
  readonly matter: LockedMatter;
  /** Of the first applicant; shown once. */
  readonly lookupCode: string;
  readonly partyIds: readonly string[];
  readonly acceptBy: Date;
}

/**
 * Opens a matter: number, lookup code, first history entry, accept clock, reader rows; a complaint is hidden from its subject from
 * this first row on. Everything in the caller's transaction.
 */
export async function openMatter(tx: Tx, house: House, given: NewMatter): Promise<OpenedMatter> {
  const { doneAt, recordedAt } = given.times;
  const { id, serial } = given.begun ?? (await beginMatter(tx, recordedAt));
  const number = given.reserved?.number ?? matterNumber(house.countyCode, localDateOf(recordedAt), serial);
  const lookupCode = given.reserved?.lookupCode ?? makeCode();
  const ids = given.parties.map((party) => party.id ?? newId(recordedAt));
  const first = Math.max(
    0,
    given.parties.findIndex((p) => p.side === 'applicant' && p.role !== 'helper'),
  );
  const parties = given.parties.map((party, i) => ({
    ...partyRow(house, id, { ...party, id: ids[i] }, i, recordedAt),
    ...(i === first ? { code_hash: codeHash(house.crypto, number, lookupCode), code_made_at: recordedAt } : {}),
  }));
  const accept = startClock(
    stepClock(house.profile, 'accept', given.dangerSigns.length > 0 ? 'emergency' : 'normal'),
    doneAt,
    house.calendar(),
  );
  const state = newState(given.category, given.restriction);
  const entry = {
    matterId: id,
    seq: 1,
    act: 'registerMatter',
    stage: state.stage,
    doneAt,
    recordedAt,
    actor: given.actor,
    typist: given.typist,
    facts: factsText(state, {
      number,
      channel: given.channel,
      areaId: given.areaId,
      centre: given.centreOrganisationId,
      parties: ids,
      files: given.fileIds,
    }),
  };
  const hash = chained(Buffer.alloc(0), entryText(entry));
  const matter = matterRow(house, given, { id, number, hash, dueAt: accept.dueAt });
  const consents: Insertable<ConsentTable>[] = given.consents.map((c) => ({
    county_id: house.countyId,
    id: newId(recordedAt),
    matter_id: id,
    party_id: ids[c.party] as string,
    purpose: c.purpose,
    text_version: c.textVersion,
    given: c.given,
    at: recordedAt,
    withdrawn_at: null,
  }));
  const write = <K extends keyof MattersTables>(table: K, rows: readonly Insertable<MattersTables[K]>[]): void => {
    if (rows.length > 0) sendAlong(tx, writing.insert(table, rows));
  };
  write('matters.matter', [matter]);
  write('matters.facts', [factsRow(house, id, given)]);
  write('matters.party', parties);
  write('matters.source', given.source ? [sourceRow(house.countyId, id, given.source)] : []);
  write('matters.consent', consents);
  write('matters.clock', clockRows(house, id, house.profile.version, [accept], recordedAt));
  write('matters.history', [
    {
      county_id: house.countyId,
      matter_id: id,
      seq: 1,
      act: entry.act,
      stage: entry.stage,
      done_at: doneAt,
      recorded_at: recordedAt,
      actor: given.actor,
      typist: given.typist,
      late_reason: given.times.late,
      facts: entry.facts,
      hash,
    },
  ]);
  write('matters.note', lateNotes(house, id, given.lateReason));
  await attachFiles(
    tx,
    { county_id: house.countyId, id, version: 0 },
    { ids: given.fileIds, kind: 'photo', partyId: ids[first] ?? null, at: recordedAt },
  );
  await publish(
    tx,
    house.listeners,
    { name: 'matter.registered', subject: id, facts: { matterId: id, number, version: 1 } },
    recordedAt,
  );
  await writeReaders(tx, house.countyId, id, readerRows(house, matter));
  return { matter, lookupCode, partyIds: ids, acceptBy: accept.dueAt };
}

/** Why it is recorded late, beside the first entry. */
function lateNotes(house: House, id: string, reason: string | undefined): Insertable<MattersTables['matters.note']>[] {
  if (!reason) return [];
  return [
    {
      county_id: house.countyId,
      matter_id: id,
      seq: 1,
      kind: 'lateReason',
      body: reason,
      outward: false,
      erased_at: null,
    },
  ];
}

/** A matter that is about to be opened: its id, and the running number that its number ends with. */
export interface Begun {
  readonly id: string;
  readonly serial: number;
}

/**
 * Takes the next serial; with it, tells the policies which matter this transaction opens, for nobody is shown to see it before its reader rows stand.
 * Goes out with the first trip of the act.
 */
export async function beginMatter(tx: Tx, at: Date): Promise<Begun> {
  const id = newId(at);
  const [row] = await readIn<{ serial: number }>(
    tx,
    ready(`select nextval('matters.matter_serial') as serial, set_config('anhe.opening', $1, true)`, [id]),
  );
  return { id, serial: Number(row?.serial) };
}

function factsRow(house: House, id: string, given: NewMatter): Insertable<MattersTables['matters.facts']> {
  return {
    county_id: house.countyId,
    matter_id: id,
    description: given.description,
    claims: given.claims ?? null,
    place_detail: given.placeDetail ?? null,
    occurred_on: given.occurredOn ?? null,
    safe_contact: given.safeContact ?? null,
    words: searchVector([given.description, given.claims, given.placeDetail]),
    erased_at: null,
  };
}

/** The search words of a text as a tsvector literal: our own bigrams, in no language. */
export function searchVector(texts: readonly (string | null | undefined)[]): string {
  const tokens = new Set(texts.flatMap((text) => searchTokens(text ?? '')));
  return [...tokens].map((t) => `'${t.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' ');
}

function matterRow(
  house: House,
  given: NewMatter,
  made: { id: string; number: string; hash: Buffer; dueAt: Date },
): LockedMatter {
  return {
    county_id: house.countyId,
    id: made.id,
    number: made.number,
    stage: 'registered',
    category: given.category,
    complexity: null,
    urgency: null,
    area_id: given.areaId,
    township_id: given.townshipId,
    village_id: given.villageId,
    channel: given.channel,
    first_receiver_post_id: given.firstReceiverPostId,
    registering_organisation_id: given.registeringOrganisationId,
    centre_organisation_id: given.centreOrganisationId,
    upper_centre_organisation_id: given.upperCentreOrganisationId,
    handler_officer_ids: [],
    holder_organisation_id: null,
    holder_post_id: null,
    co_handler_organisation_ids: [],
    signed_at: null,
    people_involved: given.peopleInvolved,
    amount_fen: given.amountFen ?? null,
    danger_signs: [...given.dangerSigns],
    asked_for_county: given.askedForCounty,
    restriction: given.restriction,
    subject_organisation_ids: [...given.subjectOrganisationIds],
    subject_officer_ids: [...given.subjectOfficerIds],
    registered_at: given.times.doneAt,
    accepted_at: null,
    answered_at: null,
    closed_at: null,
    due_at: made.dueAt,
    result: null,
    outcome: null,
    procedure_kind: null,
    procedure_id: null,
    clock_requests: 0,
    paused_until: null,
    reopened: 0,
    profile_version: house.profile.version,
    version: 1,
    head_hash: made.hash,
    touched_at: given.times.recordedAt,
  };
}
