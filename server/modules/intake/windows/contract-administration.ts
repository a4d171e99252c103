// Pure. Routes of windows, services and call screens for the system administrator, and the guide that everybody reads.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { plainText } from '../../../kernel/plain-text.ts';
import { route } from '../../../kernel/route.ts';
import { importReply, xlsx } from '../../places/contract.ts';
import { manners, slotLengths } from './manner.ts';

const tag = 'windows 窗口';
const id = z.coerce.number().int().min(1).max(2_147_483_647);
const params = z.strictObject({ id });
const admin = ['system_admin'] as const;
const workbookQuery = z.strictObject({ empty: z.enum(['true', 'false']).optional() });
const workbookBody = z.strictObject({ workbook: z.base64().max(1_000_000), dryRun: z.boolean() });
const workbookFaults = ['workbook-unreadable', 'workbook-columns', 'workbook-too-large'] as const;
const listQuery = z.strictObject({
  q: plainText({ max: 60 }).optional(),
  ended: z.enum(['true', 'false']).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});

export const openHours = z.object({ weekday: z.int(), from: z.string(), to: z.string() });
const validity = {
  validFrom: z.string(),
  /** First day on which it is no longer there. */
  validTo: z.string().nullable(),
  version: z.int(),
  acts: z.array(z.string()),
};

export const windowRecord = z.object({
  id: z.int(),
  centreId: z.int(),
  centreName: z.string(),
  number: z.int(),
  name: z.string(),
  bodyId: z.int(),
  bodyName: z.string(),
  manner: z.enum(manners),
  hours: z.array(openHours),
  /** The same as the office writes it. */
  hoursText: z.string(),
  slotMinutes: z.int(),
  places: z.int(),
  ...validity,
});

const statedWindow = {
  number: z.int().min(1).max(99),
  name: plainText({ min: 1, max: 40 }),
  /** The body that sits there (入驻单位). */
  bodyId: z.int().positive(),
  manner: z.enum(manners),
  /** As the office writes it: 周一至周五 09:00-12:00、13:30-17:00；周六 09:00-12:00. Empty: on call only. */
  hours: plainText({ max: 300, lines: true }).optional(),
  slotMinutes: z.int().refine((n) => (slotLengths as readonly number[]).includes(n), { error: 'window-slot' }),
  /** Bookings that one slot takes; 0 takes none. */
  places: z.int().min(0).max(9),
};
const windowFaults = [
  'centre-unknown',
  'organisation-unknown',
  'window-unknown',
  'window-ended',
  'window-number-taken',
  'window-hours-form',
  'window-hours-overlap',
] as const;

export const listWindowRecords = route({
  operationId: 'listWindowRecords',
  method: 'GET',
  path: '/api/admin/windows',
  summary: { zh: '窗口管理列表', en: 'Windows for administration' },
  tag,
  who: 'officer',
  roles: admin,
  query: listQuery,
  reply: z.object({ items: z.array(windowRecord), next: z.string().nullable() }),
  refusals: ['cursor-invalid'],
});

export const addWindow = route({
  operationId: 'addWindow',
  method: 'POST',
  path: '/api/admin/windows',
  summary: { zh: '新设窗口', en: 'Add a window' },
  tag,
  who: 'officer',
  roles: admin,
  body: z.strictObject({ centreId: z.int().positive(), ...statedWindow, from: localDateSchema }),
  reply: windowRecord,
  status: 201,
  act: true,
  refusals: windowFaults,
});

export const reviseWindow = route({
  operationId: 'reviseWindow',
  method: 'POST',
  path: '/api/admin/windows/{id}/revise',
  summary: {
    zh: '变更窗口的名称、入驻单位、开放时间、可约数',
    en: 'Revise name, body, opening hours, places of a window',
  },
  tag,
  who: 'officer',
  roles: admin,
  params,
  body: z.strictObject(statedWindow),
  reply: windowRecord,
  act: true,
  onExisting: true,
  refusals: [...windowFaults, 'version-stale'],
});

