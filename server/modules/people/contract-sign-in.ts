// Pure. Routes of sign-in, of one's own sessions, post, password and second factor.
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { organisationKinds } from './organisation.ts';
import { roles, shellParts } from './roles.ts';

const tag = 'sign-in 登录';
const totp = z.string().regex(/^\d{6}$/u, { error: 'totp-form' });
// Only a bound against abuse: the rules of a good password are told as `password-too-weak` with the rule.
const password = z.string().min(1).max(200);
/** A sign-in that stopped half way, sealed by the server; good for ten minutes, kept only in the page's memory. */
const ticket = z.string().min(20).max(4000);

export const postView = z.object({
  id: z.number().int(),
  organisation: z.object({
    id: z.number().int(),
    name: z.string(),
    kind: z.enum(organisationKinds),
    areaId: z.number().int(),
    areaCode: z.string(),
    areaName: z.string(),
  }),
  roles: z.array(z.enum(roles)),
});

export const signedIn = z.object({
  /** For programmes: `Authorization: Bearer …`. Browsers use the cookie and need not keep it. */
  token: z.string(),
  officer: z.object({ id: z.number().int(), name: z.string() }),
  posts: z.array(postView),
  /** The post that the session acts in; `switchPost` changes it. */
  post: postView,
});

const signInRefusals = [
  'sign-in-failed',
  'sign-in-locked',
  'totp-wrong',
  'too-many',
  'no-post',
  // These three carry `ticket` in the problem and are gone on with by `continueSignIn`.
  'totp-needed',
  // carries `secret` and `uri` (otpauth) too: shown once as text and QR
  'totp-enrolment-needed',
  // carries `why`: 'first' | 'expired' and `rules`
  'password-change-needed',
] as const;

export const describeSignIn = route({
  operationId: 'describeSignIn',
  method: 'GET',
  path: '/api/sign-in',
  summary: { zh: '登录页需要知道的：县名、是否练习县、是否有统一身份认证', en: 'What the sign-in page needs to know' },
  tag,
  who: 'open',
  reply: z.object({
    county: z.string(),
    kind: z.enum(['practice', 'real']),
    oidc: z.boolean(),
    idleMinutes: z.number().int(),
  }),
});

export const signIn = route({
  operationId: 'signIn',
  method: 'POST',
  path: '/api/sign-in',
  summary: {
    zh: '用户名和密码登录（三员须加动态口令）',
    en: 'Sign in with username, password and, for administrators, a one-time code',
  },
  tag,
  who: 'open',
  body: z.strictObject({ username: z.string().min(1).max(64), password, totp: totp.optional() }),
  reply: signedIn,
  refusals: signInRefusals,
});

export const continueSignIn = route({
  operationId: 'continueSignIn',
  method: 'POST',
  path: '/api/sign-in/continue',
  summary: {
    zh: '登录第二步（验证码）：输入动态口令、绑定动态口令或更换密码',
    en: 'Go on with a sign-in that asked for a code, an enrolment or a new password',
  },
  tag,
  who: 'open',
  body: z.strictObject({ ticket, totp: totp.optional(), newPassword: password.optional() }),
  reply: signedIn,
  refusals: [...signInRefusals, 'ticket-invalid', 'password-too-weak', 'password-used-before'],
});

export const startOidc = route({
  operationId: 'startOidc',
  method: 'POST',
  path: '/api/sign-in/oidc',
  summary: {
    zh: '统一身份认证登录：取得跳转地址',
    en: 'Sign in through the county’s identity provider: where to send the browser',
  },
  tag,
  who: 'open',
  body: z.strictObject({}),
  reply: z.object({
    /** Send the browser here. It comes back to `/staff/sign-in/returned?code=…&state=…`. */
    url: z.string(),
    /** Keep in sessionStorage until it is back. */
    ticket: z.string(),
  }),
  refusals: ['oidc-not-configured', 'oidc-unavailable', 'too-many'],
});

export const finishOidc = route({
  operationId: 'finishOidc',
  method: 'POST',
  path: '/api/sign-in/oidc/finish',
  summary: { zh: '统一身份认证登录：带回结果', en: 'Sign in through the identity provider: what it answered' },
  tag,
  who: 'open',
  body: z.strictObject({
    ticket,
    /** The query string of the address the browser came back to, with or without «?». */
    returned: z.string().max(4000),
  }),
  reply: signedIn,
  refusals: ['oidc-not-configured', 'oidc-unavailable', 'oidc-failed', 'ticket-invalid', ...signInRefusals],
});

export const signOut = route({
  operationId: 'signOut',
  method: 'POST',
  path: '/api/sign-out',
  summary: { zh: '退出登录', en: 'Sign out' },
  tag,
  who: 'officer',
  body: z.strictObject({}).optional(),
  reply: z.object({ ended: z.literal(true) }),
});

