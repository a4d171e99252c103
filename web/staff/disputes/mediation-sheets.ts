// Pure. Decides which fields the sheet of each act on a mediation has, which parts of its own making stand beneath them,
// and how those parts become members of the body.
import { parseYuan } from '../../../server/kernel/money.ts';
import type { FieldSpec, Values } from '../acts/sheet-spec.ts';

/** Parts of a sheet that are more than one field. */
export type Part =
  | 'danger'
  | 'obligations'
  | 'declared'
  | 'sham'
  | 'others'
  | 'hands'
  | 'consents'
  | 'agreedBy'
  | 'screen';

export interface MediationSheet {
  readonly fields: readonly FieldSpec[];
  readonly parts: readonly Part[];
  /** Whether the version of the consent text goes with it. */
  readonly textVersion?: true;
}

const words: FieldSpec = { name: 'words', kind: 'words', max: 500 };
const facts: FieldSpec = { name: 'facts', kind: 'words', max: 5000, required: true };
const points: FieldSpec = { name: 'pointsInDispute', kind: 'words', max: 3000, required: true };
const place: FieldSpec = { name: 'place', kind: 'line', max: 100, required: true };
const recorder: FieldSpec = { name: 'recorder', kind: 'line', max: 40, required: true };
const files: FieldSpec = { name: 'fileIds', kind: 'files', most: 12 };
const rightsTold: FieldSpec = { name: 'rightsTold', kind: 'tick', must: true };
const noPaperWanted: FieldSpec = { name: 'noPaperWanted', kind: 'tick', must: true };
const party: FieldSpec = { name: 'partyId', kind: 'pick', from: 'principals', required: true };