export const endWindow = route({
  operationId: 'endWindow',
  method: 'POST',
  path: '/api/admin/windows/{id}/end',
  summary: {
    zh: '撤销窗口；已有预约或有事项只在此办理的不能撤',
    en: 'End a window that no booking and no service needs',
  },
  tag,
  who: 'officer',
  roles: admin,
  params,
  body: z.strictObject({ on: localDateSchema }),
  reply: windowRecord,
  act: true,
  onExisting: true,
  refusals: ['window-unknown', 'window-ended', 'window-date', 'window-in-use', 'window-has-bookings', 'version-stale'],
});

export const exportWindows = route({
  operationId: 'exportWindows',
  method: 'GET',
  path: '/api/admin/windows/workbook',
  summary: { zh: '导出窗口 Excel；empty=true 为空白模板', en: 'Windows as Excel, or the empty template' },
  tag,
  who: 'officer',
  roles: admin,
  query: workbookQuery,
  reply: z.unknown(),
  media: [xlsx],
});

export const importWindows = route({
  operationId: 'importWindows',
  method: 'POST',
  path: '/api/admin/windows/import',
  summary: { zh: '导入窗口 Excel；先试运行', en: 'Import windows from Excel; a dry run first' },
  tag,
  who: 'officer',
  roles: admin,
  body: workbookBody,
  reply: importReply,
  act: true,
  refusals: workbookFaults,
});

/** A service as everybody reads it. */
export const serviceItem = z.object({
  id: z.int(),
  centreId: z.int(),
  centreName: z.string(),
  centreAddress: z.string().nullable(),
  centreTelephone: z.string().nullable(),
  code: z.string(),
  name: z.string(),
  what: z.string(),
  materials: z.array(z.string()),
  takes: z.string(),
  fee: z.string(),
  law: z.string().nullable(),
  bookable: z.boolean(),
  windows: z.array(
    z.object({ id: z.int(), number: z.int(), name: z.string(), bodyName: z.string(), hours: z.array(openHours) }),
  ),
});

export const listServices = route({
  operationId: 'listServices',
  method: 'GET',
  path: '/api/resident/services',
  summary: { zh: '办事指南', en: 'What the centres do, what to bring, how long it takes' },
  tag,
  who: 'open',
  reply: z.object({ items: z.array(serviceItem) }),
});

export const serviceRecord = serviceItem.extend({ windowIds: z.array(z.int()), materialText: z.string(), ...validity });

const statedService = {
  code: z.string().regex(/^[A-Z]$/u, { error: 'service-code-form' }),
  name: plainText({ min: 1, max: 40 }),
  what: plainText({ min: 1, max: 300, lines: true }),
  /** One a line. */
  materials: plainText({ max: 2000, lines: true }).optional(),
  takes: plainText({ min: 1, max: 60 }),
  fee: plainText({ min: 1, max: 60 }),
  law: plainText({ max: 120 }).optional(),
  bookable: z.boolean(),
  windowIds: z.array(z.int().positive()).min(1).max(20),
};
const serviceFaults = [
  'centre-unknown',
  'service-unknown',
  'service-ended',
  'service-code-taken',
  'service-materials',
  'window-unknown',
] as const;

export const listServiceRecords = route({
  operationId: 'listServiceRecords',
  method: 'GET',
  path: '/api/admin/services',
  summary: { zh: '办事指南管理列表', en: 'Services for administration' },
  tag,
  who: 'officer',
  roles: admin,
  query: listQuery,
  reply: z.object({ items: z.array(serviceRecord), next: z.string().nullable() }),
  refusals: ['cursor-invalid'],
});