export const whoAmIReply = z.object({
  officer: z.object({ id: z.number().int(), name: z.string(), username: z.string() }),
  post: postView,
  posts: z.array(postView),
  county: z.object({ code: z.string(), name: z.string(), kind: z.enum(['practice', 'real']) }),
  /** Which parts of the staff shell to draw. */
  shows: z.array(z.enum(shellParts)),
  secondFactor: z.boolean(),
  secondFactorRequired: z.boolean(),
  /** Last day of the password, 'YYYY-MM-DD'; null when passwords do not run out or none is used. */
  passwordGoodUntil: z.string().nullable(),
  /** Minutes without a request after which the session ends. */
  idleMinutes: z.number().int(),
});

export const whoAmI = route({
  operationId: 'whoAmI',
  method: 'GET',
  path: '/api/me',
  summary: { zh: '我是谁：姓名、岗位、角色、界面显示哪些部分', en: 'Name, post, roles and what the shell shows' },
  tag,
  who: 'officer',
  reply: whoAmIReply,
});

export const switchPost = route({
  operationId: 'switchPost',
  method: 'POST',
  path: '/api/me/post',
  summary: { zh: '切换岗位', en: 'Act in another of one’s posts' },
  tag,
  who: 'officer',
  body: z.strictObject({ postId: z.number().int() }),
  reply: whoAmIReply,
  refusals: ['post-unknown'],
});

export const changePassword = route({
  operationId: 'changePassword',
  method: 'POST',
  path: '/api/me/password',
  summary: { zh: '修改自己的密码；其他登录随即退出', en: 'Change one’s password; other sessions end' },
  tag,
  who: 'officer',
  body: z.strictObject({ current: password, next: password }),
  reply: z.object({ changed: z.literal(true), goodUntil: z.string().nullable() }),
  refusals: ['sign-in-failed', 'sign-in-locked', 'password-too-weak', 'password-used-before'],
});

export const startSecondFactor = route({
  operationId: 'startSecondFactor',
  method: 'POST',
  path: '/api/me/second-factor',
  summary: {
    zh: '绑定动态口令：取得密钥（只显示一次）',
    en: 'Begin to enrol a one-time code; the secret is shown once',
  },
  tag,
  who: 'officer',
  body: z.strictObject({ password }),
  reply: z.object({ secret: z.string(), uri: z.string(), ticket: z.string() }),
  refusals: ['sign-in-failed', 'sign-in-locked', 'second-factor-there'],
});

export const confirmSecondFactor = route({
  operationId: 'confirmSecondFactor',
  method: 'POST',
  path: '/api/me/second-factor/confirm',
  summary: { zh: '绑定动态口令：输入一次口令确认', en: 'Confirm the enrolment with a code' },
  tag,
  who: 'officer',
  body: z.strictObject({ ticket, totp }),
  reply: z.object({ enrolled: z.literal(true) }),
  refusals: ['totp-wrong', 'ticket-invalid', 'second-factor-there'],
});

export const dropSecondFactor = route({
  operationId: 'dropSecondFactor',
  method: 'POST',
  path: '/api/me/second-factor/drop',
  summary: { zh: '解除动态口令（三员不可）', en: 'Give up the one-time code (not for administrators)' },
  tag,
  who: 'officer',
  body: z.strictObject({ password, totp }),
  reply: z.object({ dropped: z.literal(true) }),
  refusals: ['sign-in-failed', 'sign-in-locked', 'second-factor-required', 'second-factor-absent'],
});

export const sessionView = z.object({
  id: z.string(),
  current: z.boolean(),
  signedInAt: z.string(),
  lastSeenAt: z.string(),
  address: z.string().nullable(),
  agent: z.string().nullable(),
  post: z.string(),
});

export const listMySessions = route({
  operationId: 'listMySessions',
  method: 'GET',
  path: '/api/me/sessions',
  summary: { zh: '我的登录', en: 'Where I am signed in' },
  tag,
  who: 'officer',
  reply: z.object({ items: z.array(sessionView) }),
});

export const endSession = route({
  operationId: 'endSession',
  method: 'POST',
  path: '/api/me/sessions/{id}/end',
  summary: { zh: '结束我的某次登录', en: 'End one of my sessions' },
  tag,
  who: 'officer',
  params: z.strictObject({ id: z.uuid() }),
  reply: z.object({ ended: z.literal(true) }),
  refusals: ['session-unknown'],
});

export const signInContract = [
  describeSignIn,
  signIn,
  continueSignIn,
  startOidc,
  finishOidc,
  signOut,
  whoAmI,
  switchPost,
  changePassword,
  startSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
  listMySessions,
  endSession,
] as const;
