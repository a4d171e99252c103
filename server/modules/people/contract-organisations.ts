// Pure. Routes of organisations: the directory that every officer chooses from, and the system administrator's acts.
import { z } from 'zod';
import { localDateSchema } from '../../kernel/local-date-schema.ts';
import { plainText } from '../../kernel/plain-text.ts';
import { route } from '../../kernel/route.ts';
import { workbookIn, workbookOut } from '../places/contract.ts';
import { organisationKinds, organisationLevels } from './organisation.ts';

const tag = 'organisations 机构';
const id = z.coerce.number().int().min(1).max(2_147_483_647);
const params = z.strictObject({ id });
const kind = z.enum(organisationKinds);
const level = z.enum(organisationLevels);
const areaCode = z.string().regex(/^\d{6,15}$/u, { error: 'area-code-form' });
const admin = ['system_admin'] as const;

export const organisationItem = z.object({
  id: z.number().int(),
  kind,
  level,
  name: z.string(),
  shortName: z.string(),
  areaId: z.number().int(),
  areaCode: z.string(),
  areaName: z.string(),
  parentId: z.number().int().nullable(),
  telephone: z.string().nullable(),
  address: z.string().nullable(),
});

export const organisationRecord = organisationItem.extend({
  parentName: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  successor: z.object({ id: z.number().int(), name: z.string() }).nullable(),
  version: z.number().int(),
  acts: z.array(z.string()),
});

/** Fields that the administrator states of a body. */
const stated = {
  name: plainText({ min: 2, max: 80 }),
  /** For dossier numbers, e.g. 新河 in （2026）新河人调字第12号. */
  shortName: plainText({ min: 1, max: 12 }),
  areaId: id,
  parentId: id.nullable().optional(),
  level: level.optional(),
  telephone: z
    .string()
    .regex(/^[\d+\-() ]{3,30}$/u, { error: 'telephone-form' })
    .nullable()
    .optional(),
  address: plainText({ max: 120 }).nullable().optional(),
};

export const listOrganisations = route({
  operationId: 'listOrganisations',
  method: 'GET',
  path: '/api/organisations',
  summary: { zh: '机构目录', en: 'Directory of organisations' },
  tag,
  who: 'officer',
  query: z.strictObject({
    kind: kind.optional(),
    level: level.optional(),
    /** Bodies of this area and of the areas within it. */
    area: areaCode.optional(),
    q: plainText({ max: 60 }).optional(),
    /** For the system administrator's list: ended ones too. */
    ended: z.enum(['true', 'false']).optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(500).optional(),
  }),
  reply: z.object({ items: z.array(organisationItem), next: z.string().nullable() }),
  refusals: ['area-unknown', 'cursor-invalid'],
});

export const getOrganisation = route({
  operationId: 'getOrganisation',
  method: 'GET',
  path: '/api/organisations/{id}',
  summary: { zh: '机构详情', en: 'One organisation' },
  tag,
  who: 'officer',
  params,
  reply: organisationRecord,
  refusals: ['organisation-unknown'],
});

const faults = [
  'organisation-unknown',
  'organisation-ended',
  'organisation-name-taken',
  'organisation-level',
  'organisation-circle',
  'area-unknown',
  'area-ended',
] as const;

export const addOrganisation = route({
  operationId: 'addOrganisation',
  method: 'POST',
  path: '/api/admin/organisations',
  summary: { zh: '新增机构', en: 'Add an organisation' },
  tag,
  who: 'officer',
  roles: admin,
  body: z.strictObject({ kind, ...stated, from: localDateSchema }),
  reply: organisationRecord,
  status: 201,
  act: true,
  refusals: faults,
});

export const reviseOrganisation = route({
  operationId: 'reviseOrganisation',
  method: 'POST',
  path: '/api/admin/organisations/{id}/revise',
  summary: { zh: '变更机构名称、隶属、区域、电话、地址', en: 'Revise name, subordination, area, telephone, address' },
  tag,
  who: 'officer',
  roles: admin,
  params,
  body: z.strictObject(stated),
  reply: organisationRecord,
  act: true,
  onExisting: true,
  refusals: [...faults, 'version-stale'],
});

export const endOrganisation = route({
  operationId: 'endOrganisation',
  method: 'POST',
  path: '/api/admin/organisations/{id}/end',
  summary: { zh: '撤销机构，可指明承接机构', en: 'End an organisation, naming its successor' },
  tag,
  who: 'officer',
  roles: admin,
  params,
  body: z.strictObject({ on: localDateSchema, successorId: id.optional() }),
  reply: organisationRecord,
  act: true,
  onExisting: true,
  refusals: [
    'organisation-unknown',
    'organisation-ended',
    'organisation-has-posts',
    'organisation-has-parts',
    'organisation-date',
    'version-stale',
  ],
});

export const exportOrganisations = route({
  ...workbookOut,
  operationId: 'exportOrganisations',
  path: '/api/admin/organisations/workbook',
  summary: { zh: '导出机构 Excel;empty=true 为空白模板', en: 'Organisations as Excel, or the empty template' },
  tag,
  roles: admin,
});

export const importOrganisations = route({
  ...workbookIn,
  operationId: 'importOrganisations',
  path: '/api/admin/organisations/import',
  summary: { zh: '导入机构 Excel', en: 'Import organisations from Excel' },
  tag,
  roles: admin,
});

export const organisationsContract = [
  listOrganisations,
  getOrganisation,
  addOrganisation,
  reviseOrganisation,
  endOrganisation,
  exportOrganisations,
  importOrganisations,
] as const;