export const mediationSheets = {
  startMediation: {
    fields: [
      { name: 'source', kind: 'choice', options: ['application', 'own-initiative', 'entrusted'], required: true },
      { name: 'entrustedBy', kind: 'line', max: 100, when: (values) => values['source'] === 'entrusted' },
    ],
    parts: ['danger'],
  },
  mediateOnTheSpot: {
    fields: [
      { name: 'mediatorIds', kind: 'pick', from: 'roster', many: true, required: true },
      { name: 'noInterests', kind: 'tick', must: true },
      place,
      recorder,
      rightsTold,
      facts,
      points,
      noPaperWanted,
      files,
    ],
    parts: ['consents', 'obligations', 'declared', 'sham'],
    textVersion: true,
  },
  reachRespondent: {
    fields: [
      { name: 'partyId', kind: 'pick', from: 'respondents', required: true },
      { name: 'way', kind: 'choice', options: ['phone', 'visit', 'window', 'village', 'paper'], required: true },
      { name: 'reached', kind: 'yesNo', required: true },
    ],
    parts: [],
  },
  recordConsent: {
    fields: [
      party,
      { name: 'byPartyId', kind: 'pick', from: 'representatives' },
      { name: 'agrees', kind: 'yesNo', required: true },
      { name: 'how', kind: 'choice', options: ['phone', 'visit', 'window', 'paper'], required: true },
    ],
    parts: [],
    textVersion: true,
  },
  acceptMediation: { fields: [{ name: 'remarks', kind: 'words', max: 500 }], parts: [] },
  chooseMediator: {
    fields: [
      { name: 'mediatorIds', kind: 'pick', from: 'roster', many: true, required: true },
      { name: 'chosenBy', kind: 'choice', options: ['parties', 'committee'], required: true },
      { name: 'acceptedBy', kind: 'pick', from: 'principals', many: true, required: true },
    ],
    parts: [],
  },
  declareInterests: {
    fields: [
      { name: 'mediatorId', kind: 'pick', from: 'mediators', required: true },
      { name: 'none', kind: 'yesNo', required: true },
      { name: 'words', kind: 'words', max: 500, required: true, when: (values) => values['none'] === false },
      { name: 'objectedBy', kind: 'pick', from: 'principals', many: true },
    ],
    parts: [],
  },
  planSession: { fields: [{ name: 'at', kind: 'moment', required: true }, place], parts: [] },
  recordSession: {
    fields: [
      { name: 'sessionId', kind: 'pick', from: 'planned' },
      { name: 'startedAt', kind: 'moment', required: true },
      { name: 'endedAt', kind: 'moment' },
      place,
      { name: 'mediatorIds', kind: 'pick', from: 'mediators', many: true, required: true },
      recorder,
      { name: 'present', kind: 'pick', from: 'parties', many: true, required: true },
      { name: 'open', kind: 'yesNo', required: true },
      rightsTold,
      { name: 'statements', kind: 'words', max: 5000, required: true },
      { name: 'course', kind: 'words', max: 5000 },
      { name: 'result', kind: 'choice', options: ['agreed', 'not_agreed', 'continued'], required: true },
      { name: 'resultText', kind: 'words', max: 1000 },
      { name: 'readOut', kind: 'tick', must: true },
      files,
    ],
    parts: ['others', 'hands'],
  },
  prolongMediation: {
    fields: [
      { name: 'amount', kind: 'number', min: 1, max: 180, required: true },
      { name: 'unit', kind: 'choice', options: ['calendarDays', 'workingDays', 'months'], required: true },
    ],
    parts: ['agreedBy'],
  },
  checkSham: { fields: [{ name: 'words', kind: 'words', max: 1000 }], parts: ['sham'] },
  draftAgreement: {
    fields: [
      facts,
      points,
      { name: 'responsibilities', kind: 'words', max: 2000 },
      { name: 'otherTerms', kind: 'words', max: 3000 },
      { name: 'copies', kind: 'number', min: 2, max: 50, required: true },
    ],
    parts: ['obligations', 'declared', 'sham'],
  },
  signAgreement: {
    fields: [{ name: 'way', kind: 'choice', options: ['paper', 'screen'], required: true }],
    parts: ['screen', 'hands'],
  },
  signByMediator: { fields: [{ name: 'mediatorId', kind: 'pick', from: 'mediators', required: true }], parts: [] },
  recordSeal: { fields: [{ ...files, required: true }], parts: [] },
  recordOralAgreement: { fields: [facts, points, noPaperWanted], parts: ['obligations', 'declared', 'sham'] },
  endMediation: { fields: [], parts: [] },
  recordPerformance: {
    fields: [
      { name: 'obligationId', kind: 'pick', from: 'obligations', required: true },
      { name: 'performed', kind: 'choice', options: ['yes', 'partly', 'no'], required: true },
      words,
      files,
    ],
    parts: [],
  },
  recordBreach: {
    fields: [
      { name: 'obligationId', kind: 'pick', from: 'lateObligations', required: true },
      { name: 'debtorAsked', kind: 'choice', options: ['admits', 'disputes', 'not_reached'], required: true },
      { name: 'debtorWords', kind: 'words', max: 1000 },
      { name: 'creditorAsked', kind: 'choice', options: ['not_performed', 'partly_performed'], required: true },
      { name: 'creditorWords', kind: 'words', max: 1000 },
    ],
    parts: [],
  },
  recordConfirmation: {
    fields: [
      { name: 'court', kind: 'line', max: 100, required: true },
      { name: 'decisionNumber', kind: 'line', max: 60, required: true },
      { name: 'confirmed', kind: 'yesNo', required: true },
      { name: 'decidedOn', kind: 'date', required: true },
      { name: 'fileIds', kind: 'files', most: 6 },
    ],
    parts: [],
  },
  recordVisit: {
    fields: [
      { name: 'way', kind: 'choice', options: ['phone', 'visit', 'window'], required: true },
      { name: 'partyIds', kind: 'pick', from: 'parties', many: true, required: true },
      { name: 'performed', kind: 'choice', options: ['yes', 'partly', 'no', 'not_due'], required: true },
      { name: 'performance', kind: 'words', max: 5000, required: true },
      { name: 'satisfaction', kind: 'words', max: 1000 },
      { name: 'lawsuit', kind: 'yesNo', required: true },
      { name: 'lawsuitWords', kind: 'words', max: 1000, when: (values) => values['lawsuit'] === true },
      { name: 'wrongMediation', kind: 'yesNo', required: true },
      { name: 'escalation', kind: 'yesNo', required: true },
      { name: 'measures', kind: 'words', max: 1000 },
    ],
    parts: [],
  },
  failMediation: {
    fields: [{ name: 'reason', kind: 'pick', from: 'endReasons', required: true }, words],
    parts: [],
  },
  withdrawMediation: { fields: [party, words], parts: [] },
  voidDossierNumber: {
    fields: [
      { name: 'reason', kind: 'words', max: 500, required: true },
      { name: 'renew', kind: 'tick', required: true },
    ],
    parts: [],
  },
} as const satisfies Readonly<Record<string, MediationSheet>>;

