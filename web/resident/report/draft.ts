// Decides what a report is while it is typed, what each step still lacks, and what is sent in the end.
import { isLocalDate } from '../../../server/kernel/local-date.ts';
import type { submitMatter } from '../../../server/modules/intake/contract.ts';
import type { Sends } from '../../../server/kernel/route.ts';
import type { ReportStep } from '../router.ts';

export type Body = Sends<typeof submitMatter>['body'];

export interface OtherSide {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly phone: string;
}

export interface HandedFile {
  readonly fileId: string;
  readonly name: string;
}

/** Everything typed so far. Identity numbers are not asked on this page, and a lookup code is never part of it. */
export interface Draft {
  /** Idempotency-Key: made with the draft, sent with every try. */
  readonly key: string;
  /** Milliseconds since 1970 of the last change. */
  readonly at: number;
  readonly noticeVersion: string;
  /** Two digits; empty while nothing was chosen; 'unsure' when the resident leaves it to the centre. */
  readonly category: string;
  readonly categoryName: string;
  readonly complaint: boolean;
  readonly bodyId: number;
  readonly bodyName: string;
  readonly description: string;
  readonly claims: string;
  readonly dangerSigns: readonly string[];
  readonly townshipCode: string;
  readonly townshipName: string;
  readonly villageCode: string;
  readonly villageName: string;
  readonly placeDetail: string;
  readonly occurredOn: string;
  readonly people: string;
  readonly others: readonly OtherSide[];
  readonly filing: 'self' | 'other' | 'organisation';
  readonly relation: 'helper' | 'guardian' | 'agent';
  /** Whose matter it is; with `organisation` the body's name. */
  readonly name: string;
  readonly organisation: string;
  /** Who files it, when it is somebody else's matter. */
  readonly filerName: string;
  readonly way: 'phone' | 'relative' | 'village' | 'window';
  readonly phone: string;
  readonly contact: string;
  readonly safe: string;
  readonly together: readonly string[];
  readonly files: readonly HandedFile[];
  readonly consents: Readonly<Record<string, boolean>>;
  readonly askedForCounty: boolean;
}

export function emptyDraft(key: string, at: number): Draft {
  return {
    key,
    at,
    noticeVersion: '',
    category: '',
    categoryName: '',
    complaint: false,
    bodyId: 0,
    bodyName: '',
    description: '',
    claims: '',
    dangerSigns: [],
    townshipCode: '',
    townshipName: '',
    villageCode: '',
    villageName: '',
    placeDetail: '',
    occurredOn: '',
    people: '',
    others: [],
    filing: 'self',
    relation: 'helper',
    name: '',
    organisation: '',
    filerName: '',
    way: 'phone',
    phone: '',
    contact: '',
    safe: '',
    together: [],
    files: [],
    consents: {},
    askedForCounty: false,
  };
}

/** Characters as the server counts them: a rare character or an emoji is one. */
export function charactersIn(text: string): number {
  return Array.from(text).length;
}

/** Longest account, in characters. */
export const longestAccount = 5000;

/** What a place of a step lacks; `words` names the sentence of the messages. */
export interface Lack {
  readonly field: string;
  readonly words:
    | 'account'
    | 'account-long'
    | 'body'
    | 'township'
    | 'date-wrong'
    | 'date-future'
    | 'people'
    | 'other-empty'
    | 'other-phone'
    | 'name'
    | 'organisation'
    | 'phone'
    | 'phone-wrong'
    | 'contact';
}

/** True for a telephone as people write it: 5 to 15 digits, spaces and dashes allowed. */
export function isPhone(text: string): boolean {
  return /^\+?\d{5,15}$/u.test(text.replace(/[\s-]/gu, ''));
}

/** What the step still lacks. `today` is the day in China, 'YYYY-MM-DD'. */
export function lacksOf(step: ReportStep, draft: Draft, today: string): Lack[] {
  if (step === 'reportWhat') return lacksOfWhat(draft);
  if (step === 'reportWhere') return draft.townshipCode ? [] : [{ field: 'township', words: 'township' }];
  if (step === 'reportWhen') return lacksOfWhen(draft, today);
  if (step === 'reportContact') return lacksOfContact(draft);
  return [];
}

function lacksOfWhat(draft: Draft): Lack[] {
  const lacks: Lack[] = [];
  if (draft.complaint && !draft.bodyId) lacks.push({ field: 'body', words: 'body' });
  const length = charactersIn(draft.description.trim());
  if (length === 0) lacks.push({ field: 'description', words: 'account' });
  if (length > longestAccount) lacks.push({ field: 'description', words: 'account-long' });
  return lacks;
}

