// Decides what officers read of messages: notices to oneself, in a practice county what would have been sent, and what did not arrive.
// Addresses are only ever shown masked.
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { xlsxType } from '../../kernel/sheet-text.ts';

const tag = 'messages';
const moment = z.iso.datetime();
const after = z.string().max(200).optional();
const limit = z.coerce.number().int().min(1).max(100).default(20);
const words = z.strictObject({ zh: z.string(), en: z.string() });

const notice = z.strictObject({
  id: z.uuid(),
  at: moment,
  event: z.string(),
  text: words,
  /** Number of the matter that there is news about. */
  number: z.string().nullable(),
  read: z.boolean(),
});

export const listMyNotices = route({
  operationId: 'listMyNotices',
  method: 'GET',
  path: '/api/notices',
  summary: { zh: '我的消息', en: 'Notices to me, newest first' },
  tag,
  who: 'officer',
  /** `unread`: only those not read yet, or only those read; without it all. */
  query: z.strictObject({ after, limit, unread: z.stringbool().optional() }),
  reply: z.strictObject({ items: z.array(notice), unread: z.number().int(), next: z.string().nullable() }),
  refusals: ['cursor-invalid'],
});

export const markNoticeRead = route({
  operationId: 'markNoticeRead',
  method: 'POST',
  path: '/api/notices/{id}/read',
  summary: { zh: '标为已读', en: 'Mark a notice as read' },
  tag,
  who: 'officer',
  act: true,
  params: z.strictObject({ id: z.uuid() }),
  reply: z.strictObject({ id: z.uuid(), read: z.literal(true) }),
  refusals: ['not-found'],
});

export const markNoticesRead = route({
  operationId: 'markNoticesRead',
  method: 'POST',
  path: '/api/notices/read',
  summary: { zh: '全部标为已读', en: 'Mark every notice to me as read, up to the newest that was seen' },
  tag,
  who: 'officer',
  act: true,
  /** The newest notice that the page showed: what came after it stays unread. */
  body: z.strictObject({ upTo: z.uuid() }),
  reply: z.strictObject({ read: z.int() }),
});

const shown = z.strictObject({
  id: z.uuid(),
  at: moment,
  channel: z.enum(['sms', 'email']),
  event: z.string(),
  /** Masked. */
  to: z.string(),
  number: z.string().nullable(),
  subject: z.string().nullable(),
  text: z.string(),
});

export const listPracticeMessages = route({
  operationId: 'listPracticeMessages',
  method: 'GET',
  path: '/api/practice/messages',
  summary: {
    zh: '练习县：本应发出的短信和邮件（没有发出）',
    en: 'Practice county: what would have been sent, and was not',
  },
  tag,
  who: 'officer',
  query: z.strictObject({ after, limit }),
  reply: z.strictObject({ items: z.array(shown), next: z.string().nullable() }),
  refusals: ['not-found', 'cursor-invalid'],
});

export const exportPracticeMessages = route({
  operationId: 'exportPracticeMessages',
  method: 'GET',
  path: '/api/practice/messages/workbook',
  summary: { zh: '练习县：本应发出的短信和邮件（Excel）', en: 'Practice county: what would have been sent, as Excel' },
  tag,
  who: 'officer',
  reply: z.unknown(),
  media: [xlsxType],
  refusals: ['not-found'],
});

const undelivered = z.strictObject({
  id: z.uuid(),
  channel: z.enum(['inApp', 'sms', 'email']),
  event: z.string(),
  state: z.enum(['waiting', 'sending', 'failed']),
  attempts: z.number().int(),
  fault: z.string().nullable(),
  at: moment,
  attemptedAt: moment.nullable(),
  /** When the queue tries it again by itself. */
  nextAt: moment.nullable(),
});

export const listUndelivered = route({
  operationId: 'listUndelivered',
  method: 'GET',
  path: '/api/system/messages',
  summary: { zh: '没有送达的消息', en: 'Messages that did not arrive: no address, no matter' },
  tag: 'system',
  who: 'officer',
  roles: ['system_admin'],
  reply: z.strictObject({ items: z.array(undelivered), more: z.boolean() }),
});

export const exportUndelivered = route({
  operationId: 'exportUndelivered',
  method: 'GET',
  path: '/api/system/messages/workbook',
  summary: { zh: '没有送达的消息（Excel）', en: 'Messages that did not arrive, as Excel' },
  tag: 'system',
  who: 'officer',
  roles: ['system_admin'],
  reply: z.unknown(),
  media: [xlsxType],
});

export const retryMessage = route({
  operationId: 'retryMessage',
  method: 'POST',
  path: '/api/system/messages/{id}/retry',
  summary: { zh: '重新发送', en: 'Send a failed message again' },
  tag: 'system',
  who: 'officer',
  roles: ['system_admin'],
  act: true,
  params: z.strictObject({ id: z.uuid() }),
  reply: z.strictObject({ id: z.uuid(), retried: z.literal(true) }),
  refusals: ['not-found'],
});
