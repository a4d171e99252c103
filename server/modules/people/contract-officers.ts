// Pure. Routes of officers and posts. The system administrator opens accounts and posts; the security administrator grants
// roles, passwords and second factors: who makes an account never gives it its rights.
import { z } from 'zod';
import { localDateSchema } from '../../kernel/local-date-schema.ts';
import { plainText } from '../../kernel/plain-text.ts';
import { route } from '../../kernel/route.ts';
import { workbookIn, workbookOut } from '../places/contract.ts';
import { roles } from './roles.ts';

const tag = 'officers 人员';
const id = z.coerce.number().int().min(1).max(2_147_483_647);
const params = z.strictObject({ id });
const role = z.enum(roles);
const both = ['system_admin', 'security_admin'] as const;
const systemAdmin = ['system_admin'] as const;
const securityAdmin = ['security_admin'] as const;
const username = z.string().regex(/^[a-z][a-z0-9._-]{2,31}$/u, { error: 'username-form' });

export const postRecord = z.object({
  id: z.number().int(),
  organisation: z.object({ id: z.number().int(), name: z.string() }),
  roles: z.array(role),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  version: z.number().int(),
  acts: z.array(z.string()),
});

export const officerRecord = z.object({
  id: z.number().int(),
  name: z.string(),
  username: z.string(),
  status: z.enum(['active', 'suspended']),
  /** Has a password at all; without one only OIDC lets them in. */
  passwordSet: z.boolean(),
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  lockedUntil: z.string().nullable(),
  lastSignInAt: z.string().nullable(),
  posts: z.array(postRecord),
  version: z.number().int(),
  acts: z.array(z.string()),
});

export const officerItem = z.object({
  id: z.number().int(),
  name: z.string(),
  username: z.string(),
  status: z.enum(['active', 'suspended']),
  locked: z.boolean(),
  lastSignInAt: z.string().nullable(),
  posts: z.array(
    z.object({
      id: z.number().int(),
      organisationId: z.number().int(),
      organisation: z.string(),
      roles: z.array(role),
    }),
  ),
});

export const listOfficers = route({
  operationId: 'listOfficers',
  method: 'GET',
  path: '/api/admin/officers',
  summary: { zh: '人员列表', en: 'Officers' },
  tag,
  who: 'officer',
  roles: both,
  query: z.strictObject({
    /** Part of the name, or the beginning of the username. */
    q: plainText({ max: 40 }).optional(),
    organisationId: id.optional(),
    role: role.optional(),
    status: z.enum(['active', 'suspended']).optional(),
    /** Accounts without a password that nobody has signed in to: those that a key may be made for, newest first. */
    nobodySignsIn: z.literal('true').optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).optional(),
  }),
  reply: z.object({ items: z.array(officerItem), next: z.string().nullable() }),
  refusals: ['cursor-invalid'],
});

export const getOfficer = route({
  operationId: 'getOfficer',
  method: 'GET',
  path: '/api/admin/officers/{id}',
  summary: { zh: '人员详情', en: 'One officer' },
  tag,
  who: 'officer',
  roles: both,
  params,
  reply: officerRecord,
  refusals: ['officer-unknown'],
});

export const addOfficer = route({
  operationId: 'addOfficer',
  method: 'POST',
  path: '/api/admin/officers',
  summary: {
    zh: '新增人员（密码由安全保密管理员发放）',
    en: 'Open an account; the security administrator gives it a password',
  },
  tag,
  who: 'officer',
  roles: systemAdmin,
  body: z.strictObject({ name: plainText({ min: 1, max: 40 }), username }),
  reply: officerRecord,
  status: 201,
  act: true,
  refusals: ['username-taken'],
});

export const reviseOfficer = route({
  operationId: 'reviseOfficer',
  method: 'POST',
  path: '/api/admin/officers/{id}/revise',
  summary: { zh: '更正姓名或用户名', en: 'Correct name or username' },
  tag,
  who: 'officer',
  roles: systemAdmin,
  params,
  body: z.strictObject({ name: plainText({ min: 1, max: 40 }), username }),
  reply: officerRecord,
  act: true,
  onExisting: true,
  refusals: ['officer-unknown', 'username-taken', 'version-stale'],
});

