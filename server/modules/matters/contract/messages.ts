// Decides what officers read of the messages of a matter (who was told of what, by which channel, what became of it), and what a party chooses for itself.
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';
import { momentSchema, numberParams } from './shapes.ts';

/** How often one message may be sent again from the matter's page. */
export const MOST_RESENT = 3;

const messageShown = z.strictObject({
  id: z.uuid(),
  at: momentSchema,
  channel: z.enum(['inApp', 'sms', 'email']),
  event: z.string(),
  /** What it says, in its language. */
  text: z.string(),
  language: z.enum(['zh', 'en']),
  /** An officer by name, or a party by side and place in the list; an address only masked. */
  to: z.strictObject({
    officer: z.string().nullable(),
    partyId: z.uuid().nullable(),
    address: z.string().nullable(),
  }),
  /** `replaced`: a newer one of the same morning went out in its place. */
  state: z.enum(['waiting', 'sending', 'sent', 'shown', 'failed', 'read', 'replaced']),
  attempts: z.int(),
  /** Code of why it failed, or why the last try did. */
  fault: z.string().nullable(),
  attemptedAt: momentSchema.nullable(),
  sentAt: momentSchema.nullable(),
  /** When the queue tries it again by itself, after a try that failed. */
  nextAt: momentSchema.nullable(),
  /** End of the quiet hours it waits for. */
  notBefore: momentSchema.nullable(),
  resent: z.int(),
  mayResend: z.boolean(),
});

export const listMatterMessages = route({
  operationId: 'listMatterMessages',
  method: 'GET',
  path: '/api/matters/{number}/messages',
  tag: 'matters',
  who: 'officer',
  summary: { zh: '告知记录', en: 'Who was told of what on a matter, by which channel, and what became of it' },
  params: numberParams,
  reply: z.strictObject({ items: z.array(messageShown), more: z.boolean() }),
  refusals: ['not-found'],
});

export const resendMessage = route({
  operationId: 'resendMessage',
  method: 'POST',
  path: '/api/matters/{number}/messages/{id}/resend',
  tag: 'matters',
  who: 'officer',
  roles: [
    'window_clerk',
    'coordinator',
    'checker',
    'follow_up',
    'centre_head',
    'committee_officer',
    'mediator',
    'handler',
  ],
  act: true,
  summary: { zh: '重新告知', en: 'Send a short message of a matter again, three times at most' },
  params: numberParams.extend({ id: z.uuid() }),
  reply: z.strictObject({ id: z.uuid(), resent: z.literal(true) }),
  refusals: [
    'not-found',
    'not-yours-to-resend',
    'message-on-its-way',
    'resent-too-often',
    'address-invalid',
    'message-unsafe',
    'message-declined',
  ],
});

export const setOwnPreferences = route({
  operationId: 'setOwnPreferences',
  method: 'POST',
  path: '/api/resident/preferences',
  tag: 'resident',
  who: 'party',
  act: true,
  summary: { zh: '设置语言和大字', en: 'Language of messages and pages, and large type, kept with the own matter' },
  body: z.strictObject({ language: z.enum(['zh', 'en']), largeType: z.boolean() }),
  reply: z.strictObject({ language: z.enum(['zh', 'en']), largeType: z.boolean() }),
  refusals: ['not-found'],
});