export type MediationSheetAct = keyof typeof mediationSheets;

export function isMediationSheet(act: string): act is MediationSheetAct {
  return act in mediationSheets;
}

/** Why a mediation can end without an agreement, by how far it has come: before acceptance only consent can be missing. */
export function endReasonsFor(state: string): readonly string[] {
  return state === 'preparing' ? ['no_consent', 'other'] : ['no_agreement', 'period_over', 'sham', 'other'];
}

/** A row of the table of obligations, as typed. */
export interface ObligationRow {
  readonly debtorId?: string | undefined;
  readonly creditorId?: string | undefined;
  readonly what?: string;
  readonly amount?: string;
  readonly dueOn?: string;
  readonly way?: string;
  readonly place?: string;
}

/** How one party signed, or why not. */
export interface HandRow {
  readonly how?: 'signature' | 'seal' | 'fingerprint' | 'unsigned';
  readonly why?: string;
  readonly byPartyId?: string | undefined;
  readonly fileId?: string | undefined;
}

export interface OtherRow {
  readonly name?: string;
  readonly relation?: string;
}

/** The screen's part of signing. */
export interface ScreenRow {
  readonly agreedBy?: readonly string[];
  readonly identityChecked?: string;
  readonly notFamilyStatus?: boolean;
}

export const shamQuestions = [
  'harmsOthers',
  'aimedElsewhere',
  'noRealDispute',
  'oneInterest',
  'noEvidence',
  'unclearAboutFacts',
] as const;

export interface PartContext {
  readonly principals: readonly string[];
  /** Parties whose hands are asked for: who was present, or whose signature is missing. */
  readonly hands: readonly string[];
  readonly dangerDeclarationNeeded: boolean;
  readonly textVersion: string;
}

export interface PartsBody {
  readonly body: Record<string, unknown>;
  /** Names of parts with something missing. */
  readonly missing: string[];
}

/** What the parts of a sheet add to the body, and which of them are not complete. */
export function partsBody(act: MediationSheetAct, values: Values, context: PartContext): PartsBody {
  const sheet: MediationSheet = mediationSheets[act];
  const body: Record<string, unknown> = sheet.textVersion ? { textVersion: context.textVersion } : {};
  const missing: string[] = [];
  for (const part of sheet.parts) {
    const made = makers[part](act, values, context);
    if (made === undefined) missing.push(part);
    else Object.assign(body, made);
  }
  return { body, missing };
}

type Maker = (act: MediationSheetAct, values: Values, context: PartContext) => Record<string, unknown> | undefined;