export const suspendOfficer = route({
  operationId: 'suspendOfficer',
  method: 'POST',
  path: '/api/admin/officers/{id}/suspend',
  summary: { zh: '停用账号；登录随即退出', en: 'Suspend an account; its sessions end' },
  tag,
  who: 'officer',
  roles: systemAdmin,
  params,
  body: z.strictObject({ reason: plainText({ min: 2, max: 200 }) }),
  reply: officerRecord,
  act: true,
  onExisting: true,
  refusals: ['officer-unknown', 'officer-suspended', 'not-on-yourself', 'last-administrator', 'version-stale'],
});

export const reinstateOfficer = route({
  operationId: 'reinstateOfficer',
  method: 'POST',
  path: '/api/admin/officers/{id}/reinstate',
  summary: { zh: '恢复账号', en: 'Reinstate an account' },
  tag,
  who: 'officer',
  roles: systemAdmin,
  params,
  body: z.strictObject({ reason: plainText({ min: 2, max: 200 }) }),
  reply: officerRecord,
  act: true,
  onExisting: true,
  refusals: ['officer-unknown', 'officer-active', 'version-stale'],
});

export const assignPost = route({
  operationId: 'assignPost',
  method: 'POST',
  path: '/api/admin/posts',
  summary: {
    zh: '安排岗位（角色由安全保密管理员授予）',
    en: 'Put a person on a post; the security administrator grants its roles',
  },
  tag,
  who: 'officer',
  roles: systemAdmin,
  body: z.strictObject({ officerId: z.int32(), organisationId: z.int32(), from: localDateSchema }),
  reply: officerRecord,
  status: 201,
  act: true,
  refusals: ['officer-unknown', 'organisation-unknown', 'organisation-ended', 'post-there'],
});

export const endPost = route({
  operationId: 'endPost',
  method: 'POST',
  path: '/api/admin/posts/{id}/end',
  summary: { zh: '免去岗位', en: 'End a post' },
  tag,
  who: 'officer',
  roles: systemAdmin,
  params,
  body: z.strictObject({ on: localDateSchema }),
  reply: officerRecord,
  act: true,
  onExisting: true,
  refusals: ['post-unknown', 'post-ended', 'post-date', 'not-on-yourself', 'last-administrator', 'version-stale'],
});

export const grantRoles = route({
  operationId: 'grantRoles',
  method: 'POST',
  path: '/api/admin/posts/{id}/roles',
  summary: { zh: '授予岗位角色', en: 'Grant a post its roles' },
  tag,
  who: 'officer',
  roles: securityAdmin,
  params,
  body: z.strictObject({ roles: z.array(role).max(roles.length) }),
  reply: officerRecord,
  act: true,
  onExisting: true,
  refusals: [
    'post-unknown',
    'post-ended',
    'roles-apart',
    'not-on-yourself',
    'not-by-who-made-it',
    'last-administrator',
    'version-stale',
  ],
});

export const unlockOfficer = route({
  operationId: 'unlockOfficer',
  method: 'POST',
  path: '/api/admin/officers/{id}/unlock',
  summary: { zh: '解除锁定', en: 'Unlock an account' },
  tag,
  who: 'officer',
  roles: securityAdmin,
  params,
  body: z.strictObject({}).optional(),
  reply: officerRecord,
  act: true,
  onExisting: true,
  refusals: ['officer-unknown', 'officer-not-locked', 'version-stale'],
});

export const resetPassword = route({
  operationId: 'resetPassword',
  method: 'POST',
  path: '/api/admin/officers/{id}/password',
  summary: {
    zh: '重置密码：临时密码只显示一次，首次登录须更换',
    en: 'Set a temporary password, shown once, to be changed at first sign-in',
  },
  tag,
  who: 'officer',
  roles: securityAdmin,
  params,
  body: z.strictObject({}).optional(),
  reply: z.object({ temporaryPassword: z.string(), officer: officerRecord, version: z.number().int() }),
  act: true,
  onExisting: true,
  refusals: ['officer-unknown', 'not-on-yourself', 'version-stale', 'api-key-account'],
});

