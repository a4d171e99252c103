// Pure. Decides what the register screen holds while it is typed, what is still missing or wrong, and the body that is filed.
import { isCreditCode, isIdentityNumber } from '../../../server/kernel/identity-number.ts';
import { parseYuan } from '../../../server/kernel/money.ts';
import { type DESK_CHANNELS, FROM_BODIES, isPersonal } from '../../../server/modules/matters/source.ts';
import { momentOfField } from '../shell/moment-field.ts';

export const roles = ['self', 'organisation', 'guardian', 'agent', 'helper'] as const;
export type Role = (typeof roles)[number];
/** 法定代理人、委托代理人、代为反映的人: they stand for somebody. */
export const standsForSomebody: readonly Role[] = ['guardian', 'agent', 'helper'];
export const contactWays = ['phone', 'relative', 'village', 'window'] as const;

export interface PersonDraft {
  readonly id: string;
  readonly role: Role;
  /** Of whom they stand for; the first person of the side when empty. */
  readonly forId: string;
  readonly name: string;
  readonly organisation: string;
  readonly creditCode: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly address: string;
  readonly contactWay: '' | (typeof contactWays)[number];
  readonly contact: string;
  readonly powers: string;
  readonly powersUntil: string;
  readonly gender: string;
  readonly ethnicity: string;
  readonly age: string;
  readonly occupation: string;
}

export interface Draft {
  readonly channel: (typeof DESK_CHANNELS)[number];
  /** Of the body that sent it: name, its own number, when it came in there, what it wants back and until when. */
  readonly sourceBody: string;
  readonly sourceReference: string;
  readonly sourceReceivedOn: string;
  readonly sourceAsksBack: string;
  readonly sourceAnswerBy: string;
  readonly courtMediation: '' | 'before_filing' | 'after_filing';
  readonly category: string;
  readonly description: string;
  readonly claims: string;
  readonly areaCode: string;
  readonly placeDetail: string;
  readonly occurredOn: string;
  readonly peopleInvolved: string;
  readonly amount: string;
  readonly dangerSigns: readonly string[];
  readonly askedForCounty: boolean;
  readonly safeContact: string;
  readonly subjectOrganisationIds: readonly number[];
  readonly subjectOfficerIds: readonly number[];
  readonly files: readonly { readonly fileId: string; readonly name: string }[];
  readonly noticeTold: boolean;
  readonly consents: Readonly<Record<string, boolean>>;
  readonly applicants: readonly PersonDraft[];
  readonly respondents: readonly PersonDraft[];
  readonly doneAt: string;
  readonly lateReason: string;
}

export function newPerson(id: string, role: Role = 'self'): PersonDraft {
  return {
    id,
    role,
    forId: '',
    name: '',
    organisation: '',
    creditCode: '',
    phone: '',
    idNumber: '',
    address: '',
    contactWay: '',
    contact: '',
    powers: '',
    powersUntil: '',
    gender: '',
    ethnicity: '',
    age: '',
    occupation: '',
  };
}

export function newDraft(firstId: string): Draft {
  return {
    channel: 'window',
    sourceBody: '',
    sourceReference: '',
    sourceReceivedOn: '',
    sourceAsksBack: '',
    sourceAnswerBy: '',
    courtMediation: '',
    category: '',
    description: '',
    claims: '',
    areaCode: '',
    placeDetail: '',
    occurredOn: '',
    peopleInvolved: '',
    amount: '',
    dangerSigns: [],
    askedForCounty: false,
    safeContact: '',
    subjectOrganisationIds: [],
    subjectOfficerIds: [],
    files: [],
    noticeTold: false,
    consents: {},
    applicants: [newPerson(firstId)],
    respondents: [],
    doneAt: '',
    lateReason: '',
  };
}

/** What is wrong, by place: `category`, `applicants.0.idNumber`. The words of the codes are in the messages. */
export type Faults = Readonly<Record<string, FaultCode>>;
export type FaultCode =
  | 'missing'
  | 'identity'
  | 'creditCode'
  | 'phone'
  | 'amount'
  | 'people'
  | 'moment'
  | 'powers'
  | 'represented'
  | 'nobody'
  | 'notice'
  | 'noticeByBody'
  | 'subject'
  | 'personalNumber'
  | 'answerEarly';

