// Pure. Routes of the mediators' roster (人民调解员名册). A mediator may be an officer who signs in, or a person of the
// village who does not (人民调解法 13, 14). Telephones are sealed: masked here, opened one at a time with a reason.
import { z } from 'zod';
import { localDateSchema } from '../../kernel/local-date-schema.ts';
import { plainText } from '../../kernel/plain-text.ts';
import { route } from '../../kernel/route.ts';
import { workbookIn, workbookOut } from '../places/contract.ts';

const tag = 'mediators 调解员';
const id = z.coerce.number().int().min(1).max(2_147_483_647);
const params = z.strictObject({ id });
const admin = ['system_admin'] as const;
const phone = z
  .string()
  .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/u, { error: 'phone-form' })
  .nullable()
  .optional();

export const mediatorItem = z.object({
  id: z.number().int(),
  name: z.string(),
  organisationId: z.number().int(),
  organisation: z.string(),
  areaCode: z.string(),
  officerId: z.number().int().nullable(),
  /** 专职 full time or 兼职 part time. */
  fullTime: z.boolean(),
  specialities: z.array(z.string()),
  since: z.string(),
  phoneMasked: z.string().nullable(),
  status: z.enum(['active', 'retired']),
});

export const mediatorRecord = mediatorItem.extend({ version: z.number().int(), acts: z.array(z.string()) });

const stated = {
  name: plainText({ min: 1, max: 40 }),
  organisationId: z.int32(),
  officerId: z.int32().nullable().optional(),
  fullTime: z.boolean(),
  specialities: z.array(plainText({ min: 1, max: 20 })).max(8),
  since: localDateSchema,
  phone,
};
const faults = [
  'organisation-unknown',
  'organisation-ended',
  'organisation-no-committee',
  'officer-unknown',
  'mediator-there',
] as const;

export const listMediators = route({
  operationId: 'listMediators',
  method: 'GET',
  path: '/api/mediators',
  summary: { zh: '调解员名册', en: 'Roster of mediators' },
  tag,
  who: 'officer',
  query: z.strictObject({
    organisationId: id.optional(),
    area: z
      .string()
      .regex(/^\d{6,15}$/u, { error: 'area-code-form' })
      .optional(),
    speciality: plainText({ max: 20 }).optional(),
    q: plainText({ max: 40 }).optional(),
    status: z.enum(['active', 'retired']).optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).optional(),
  }),
  reply: z.object({ items: z.array(mediatorItem), next: z.string().nullable() }),
  refusals: ['area-unknown', 'cursor-invalid'],
});

export const getMediator = route({
  operationId: 'getMediator',
  method: 'GET',
  path: '/api/mediators/{id}',
  summary: { zh: '调解员详情', en: 'One mediator' },
  tag,
  who: 'officer',
  params,
  reply: mediatorRecord,
  refusals: ['mediator-unknown'],
});

export const addMediator = route({
  operationId: 'addMediator',
  method: 'POST',
  path: '/api/admin/mediators',
  summary: { zh: '登记调解员', en: 'Enter a mediator in the roster' },
  tag,
  who: 'officer',
  roles: admin,
  body: z.strictObject(stated),
  reply: mediatorRecord,
  status: 201,
  act: true,
  refusals: faults,
});

export const reviseMediator = route({
  operationId: 'reviseMediator',
  method: 'POST',
  path: '/api/admin/mediators/{id}/revise',
  summary: { zh: '变更调解员信息；不填电话即保留原号', en: 'Revise a mediator; a telephone left out stays' },
  tag,
  who: 'officer',
  roles: admin,
  params,
  body: z.strictObject(stated),
  reply: mediatorRecord,
  act: true,
  onExisting: true,
  refusals: ['mediator-unknown', 'mediator-retired', ...faults, 'version-stale'],
});

export const retireMediator = route({
  operationId: 'retireMediator',
  method: 'POST',
  path: '/api/admin/mediators/{id}/retire',
  summary: { zh: '调解员离任（罢免或解聘须写明理由）', en: 'A mediator leaves; removal needs its reason' },
  tag,
  who: 'officer',
  roles: admin,
  params,
  body: z.strictObject({ on: localDateSchema, reason: plainText({ min: 2, max: 200 }) }),
  reply: mediatorRecord,
  act: true,
  onExisting: true,
  refusals: ['mediator-unknown', 'mediator-retired', 'mediator-date', 'version-stale'],
});

export const revealMediatorPhone = route({
  operationId: 'revealMediatorPhone',
  method: 'POST',
  path: '/api/mediators/{id}/phone',
  summary: { zh: '查看调解员电话（须写明用途，留痕）', en: 'Open a mediator’s telephone; the reason is recorded' },
  tag,
  who: 'officer',
  params,
  body: z.strictObject({ reason: plainText({ min: 2, max: 100 }) }),
  reply: z.object({ phone: z.string() }),
  refusals: ['mediator-unknown', 'phone-absent'],
});

export const exportMediators = route({
  ...workbookOut,
  operationId: 'exportMediators',
  path: '/api/admin/mediators/workbook',
  summary: {
    zh: '导出调解员 Excel（电话遮盖）；empty=true 为空白模板',
    en: 'Mediators as Excel (telephones masked), or the template',
  },
  tag,
  roles: admin,
});

export const importMediators = route({
  ...workbookIn,
  operationId: 'importMediators',
  path: '/api/admin/mediators/import',
  summary: { zh: '导入调解员 Excel', en: 'Import mediators from Excel' },
  tag,
  roles: admin,
});

export const mediatorsContract = [
  listMediators,
  getMediator,
  addMediator,
  reviseMediator,
  retireMediator,
  revealMediatorPhone,
  exportMediators,
  importMediators,
] as const;