export const resetSecondFactor = route({
  operationId: 'resetSecondFactor',
  method: 'POST',
  path: '/api/admin/officers/{id}/second-factor',
  summary: { zh: '重置动态口令：下次登录重新绑定', en: 'Clear the one-time code; it is enrolled anew' },
  tag,
  who: 'officer',
  roles: securityAdmin,
  params,
  body: z.strictObject({}).optional(),
  reply: officerRecord,
  act: true,
  onExisting: true,
  refusals: ['officer-unknown', 'second-factor-absent', 'not-on-yourself', 'version-stale'],
});

export const listOfficerSessions = route({
  operationId: 'listOfficerSessions',
  method: 'GET',
  path: '/api/admin/officers/{id}/sessions',
  summary: { zh: '某人的登录', en: 'Where an officer is signed in' },
  tag,
  who: 'officer',
  roles: securityAdmin,
  params,
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        signedInAt: z.string(),
        lastSeenAt: z.string(),
        address: z.string().nullable(),
        agent: z.string().nullable(),
        post: z.string(),
      }),
    ),
  }),
  refusals: ['officer-unknown'],
});

export const endOfficerSessions = route({
  operationId: 'endOfficerSessions',
  method: 'POST',
  path: '/api/admin/officers/{id}/sessions/end',
  summary: { zh: '强制退出某人的登录（一次或全部）', en: 'End one or all sessions of an officer' },
  tag,
  who: 'officer',
  roles: securityAdmin,
  params,
  body: z.strictObject({ sessionId: z.uuid().optional() }),
  reply: z.object({ ended: z.number().int() }),
  act: true,
  refusals: ['officer-unknown', 'session-unknown'],
});

export const listColleagues = route({
  operationId: 'listColleagues',
  method: 'GET',
  path: '/api/colleagues',
  summary: { zh: '本机构人员', en: 'Officers of one’s own organisation' },
  tag,
  who: 'officer',
  reply: z.object({
    items: z.array(
      z.object({ postId: z.number().int(), officerId: z.number().int(), name: z.string(), roles: z.array(role) }),
    ),
  }),
});

export const listOfficerNames = route({
  operationId: 'listOfficerNames',
  method: 'GET',
  path: '/api/officer-names',
  summary: {
    zh: '在岗人员姓名和单位：登记、受理反映干部的事项时从中选择',
    en: 'Names and bodies of officers in post, to choose from when a matter is about one of them',
  },
  tag,
  who: 'officer',
  roles: ['window_clerk', 'coordinator', 'centre_head', 'committee_officer', 'mediator', 'handler'],
  reply: z.object({
    items: z.array(z.object({ officerId: z.number().int(), name: z.string(), organisations: z.array(z.string()) })),
  }),
});

export const exportOfficers = route({
  ...workbookOut,
  operationId: 'exportOfficers',
  path: '/api/admin/officers/workbook',
  summary: { zh: '导出人员 Excel;empty=true 为空白模板', en: 'Officers as Excel, or the empty template' },
  tag,
  roles: systemAdmin,
});

export const importOfficers = route({
  ...workbookIn,
  operationId: 'importOfficers',
  path: '/api/admin/officers/import',
  summary: {
    zh: '导入人员 Excel（账号和岗位，不含角色和密码）',
    en: 'Import accounts and posts from Excel, without roles or passwords',
  },
  tag,
  roles: systemAdmin,
});

export const officersContract = [
  listOfficers,
  getOfficer,
  addOfficer,
  reviseOfficer,
  suspendOfficer,
  reinstateOfficer,
  assignPost,
  endPost,
  grantRoles,
  unlockOfficer,
  resetPassword,
  resetSecondFactor,
  listOfficerSessions,
  endOfficerSessions,
  listColleagues,
  listOfficerNames,
  exportOfficers,
  importOfficers,
] as const;