/** @param restricted whether the category is a complaint about a body, which must then be named */
export function faultsOf(draft: Draft, restricted: boolean): Faults {
  const faults: Record<string, FaultCode> = {};
  if (!draft.category) faults['category'] = 'missing';
  if (!draft.description.trim()) faults['description'] = 'missing';
  if (!draft.areaCode) faults['areaCode'] = 'missing';
  if (!draft.noticeTold) faults['noticeTold'] = fromBody(draft) ? 'noticeByBody' : 'notice';
  Object.assign(faults, sourceFaults(draft));
  if (restricted && draft.subjectOrganisationIds.length + draft.subjectOfficerIds.length === 0)
    faults['subjectOrganisationIds'] = 'subject';
  if (draft.amount.trim() && parseYuan(draft.amount) === null) faults['amount'] = 'amount';
  if (draft.peopleInvolved.trim() && peopleOf(draft) === undefined) faults['peopleInvolved'] = 'people';
  if (draft.doneAt && momentOfField(draft.doneAt) === undefined) faults['doneAt'] = 'moment';
  if (!draft.applicants.some((person) => !standsForSomebody.includes(person.role))) faults['applicants'] = 'nobody';
  for (const side of ['applicants', 'respondents'] as const)
    for (const [i, person] of draft[side].entries())
      Object.assign(faults, personFaults(person, draft[side], `${side}.${i}`));
  return faults;
}

/** Whether the matter comes from a body that has its own number and dates for it. */
export function fromBody(draft: Pick<Draft, 'channel'>): boolean {
  return FROM_BODIES.includes(draft.channel);
}

function sourceFaults(draft: Draft): Record<string, FaultCode> {
  const faults: Record<string, FaultCode> = {};
  if (!fromBody(draft)) return faults;
  if (!draft.sourceBody.trim()) faults['sourceBody'] = 'missing';
  if (draft.channel === 'court' && !draft.courtMediation) faults['courtMediation'] = 'missing';
  if (isPersonal(draft.sourceReference)) faults['sourceReference'] = 'personalNumber';
  if (draft.sourceReceivedOn && draft.sourceAnswerBy && draft.sourceAnswerBy < draft.sourceReceivedOn)
    faults['sourceAnswerBy'] = 'answerEarly';
  return faults;
}

function sourceOf(draft: Draft): Record<string, unknown> {
  if (!fromBody(draft)) return {};
  return {
    source: {
      bodyName: draft.sourceBody.trim(),
      ...(draft.sourceReference.trim() ? { reference: draft.sourceReference.trim() } : {}),
      ...(draft.sourceReceivedOn ? { receivedOn: draft.sourceReceivedOn } : {}),
      ...(draft.sourceAsksBack.trim() ? { asksBack: draft.sourceAsksBack.trim() } : {}),
      ...(draft.sourceAnswerBy ? { answerBy: draft.sourceAnswerBy } : {}),
      ...(draft.channel === 'court' ? { courtMediation: draft.courtMediation } : {}),
    },
  };
}

function personFaults(person: PersonDraft, all: readonly PersonDraft[], at: string): Record<string, FaultCode> {
  const faults: Record<string, FaultCode> = {};
  const body = person.role === 'organisation';
  if (body ? !person.organisation.trim() : !person.name.trim())
    faults[`${at}.${body ? 'organisation' : 'name'}`] = 'missing';
  if (person.idNumber.trim() && !isIdentityNumber(person.idNumber.trim().toUpperCase()))
    faults[`${at}.idNumber`] = 'identity';
  if (body && person.creditCode.trim() && !isCreditCode(person.creditCode.trim().toUpperCase()))
    faults[`${at}.creditCode`] = 'creditCode';
  if (person.phone.trim() && !/^\+?\d{5,15}$/u.test(person.phone.replaceAll(/[\s-]/gu, '')))
    faults[`${at}.phone`] = 'phone';
  if (!standsForSomebody.includes(person.role)) return faults;
  if (principalIndex(person, all) < 0) faults[`${at}.forId`] = 'represented';
  if (person.role === 'agent' && !person.powers.trim()) faults[`${at}.powers`] = 'powers';
  return faults;
}

