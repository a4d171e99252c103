// Pure. Decides which fields the sheet of each act on a matter has, and with what it begins.
import { formatAmount } from '../../../server/kernel/money.ts';
import type { FieldSpec, Values } from '../acts/sheet-spec.ts';
import { aboutABody, addPartyFields, subjectFields } from './party-sheet.ts';

const reason: FieldSpec = { name: 'reason', kind: 'words', max: 500, required: true };
const remark: FieldSpec = { name: 'remark', kind: 'words', max: 500 };
const files: FieldSpec = { name: 'fileIds', kind: 'files', most: 20 };
const checkedBy: FieldSpec = {
  name: 'checkedBy',
  kind: 'choice',
  required: true,
  options: ['identity_card', 'known_person', 'callback', 'other_paper'],
};
const reached = (values: Values): boolean => values['reached'] === 'reached';

/** Acts of officers on a matter, by the name under which the server offers them. */
export const actSheets = {
  acceptMatter: [
    { name: 'category', kind: 'pick', from: 'categories', required: true },
    { name: 'complexity', kind: 'choice', options: ['simple', 'general', 'complex'], required: true },
    { name: 'urgency', kind: 'choice', options: ['normal', 'urgent', 'emergency'], required: true },
    ...subjectFields(aboutABody),
  ],
  askForMaterial: [
    { name: 'items', kind: 'lines', most: 20, max: 100, required: true },
    { name: 'ifLate', kind: 'choice', options: ['decide_as_is', 'taken_as_withdrawn'], required: true },
  ],
  supplyMaterial: [{ name: 'positions', kind: 'pick', from: 'missingItems', many: true, required: true }, files],
  proposeRefusal: [
    { name: 'reasonId', kind: 'pick', from: 'refusalReasons', required: true },
    { name: 'explanation', kind: 'words', max: 5000, required: true },
    { name: 'doorName', kind: 'line', max: 100, required: true },
    { name: 'doorAddress', kind: 'line', max: 200, required: true },
    { name: 'doorTelephone', kind: 'line', max: 30, required: true },
  ],
  reviewRefusal: [
    { name: 'agreed', kind: 'yesNo', required: true },
    { name: 'reason', kind: 'words', max: 500, required: true, when: (values) => values['agreed'] === false },
  ],
  askRefusalReview: [
    { name: 'partyId', kind: 'pick', from: 'applicants', required: true },
    { name: 'reasons', kind: 'words', max: 5000, required: true },
  ],
  decideRefusalReview: [
    { name: 'stands', kind: 'yesNo', required: true },
    { name: 'reply', kind: 'words', max: 5000, required: true },
  ],
  assignMatter: [
    { name: 'organisationId', kind: 'pick', from: 'bodies', required: true },
    // An overruled proposal needs its reason; without a proposal none is asked.
    {
      name: 'reason',
      kind: 'words',
      max: 500,
      required: true,
      when: (values) => values['proposedId'] !== undefined && values['organisationId'] !== values['proposedId'],
    },
  ],
  linkMatter: [{ name: 'mainNumber', kind: 'line', max: 40, required: true, from: 'likely' }, reason],
  unlinkMatter: [reason],
  objectToAssignment: [
    { name: 'legalBasis', kind: 'line', max: 300, required: true },
    reason,
    { name: 'suggestedOrganisationId', kind: 'pick', from: 'bodies' },
  ],
  ruleOnObjection: [{ name: 'upheld', kind: 'yesNo', required: true }, reason],
  designateBody: [
    { name: 'organisationId', kind: 'pick', from: 'bodies', required: true },
    { name: 'legalBasis', kind: 'line', max: 300, required: true },
    reason,
  ],
  askCoHandler: [
    { name: 'organisationId', kind: 'pick', from: 'bodies', required: true },
    { name: 'task', kind: 'words', max: 500, required: true },
    { name: 'dueDate', kind: 'date', required: true },
  ],
  recordOpinion: [{ name: 'opinion', kind: 'words', max: 5000, required: true }, files],
  releaseCoHandler: [{ name: 'organisationId', kind: 'pick', from: 'helpers', required: true }, reason],
  transferOutside: [
    { name: 'bodyName', kind: 'line', max: 100, required: true },
    { name: 'bodyAddress', kind: 'line', max: 200 },
    { name: 'bodyTelephone', kind: 'line', max: 30 },
    { name: 'legalBasis', kind: 'line', max: 300, required: true },
    { name: 'reason', kind: 'words', max: 5000, required: true },
    { name: 'materials', kind: 'lines', most: 50, max: 100 },
    { name: 'timeLimitNote', kind: 'line', max: 300 },
  ],
  recordTransferReceipt: [
    { name: 'received', kind: 'yesNo', required: true },
    { name: 'theirNumber', kind: 'line', max: 60, when: (values) => values['received'] === true },
    { name: 'reply', kind: 'words', max: 5000, required: true, when: (values) => values['received'] === true },
    { name: 'reason', kind: 'words', max: 500, required: true, when: (values) => values['received'] === false },
  ],
  signForMatter: [],
  handOverMatter: [
    { name: 'postId', kind: 'pick', from: 'colleagues', required: true },
    { name: 'reason', kind: 'words', max: 500 },
  ],
  recordProgress: [
    { name: 'text', kind: 'words', max: 5000, required: true },
    { name: 'outward', kind: 'tick' },
    files,
  ],
  answerMatter: [
    { name: 'result', kind: 'pick', from: 'results', required: true },
    { name: 'reply', kind: 'words', max: 5000, required: true },
    files,
  ],
  passCheck: [remark],
  returnForRework: [reason],
  recordFollowUp: [
    { name: 'partyId', kind: 'pick', from: 'parties', required: true },
    { name: 'way', kind: 'choice', options: ['phone', 'visit', 'window'], required: true },
    { name: 'reached', kind: 'choice', options: ['reached', 'not_reached', 'refused'], required: true },
    { name: 'solved', kind: 'yesNo', required: true, when: reached },
    { name: 'performed', kind: 'choice', options: ['yes', 'partly', 'no', 'not_due', 'none'], when: reached },
    { name: 'satisfaction', kind: 'rating', when: reached },
    { name: 'words', kind: 'words', max: 1000 },
  ],
  closeMatter: [remark],
  askReopening: [
    { name: 'partyId', kind: 'pick', from: 'parties', required: true },
    { name: 'reason', kind: 'words', max: 5000, required: true },
  ],
  declineReopening: [{ name: 'reply', kind: 'words', max: 5000, required: true }],
  reopenMatter: [reason],
  withdrawMatter: [{ name: 'partyId', kind: 'pick', from: 'applicants', required: true }, reason],
  restrictMatter: [{ name: 'dangerSigns', kind: 'pick', from: 'dangerSigns', many: true, required: true }],
  liftRestriction: [reason],
  correctMatter: [
    { name: 'description', kind: 'words', max: 5000 },
    { name: 'claims', kind: 'words', max: 2000 },
    { name: 'areaCode', kind: 'place' },
    { name: 'placeDetail', kind: 'line', max: 200 },
    { name: 'peopleInvolved', kind: 'number', min: 1, max: 100_000 },
    { name: 'amountFen', kind: 'money' },
    reason,
  ],
  addParty: addPartyFields,
  correctParty: [
    { name: 'partyId', kind: 'pick', from: 'parties', required: true },
    { name: 'anotherPerson', kind: 'tick' },
    { name: 'name', kind: 'line', max: 50 },
    { name: 'organisation', kind: 'line', max: 100 },
    { name: 'creditCode', kind: 'line', max: 18 },
    { name: 'phone', kind: 'line', max: 30 },
    { name: 'idNumber', kind: 'line', max: 20 },
    { name: 'address', kind: 'line', max: 200 },
    reason,
  ],
  reissueCode: [{ name: 'partyId', kind: 'pick', from: 'parties', required: true }, checkedBy],
  addMaterial: [
    { ...files, required: true },
    {
      name: 'kind',
      kind: 'choice',
      options: ['photo', 'evidence', 'signed_paper', 'proof', 'other'],
      required: true,
    },
    { name: 'note', kind: 'words', max: 500 },
  ],
  requestPause: [
    { name: 'clockId', kind: 'pick', from: 'pausableClocks', required: true },
    { name: 'reason', kind: 'pick', from: 'pauseReasons', required: true },
    { name: 'until', kind: 'date', required: true },
    { ...files, required: true },
    { name: 'words', as: 'statement', kind: 'words', max: 500, required: true },
  ],
  requestExtension: [
    { name: 'clockId', kind: 'pick', from: 'extendableClocks', required: true },
    { name: 'amount', kind: 'number', min: 1, max: 365, required: true },
    { name: 'words', as: 'statement', kind: 'words', max: 500, required: true },
    files,
  ],
  approveClockRequest: [{ name: 'requestId', kind: 'pick', from: 'clockRequests', required: true }, remark],
  refuseClockRequest: [{ name: 'requestId', kind: 'pick', from: 'clockRequests', required: true }, reason],
  resumeClock: [
    { name: 'clockId', kind: 'pick', from: 'pausedClocks', required: true },
    { name: 'words', as: 'statement', kind: 'words', max: 500 },
  ],
  recordTimeBar: [
    { name: 'ruleId', kind: 'pick', from: 'timeBars', required: true },
    { name: 'from', kind: 'date', required: true },
    { name: 'interrupted', kind: 'tick' },
    { name: 'words', as: 'statement', kind: 'words', max: 500 },
  ],
  answerErasure: [
    { name: 'partyId', kind: 'pick', from: 'parties', required: true },
    { name: 'answer', kind: 'choice', options: ['done', 'refused'], required: true },
    { name: 'reason', kind: 'words', max: 500, required: true, when: (values) => values['answer'] === 'refused' },
    { name: 'law', kind: 'line', max: 200, required: true, when: (values) => values['answer'] === 'refused' },
  ],
} as const satisfies Readonly<Record<string, readonly FieldSpec[]>>;