const makers: Readonly<Record<Part, Maker>> = {
  danger: (_, values, context) => {
    if (!context.dangerDeclarationNeeded) return {};
    const given = record(values['danger']);
    const reported = text(given['reported']);
    const danger = {
      victimAsksFreely: given['victimAsksFreely'] === true,
      heardAlone: given['heardAlone'] === true,
      rightsTold: given['rightsTold'] === true,
    };
    if (!danger.victimAsksFreely || !danger.heardAlone || !danger.rightsTold) return undefined;
    return { danger: { ...danger, ...(reported ? { reported } : {}) } };
  },
  obligations: (act, values) => {
    const rows = list(values['obligations']) as readonly ObligationRow[];
    const done = rows.map(obligationBody);
    if (done.includes(undefined)) return undefined;
    // An oral agreement that was performed on the spot may have nothing left to do; a written one names what is owed.
    if (act === 'draftAgreement' && rows.length === 0) return undefined;
    return { obligations: done };
  },
  declared: (_, values) => {
    const given = record(values['declared']);
    if (given['noStatusDecided'] !== true || given['noCrimeSilenced'] !== true) return undefined;
    return { declared: { noStatusDecided: true, noCrimeSilenced: true } };
  },
  sham: (act, values) => {
    const ticked = list(values['sham']) as readonly string[];
    const answers = Object.fromEntries(shamQuestions.map((id) => [id, ticked.includes(id)]));
    return act === 'checkSham' ? { answers } : { sham: answers };
  },
  others: (_, values) => {
    const rows = list(values['others']) as readonly OtherRow[];
    const others = rows.map((row) => ({ name: text(row.name), relation: text(row.relation) }));
    if (others.some((row) => !row.name || !row.relation)) return undefined;
    return { others, othersAgreedBy: others.length > 0 ? list(values['othersAgreedBy']) : [] };
  },
  hands: (act, values, context) => {
    const given = record(values['hands']);
    const rows = context.hands.map((partyId) => ({ partyId, row: record(given[partyId]) as HandRow }));
    return act === 'recordSession' ? sessionHands(rows) : agreementHands(rows, values['way'] === 'screen');
  },
  consents: (_, values, context) => {
    const by = record(values['consentBy']);
    const agreed = list(values['consents']) as readonly string[];
    if (context.principals.some((id) => !agreed.includes(id))) return undefined;
    return {
      consents: agreed.map((partyId) => ({ partyId, ...(by[partyId] ? { byPartyId: by[partyId] } : {}) })),
    };
  },
  agreedBy: (_, values, context) => {
    const how = record(values['agreedHow']);
    if (context.principals.some((id) => !how[id])) return undefined;
    return { agreedBy: context.principals.map((partyId) => ({ partyId, how: how[partyId] })) };
  },
  screen: (_, values, context) => {
    if (values['way'] !== 'screen') return {};
    const given = record(values['screen']) as ScreenRow;
    const agreedBy = given.agreedBy ?? [];
    if (context.principals.some((id) => !agreedBy.includes(id))) return undefined;
    if (!given.identityChecked || given.notFamilyStatus !== true) return undefined;
    return { screen: { agreedBy, identityChecked: given.identityChecked, notFamilyStatus: true } };
  },
};

type Hands = readonly { readonly partyId: string; readonly row: HandRow }[];

/** Everybody who was there signed the record, or it is recorded why not. */
function sessionHands(rows: Hands): Record<string, unknown> | undefined {
  const unsigned = rows.filter(({ row }) => row.how === 'unsigned');
  if (rows.some(({ row }) => !row.how) || unsigned.some(({ row }) => text(row.why).length < 2)) return undefined;
  return {
    signatures: rows.filter(({ row }) => row.how !== 'unsigned').map(({ partyId, row }) => ({ partyId, how: row.how })),
    unsigned: unsigned.map(({ partyId, row }) => ({ partyId, why: text(row.why) })),
  };
}

/** Those who sign now; at least one. On the screen each needs the picture of the signature. */
function agreementHands(rows: Hands, onScreen: boolean): Record<string, unknown> | undefined {
  const signing = rows.filter(({ row }) => row.how && row.how !== 'unsigned');
  if (signing.length === 0 || (onScreen && signing.some(({ row }) => !row.fileId))) return undefined;
  return {
    signatures: signing.map(({ partyId, row }) => ({
      partyId,
      how: row.how,
      ...(row.byPartyId ? { byPartyId: row.byPartyId } : {}),
      ...(onScreen ? { fileId: row.fileId } : {}),
    })),
  };
}

/** One dated obligation; undefined while it is not complete or its sum cannot be read. */
export function obligationBody(row: ObligationRow): Record<string, unknown> | undefined {
  const what = text(row.what);
  const amount = text(row.amount);
  const amountFen = amount === '' ? undefined : parseYuan(amount);
  if (!row.debtorId || !row.creditorId || what.length < 2 || !row.dueOn || amountFen === null) return undefined;
  const way = text(row.way);
  const where = text(row.place);
  return {
    debtorId: row.debtorId,
    creditorId: row.creditorId,
    what,
    dueOn: row.dueOn,
    ...(amountFen === undefined ? {} : { amountFen }),
    ...(way ? { way } : {}),
    ...(where ? { place: where } : {}),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
