// Pure: the words of messages and papers that a county may put in its own way.
// Decides what a message may say: never the subject, only that there is news about a number and where to look.
import { z } from 'zod';
import { idSchema, wordsSchema } from './words.ts';
import type { Frozen } from './words.ts';

/** Events that somebody is told about. */
export const NOTICE_EVENTS = [
  'matter.received',
  'matter.correctionAsked',
  'matter.materialLapsed',
  'matter.accepted',
  'matter.notAccepted',
  'matter.assigned',
  'matter.signedFor',
  'matter.transferred',
  'matter.progress',
  'matter.deadlineMoved',
  'matter.timeBarNear',
  'matter.answered',
  'matter.followUp',
  'matter.closed',
  'matter.reopened',
  'respondent.informed',
  'mediation.consentAsked',
  'mediation.sessionSet',
  'mediation.ended',
  'agreement.ready',
  'agreement.effective',
  'agreement.confirmationReminder',
  'agreement.performanceReminder',
  'agreement.late',
  'agreement.breached',
  'rights.answered',
  'lookupCode.renewed',
  'booking.made',
  'booking.reminder',
  'officer.newMatter',
  'officer.dueSoon',
  'officer.overdue',
  'officer.supervised',
  'officer.calledToTalk',
  'officer.partyWrote',
] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

export const CHANNELS = ['inApp', 'sms', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Everything that a message may name. Not the subject, not a party, not a body. */
export const NOTICE_PLACES = ['number', 'centre', 'telephone', 'where'] as const;
/** A booked visit and a talk may name their day and hour besides: without them they remind of nothing. */
export const MEETING_PLACES = [...NOTICE_PLACES, 'when'] as const;

export function placesOf(event: string): readonly string[] {
  return event.startsWith('booking.') || event === 'officer.calledToTalk' ? MEETING_PLACES : NOTICE_PLACES;
}

const PLACE = /\{([^{}]*)\}/g;
/** Names in braces within a text, in order. */
export function placesIn(text: string): string[] {
  return [...text.matchAll(PLACE)].map((found) => found[1] ?? '');
}

export const messageSchema = z.strictObject({
  event: z.enum(NOTICE_EVENTS),
  to: z.enum(['resident', 'officer']),
  inApp: wordsSchema,
  sms: wordsSchema.optional(),
  email: z.strictObject({ subject: wordsSchema, text: wordsSchema }).optional(),
});
export type Message = Frozen<z.infer<typeof messageSchema>>;
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day is written 21:00');

export const noticesFile = z.strictObject({
  /** 静默时段 Short messages and e-mails wait for the end of these hours, in-app notices and danger never; null: none. Older stored profiles have none. */
  quietHours: z.strictObject({ from: timeOfDay, until: timeOfDay }).nullable().default(null),
  messages: z.array(messageSchema).min(1),
});

/** The wording of one paper. Which papers and keys there are, the forms of the modules say (`checkPapers`). */
export const paperWordsSchema = z.strictObject({
  id: idSchema,
  title: wordsSchema,
  /** Standing texts by the form's keys; a line is a paragraph, «- » begins an item of a list. */
  pieces: z.array(z.strictObject({ id: idSchema, text: wordsSchema })),
  /** Labels of the form that read otherwise in this county. */
  labels: z.array(z.strictObject({ form: wordsSchema, here: wordsSchema })).optional(),
});
export type PaperWords = Frozen<z.infer<typeof paperWordsSchema>>;
export const papersFile = z.strictObject({
  dossierNumber: z.string().regex(/\{year\}.*\{serial\}/, 'the dossier number holds {year} and {serial}'),
  papers: z.array(paperWordsSchema).min(1),
});