export type SheetAct = keyof typeof actSheets;

export function isSheetAct(act: string): act is SheetAct {
  return act in actSheets;
}

/** Acts whose call carries no time of its own: 更正当事人 and 答复删除申请 count from when they are recorded. */
export const untimedActs: readonly SheetAct[] = ['correctParty', 'answerErasure'];

const main: readonly string[] = [
  'acceptMatter',
  'askForMaterial',
  'proposeRefusal',
  'supplyMaterial',
  'reviewRefusal',
  'decideRefusalReview',
  'assignMatter',
  'signForMatter',
  'objectToAssignment',
  'ruleOnObjection',
  'designateBody',
  'recordOpinion',
  // Offered only while somebody waits for them.
  'approveClockRequest',
  'refuseClockRequest',
  'recordTransferReceipt',
  'recordProgress',
  'answerMatter',
  'passCheck',
  'returnForRework',
  'recordFollowUp',
  'closeMatter',
  'reopenMatter',
  'declineReopening',
  'handOverMatter',
];

/** What is drawn as a button (the step that moves the matter first) and what stands under «more». */
export function orderActs(offered: readonly string[]): { readonly main: SheetAct[]; readonly more: SheetAct[] } {
  const mine = offered.filter(isSheetAct);
  const rank = (act: string): number => main.indexOf(act);
  const shown = mine.filter((act) => rank(act) >= 0).sort((a, b) => rank(a) - rank(b));
  // Assigning again is rare: while the body has yet to sign, its signature comes first.
  if (shown[0] === 'assignMatter' && shown[1] === 'signForMatter') shown.reverse();
  return { main: shown, more: mine.filter((act) => rank(act) < 0) };
}