function lacksOfWhen(draft: Draft, today: string): Lack[] {
  const lacks: Lack[] = [];
  if (draft.occurredOn && !isLocalDate(draft.occurredOn)) lacks.push({ field: 'occurredOn', words: 'date-wrong' });
  else if (draft.occurredOn > today) lacks.push({ field: 'occurredOn', words: 'date-future' });
  if (
    draft.people &&
    !(/^\d{1,6}$/u.test(draft.people) && Number(draft.people) >= 1 && Number(draft.people) <= 100_000)
  )
    lacks.push({ field: 'people', words: 'people' });
  draft.others.forEach((other, i) => {
    if (!other.name.trim()) lacks.push({ field: `other-${i}`, words: 'other-empty' });
    if (other.phone.trim() && !isPhone(other.phone)) lacks.push({ field: `other-phone-${i}`, words: 'other-phone' });
  });
  return lacks;
}

function lacksOfContact(draft: Draft): Lack[] {
  const lacks: Lack[] = [];
  if (draft.filing === 'organisation' && !draft.organisation.trim())
    lacks.push({ field: 'organisation', words: 'organisation' });
  if (!draft.name.trim()) lacks.push({ field: 'name', words: 'name' });
  if (draft.filing === 'other' && !draft.filerName.trim()) lacks.push({ field: 'filerName', words: 'name' });
  const phone = draft.phone.trim();
  if (draft.way === 'phone' && !phone) lacks.push({ field: 'phone', words: 'phone' });
  if (phone && !isPhone(phone)) lacks.push({ field: 'phone', words: 'phone-wrong' });
  if ((draft.way === 'relative' || draft.way === 'village') && !draft.contact.trim())
    lacks.push({ field: 'contact', words: 'contact' });
  return lacks;
}

/** The body of `submitMatter`. What was left empty is left out. */
export function bodyOf(draft: Draft, language: 'zh' | 'en'): Body {
  const consents = Object.entries(draft.consents).map(([id, given]) => ({ id, given }));
  return {
    description: draft.description.trim(),
    ...(draft.claims.trim() ? { claims: draft.claims.trim() } : {}),
    areaCode: draft.villageCode || draft.townshipCode,
    ...(draft.placeDetail.trim() ? { placeDetail: draft.placeDetail.trim() } : {}),
    ...(/^\d{2}$/u.test(draft.category) ? { category: draft.category } : {}),
    ...(draft.occurredOn ? { occurredOn: draft.occurredOn } : {}),
    ...(draft.people ? { peopleInvolved: Number(draft.people) } : {}),
    ...(draft.dangerSigns.length > 0 ? { dangerSigns: [...draft.dangerSigns] } : {}),
    ...(draft.askedForCounty ? { askedForCounty: true } : {}),
    ...(draft.safe.trim() ? { safeContact: draft.safe.trim() } : {}),
    ...(draft.complaint && draft.bodyId ? { complaintAbout: { organisationId: draft.bodyId } } : {}),
    applicants: applicantsOf(draft),
    ...(draft.others.length > 0 ? { respondents: draft.others.map(respondentOf) } : {}),
    ...(draft.files.length > 0 ? { fileIds: draft.files.map((file) => file.fileId) } : {}),
    ...(consents.length > 0 ? { consents } : {}),
    noticeVersion: draft.noticeVersion,
    language,
  };
}

function applicantsOf(draft: Draft): Body['applicants'] {
  const reach = {
    contactWay: draft.way,
    ...(draft.phone.trim() ? { phone: draft.phone.trim() } : {}),
    ...(draft.contact.trim() && draft.way !== 'phone' && draft.way !== 'window'
      ? { contact: draft.contact.trim() }
      : {}),
  };
  const together = draft.together
    .filter((name) => name.trim())
    .map((name) => ({ role: 'self' as const, name: name.trim() }));
  const name = draft.name.trim();
  if (draft.filing === 'organisation')
    return [{ role: 'organisation', name, organisation: draft.organisation.trim(), ...reach }, ...together];
  if (draft.filing === 'other')
    return [{ role: 'self', name, ...reach }, { role: draft.relation, name: draft.filerName.trim() }, ...together];
  return [{ role: 'self', name, ...reach }, ...together];
}

function respondentOf(other: OtherSide): NonNullable<Body['respondents']>[number] {
  const name = other.name.trim();
  return {
    ...(name && other.kind === 'person' ? { name } : {}),
    ...(name && other.kind === 'organisation' ? { organisation: name } : {}),
    ...(other.phone.trim() ? { phone: other.phone.trim() } : {}),
  };
}