/** Index of whom a person stands for: the one chosen, else the first of the side who speaks for himself. */
export function principalIndex(person: PersonDraft, all: readonly PersonDraft[]): number {
  const chosen = all.findIndex((one) => one.id === person.forId && !standsForSomebody.includes(one.role));
  return chosen >= 0 ? chosen : all.findIndex((one) => !standsForSomebody.includes(one.role));
}

function peopleOf(draft: Draft): number | undefined {
  const people = Number(draft.peopleInvolved);
  return Number.isInteger(people) && people >= 1 && people <= 100_000 ? people : undefined;
}

/** What triage may know of what is typed; nothing about a person. */
export function triageFacts(draft: Draft): Record<string, unknown> {
  const people = draft.peopleInvolved.trim() ? peopleOf(draft) : undefined;
  const amount = draft.amount.trim() ? parseYuan(draft.amount) : null;
  const kinds = [
    ...new Set(
      draft.respondents
        .filter((person) => !standsForSomebody.includes(person.role))
        .map((person) => (person.role === 'organisation' ? 'organisation' : 'person')),
    ),
  ];
  return {
    ...(draft.category ? { category: draft.category } : {}),
    ...(draft.areaCode ? { areaCode: draft.areaCode } : {}),
    ...(people ? { peopleInvolved: people } : {}),
    ...(amount === null ? {} : { amountFen: amount }),
    ...(draft.dangerSigns.length > 0 ? { dangerSigns: draft.dangerSigns } : {}),
    ...(draft.askedForCounty ? { askedForCounty: true } : {}),
    ...(kinds.length > 0 ? { respondentKinds: kinds } : {}),
  };
}

/** The body that is filed. Call it only when `faultsOf` found nothing. */
export function registerBody(draft: Draft, noticeVersion: string): Record<string, unknown> {
  const facts = triageFacts(draft);
  const doneAt = momentOfField(draft.doneAt);
  return {
    channel: draft.channel,
    ...sourceOf(draft),
    category: draft.category,
    areaCode: draft.areaCode,
    noticeVersion,
    ...given(draft, ['description', 'claims', 'placeDetail', 'occurredOn', 'safeContact', 'lateReason']),
    ...(facts['peopleInvolved'] === undefined ? {} : { peopleInvolved: facts['peopleInvolved'] }),
    ...(facts['amountFen'] === undefined ? {} : { amountFen: facts['amountFen'] }),
    ...(draft.dangerSigns.length > 0 ? { dangerSigns: draft.dangerSigns } : {}),
    ...(draft.askedForCounty ? { askedForCounty: true } : {}),
    ...(draft.subjectOrganisationIds.length > 0 ? { subjectOrganisationIds: draft.subjectOrganisationIds } : {}),
    ...(draft.subjectOfficerIds.length > 0 ? { subjectOfficerIds: draft.subjectOfficerIds } : {}),
    ...(draft.files.length > 0 ? { fileIds: draft.files.map((file) => file.fileId) } : {}),
    ...(doneAt ? { doneAt } : {}),
    consents: Object.entries(draft.consents).map(([id, yes]) => ({ id, given: yes })),
    applicants: draft.applicants.map((person) => personBody(person, draft.applicants)),
    respondents: draft.respondents.map((person) => personBody(person, draft.respondents)),
  };
}

function personBody(person: PersonDraft, all: readonly PersonDraft[]): Record<string, unknown> {
  const organisation = person.role === 'organisation';
  const stands = standsForSomebody.includes(person.role);
  const details = given(person, ['gender', 'ethnicity', 'age', 'occupation']);
  return {
    role: person.role,
    ...given(person, ['name', 'organisation', 'phone', 'address', 'contact']),
    ...(person.idNumber.trim() ? { idNumber: person.idNumber.trim().toUpperCase() } : {}),
    ...(organisation && person.creditCode.trim() ? { creditCode: person.creditCode.trim().toUpperCase() } : {}),
    ...(person.contactWay ? { contactWay: person.contactWay } : {}),
    ...(stands ? { forIndex: principalIndex(person, all) } : {}),
    ...(person.role === 'agent' ? given(person, ['powers', 'powersUntil']) : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}

/** The named texts that are not empty, trimmed. */
function given<T extends object>(from: T, names: readonly (keyof T & string)[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of names) {
    const text = String(from[name]).trim();
    if (text) found[name] = text;
  }
  return found;
}