export interface Known {
  readonly category: string;
  readonly complexity: string | null;
  readonly urgency: string | null;
  readonly peopleInvolved: number;
  readonly amountFen: number | null;
  readonly areaCode: string;
  readonly facts: {
    readonly description: string;
    readonly claims: string | null;
    readonly placeDetail: string | null;
  } | null;
}

export interface Proposed {
  readonly complexity: string;
  readonly urgency: string;
  readonly organisation: { readonly id: number } | null;
}

/** What the sheet begins with: the record as it stands, and the proposal where one is asked for. */
export function initialValues(
  act: SheetAct,
  matter: Known,
  proposal: Proposed | undefined,
  partyIds: readonly string[],
): Values {
  if (act === 'acceptMatter')
    return {
      category: matter.category,
      complexity: matter.complexity ?? proposal?.complexity,
      urgency: matter.urgency ?? proposal?.urgency,
    };
  if (act === 'assignMatter')
    return { organisationId: proposal?.organisation?.id, proposedId: proposal?.organisation?.id };
  if (act === 'correctMatter')
    return {
      description: matter.facts?.description,
      claims: matter.facts?.claims ?? '',
      placeDetail: matter.facts?.placeDetail ?? '',
      areaCode: matter.areaCode,
      peopleInvolved: matter.peopleInvolved,
      amountFen: matter.amountFen === null ? '' : formatAmount(matter.amountFen),
    };
  if (act === 'addParty') return { side: 'respondent', role: 'self' };
  if (act === 'recordFollowUp') return { way: 'phone', ...(partyIds.length === 1 ? { partyId: partyIds[0] } : {}) };
  if (partyIds.length === 1 && actSheets[act].some((field) => field.name === 'partyId'))
    return { partyId: partyIds[0] };
  return {};
}

/** A correction sends only what was changed; the reason and the time of the act always go. */
export function onlyChanged(
  body: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).filter(([name, value]) => !(name in before) || before[name] !== value),
  );
}