export const addService = route({
  operationId: 'addService',
  method: 'POST',
  path: '/api/admin/services',
  summary: { zh: '新增办事事项', en: 'Add a service' },
  tag,
  who: 'officer',
  roles: admin,
  body: z.strictObject({ centreId: z.int().positive(), ...statedService, from: localDateSchema }),
  reply: serviceRecord,
  status: 201,
  act: true,
  refusals: serviceFaults,
});

export const reviseService = route({
  operationId: 'reviseService',
  method: 'POST',
  path: '/api/admin/services/{id}/revise',
  summary: { zh: '变更办事事项', en: 'Revise a service' },
  tag,
  who: 'officer',
  roles: admin,
  params,
  body: z.strictObject(statedService),
  reply: serviceRecord,
  act: true,
  onExisting: true,
  refusals: [...serviceFaults, 'version-stale'],
});

export const endService = route({
  operationId: 'endService',
  method: 'POST',
  path: '/api/admin/services/{id}/end',
  summary: { zh: '停办事项', en: 'End a service' },
  tag,
  who: 'officer',
  roles: admin,
  params,
  body: z.strictObject({ on: localDateSchema }),
  reply: serviceRecord,
  act: true,
  onExisting: true,
  refusals: ['service-unknown', 'service-ended', 'window-date', 'service-has-bookings', 'version-stale'],
});

export const exportServices = route({
  operationId: 'exportServices',
  method: 'GET',
  path: '/api/admin/services/workbook',
  summary: { zh: '导出办事指南 Excel；empty=true 为空白模板', en: 'Services as Excel, or the empty template' },
  tag,
  who: 'officer',
  roles: admin,
  query: workbookQuery,
  reply: z.unknown(),
  media: [xlsx],
});

export const importServices = route({
  operationId: 'importServices',
  method: 'POST',
  path: '/api/admin/services/import',
  summary: { zh: '导入办事指南 Excel；先试运行', en: 'Import services from Excel; a dry run first' },
  tag,
  who: 'officer',
  roles: admin,
  body: workbookBody,
  reply: importReply,
  act: true,
  refusals: workbookFaults,
});

const screenRecord = z.object({
  id: z.string(),
  centreId: z.int(),
  centreName: z.string(),
  name: z.string(),
  madeAt: z.string(),
  endedAt: z.string().nullable(),
  version: z.int(),
  acts: z.array(z.string()),
});

export const listScreens = route({
  operationId: 'listScreens',
  method: 'GET',
  path: '/api/admin/screens',
  summary: { zh: '叫号屏', en: 'Call screens' },
  tag,
  who: 'officer',
  roles: admin,
  reply: z.object({ items: z.array(screenRecord) }),
});

export const exportScreens = route({
  operationId: 'exportScreens',
  method: 'GET',
  path: '/api/admin/screens/workbook',
  summary: { zh: '叫号屏（Excel）', en: 'Call screens as Excel' },
  tag,
  who: 'officer',
  roles: admin,
  reply: z.unknown(),
  media: [xlsx],
});

export const makeScreen = route({
  operationId: 'makeScreen',
  method: 'POST',
  path: '/api/admin/screens',
  summary: { zh: '新增叫号屏，口令只显示一次', en: 'Add a call screen; its token is shown once' },
  tag,
  who: 'officer',
  roles: admin,
  body: z.strictObject({ centreId: z.int().positive(), name: plainText({ min: 1, max: 40 }) }),
  reply: screenRecord.extend({
    /** Stands after # in the screen's address, which no browser sends on. */
    token: z.string(),
  }),
  status: 201,
  act: true,
  refusals: ['centre-unknown'],
});

export const endScreen = route({
  operationId: 'endScreen',
  method: 'POST',
  path: '/api/admin/screens/{id}/end',
  summary: { zh: '停用叫号屏', en: 'End a call screen' },
  tag,
  who: 'officer',
  roles: admin,
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({}),
  reply: screenRecord,
  act: true,
  onExisting: true,
  refusals: ['screen-unknown', 'screen-ended', 'version-stale'],
});
