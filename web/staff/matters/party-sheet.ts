// Pure. Decides the fields of a party that is added (as at registration), and when a sheet asks who is complained of.
import type { FieldSpec, Values } from '../acts/sheet-spec.ts';

const stands = (values: Values): boolean => ['guardian', 'agent', 'helper'].includes(String(values['role']));
const organisation = (values: Values): boolean => values['role'] === 'organisation';
const person = (values: Values): boolean => values['role'] !== undefined && !organisation(values);
const agent = (values: Values): boolean => values['role'] === 'agent';
const throughOthers = (values: Values): boolean =>
  values['contactWay'] === 'relative' || values['contactWay'] === 'village';
const bySide =
  (side: string) =>
  (values: Values): boolean =>
    stands(values) && values['side'] === side;

/** A matter of a category that is about a body or an officer (反映单位或干部). The page brings which categories those are. */
export function aboutABody(values: Values): boolean {
  const categories = values['complaintCategories'];
  return Array.isArray(categories) && categories.includes(values['category']);
}

/** Who is complained of: bodies of the county and officers, one at least. */
export function subjectFields(when: (values: Values) => boolean): [FieldSpec, FieldSpec] {
  return [
    {
      name: 'subjectOrganisationIds',
      kind: 'pick',
      from: 'subjectOrganisations',
      many: true,
      when,
      demanded: subjectMissing,
    },
    { name: 'subjectOfficerIds', kind: 'pick', from: 'subjectOfficers', many: true, when },
  ];
}

/** Nobody is named although the category asks for it and the record does not know yet. */
export function subjectMissing(values: Values): boolean {
  const named = (name: string): boolean => Array.isArray(values[name]) && values[name].length > 0;
  return (
    aboutABody(values) &&
    values['subjectsKnown'] !== true &&
    !named('subjectOrganisationIds') &&
    !named('subjectOfficerIds')
  );
}

export const addPartyFields: readonly FieldSpec[] = [
  { name: 'side', kind: 'choice', options: ['applicant', 'respondent'], required: true },
  { name: 'role', kind: 'choice', options: ['self', 'organisation', 'guardian', 'agent', 'helper'], required: true },
  { name: 'forPartyId', kind: 'pick', from: 'applicantsInDispute', required: true, when: bySide('applicant') },
  { name: 'forPartyId', kind: 'pick', from: 'respondentsInDispute', required: true, when: bySide('respondent') },
  { name: 'organisation', kind: 'line', max: 100, required: true, when: organisation },
  { name: 'name', kind: 'line', max: 50, required: true, when: person },
  { name: 'phone', kind: 'line', max: 30 },
  { name: 'idNumber', kind: 'line', max: 20, when: person },
  { name: 'creditCode', kind: 'line', max: 18, when: organisation },
  { name: 'contactWay', kind: 'choice', options: ['phone', 'relative', 'village', 'window'] },
  { name: 'contact', kind: 'line', max: 200, when: throughOthers },
  { name: 'safeContact', kind: 'line', max: 200 },
  { name: 'address', kind: 'line', max: 200 },
  { name: 'powers', kind: 'words', max: 500, required: true, when: agent },
  { name: 'powersUntil', kind: 'date', when: agent },
  { name: 'details.gender', kind: 'line', max: 10, when: person },
  { name: 'details.ethnicity', kind: 'line', max: 20, when: person },
  { name: 'details.age', kind: 'line', max: 10, when: person },
  { name: 'details.occupation', kind: 'line', max: 50, when: person },
  ...subjectFields((values) => values['side'] === 'respondent' && aboutABody(values)),
  {
    name: 'noticeVersion',
    kind: 'pick',
    from: 'notices',
    required: true,
    when: (values) => values['side'] === 'applicant',
  },
];
