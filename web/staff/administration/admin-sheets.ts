// Pure. Decides which fields the sheets of the administrators' acts have, and what parts of a body are made from them.
import type { FieldSpec, Values } from '../acts/sheet-spec.ts';

const name = (max: number): FieldSpec => ({ name: 'name', kind: 'line', max, required: true });
const from: FieldSpec = { name: 'from', kind: 'date', required: true };
const on: FieldSpec = { name: 'on', kind: 'date', required: true };
const reason: FieldSpec = { name: 'reason', kind: 'line', max: 200, required: true };

const organisation: readonly FieldSpec[] = [
  name(80),
  { name: 'shortName', kind: 'line', max: 12, required: true },
  { name: 'areaId', kind: 'pick', from: 'areas', required: true },
  { name: 'parentId', kind: 'pick', from: 'organisations' },
  { name: 'level', kind: 'pick', from: 'levels' },
  { name: 'telephone', kind: 'line', max: 30 },
  { name: 'address', kind: 'line', max: 120 },
];
const officer: readonly FieldSpec[] = [name(40), { name: 'username', kind: 'line', max: 32, required: true }];
const mediator: readonly FieldSpec[] = [
  name(40),
  { name: 'organisationId', kind: 'pick', from: 'committees', required: true },
  { name: 'officerId', kind: 'pick', from: 'mediatorOfficers' },
  { name: 'fullTime', kind: 'yesNo', required: true },
  { name: 'specialityWords', kind: 'line', max: 200 },
  { name: 'since', kind: 'date', required: true },
  { name: 'phone', kind: 'line', max: 20 },
];

const window: readonly FieldSpec[] = [
  { name: 'number', kind: 'number', min: 1, max: 99, required: true },
  name(40),
  { name: 'bodyId', kind: 'pick', from: 'organisations', required: true },
  { name: 'manner', kind: 'pick', from: 'manners', required: true },
  { name: 'hours', kind: 'words', max: 300 },
  { name: 'slotMinutes', kind: 'pick', from: 'slotLengths', required: true },
  { name: 'places', kind: 'number', min: 0, max: 9, required: true },
];
const service: readonly FieldSpec[] = [
  { name: 'code', kind: 'line', max: 1, required: true },
  name(40),
  { name: 'what', kind: 'words', max: 300, required: true },
  { name: 'materials', kind: 'words', max: 2000 },
  { name: 'takes', kind: 'line', max: 60, required: true },
  { name: 'fee', kind: 'line', max: 60, required: true },
  { name: 'law', kind: 'line', max: 120 },
  { name: 'bookable', kind: 'yesNo', required: true },
  { name: 'windowIds', kind: 'pick', from: 'windows', many: true, required: true },
];
const centre: FieldSpec = { name: 'centreId', kind: 'pick', from: 'centres', required: true };

export const adminSheets = {
  addWindow: [centre, ...window, from],
  reviseWindow: window,
  endWindow: [on],
  addService: [centre, ...service, from],
  reviseService: service,
  endService: [on],
  addArea: [
    { name: 'parentId', kind: 'pick', from: 'areas', required: true },
    { name: 'kind', kind: 'pick', from: 'areaKinds', required: true },
    { name: 'code', kind: 'line', max: 15, required: true },
    name(60),
    from,
  ],
  renameArea: [
    name(60),
    { name: 'code', kind: 'line', max: 15 },
    { name: 'kind', kind: 'pick', from: 'areaKinds' },
    from,
  ],
  endArea: [on],
  mergeAreas: [{ name: 'intoId', kind: 'pick', from: 'areas', required: true }, on],
  addOrganisation: [{ name: 'kind', kind: 'pick', from: 'organisationKinds', required: true }, ...organisation, from],
  reviseOrganisation: organisation,
  endOrganisation: [on, { name: 'successorId', kind: 'pick', from: 'organisations' }],
  addOfficer: officer,
  reviseOfficer: officer,
  suspendOfficer: [reason],
  reinstateOfficer: [reason],
  assignPost: [{ name: 'organisationId', kind: 'pick', from: 'organisations', required: true }, from],
  endPost: [on],
  grantRoles: [{ name: 'roles', kind: 'pick', from: 'roles', many: true }],
  unlockOfficer: [],
  resetPassword: [],
  resetSecondFactor: [],
  addMediator: mediator,
  reviseMediator: mediator,
  retireMediator: [on, reason],
  makeApiKey: [
    name(60),
    { name: 'postId', kind: 'pick', from: 'programmePosts', required: true },
    { name: 'endsOn', kind: 'date', required: true },
  ],
  endApiKey: [reason],
  namePoolMember: [
    { name: 'areaId', kind: 'pick', from: 'townships', required: true },
    { name: 'postId', kind: 'pick', from: 'checkerPosts', required: true },
    { ...from },
    { name: 'until', kind: 'date' },
  ],
  endPoolMember: [on, reason],
  importHolidayNotice: [
    { name: 'year', kind: 'number', min: 2004, max: 2099, required: true },
    { name: 'source', kind: 'line', max: 200, required: true },
    { name: 'table', kind: 'words', max: 20_000, required: true },
  ],
} as const satisfies Readonly<Record<string, readonly FieldSpec[]>>;

export type AdminAct = keyof typeof adminSheets;

export function isAdminAct(act: string): act is AdminAct {
  return act in adminSheets;
}

/** Members that are not fields as they stand: specialities are typed in one line, and taking every role away is an empty list. */
export function extraBody(act: AdminAct, values: Values): Record<string, unknown> {
  if (act === 'grantRoles') return { roles: Array.isArray(values['roles']) ? values['roles'] : [] };
  if (act !== 'addMediator' && act !== 'reviseMediator') return {};
  const words = typeof values['specialityWords'] === 'string' ? values['specialityWords'] : '';
  return {
    specialities: words.split(/[、,，;；\s]+/u).filter(Boolean),
    // Left out it would be taken for «no account».
    officerId: values['officerId'] ?? null,
  };
}

/** The line of specialities is no member of the body. */
export function withoutHelpers(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([member]) => member !== 'specialityWords'));
}
