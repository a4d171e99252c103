// Decides the operations after closing: a party asks that the matter is taken up again, the centre decides; and what is shown of how it ended.
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';
import { actTimeShape } from '../act-time.ts';
import { REOPENING_GROUNDS, REOPENING_STATES } from '../reopening.ts';
import { officerAct as act, usualRefusals as usual } from './officer-act.ts';
import { longText, momentSchema, numberParams, outcomeSchema, reasonText, stageSchema } from './shapes.ts';

/** One taking up again, or the request for it, with how the matter had been closed. */
export const reopeningView = z.strictObject({
  ground: z.enum(REOPENING_GROUNDS),
  state: z.enum(REOPENING_STATES),
  askedAt: momentSchema.nullable(),
  /** Why the party asked; null when erased, or when nobody asked. */
  reason: z.string().nullable(),
  decidedAt: momentSchema.nullable(),
  decidedBy: z.string().nullable(),
  /** What the centre said of it. */
  decision: z.string().nullable(),
  closedAt: momentSchema,
  result: z.string(),
  outcome: outcomeSchema,
});
export type ReopeningView = z.infer<typeof reopeningView>;

export const getClosing = route({
  operationId: 'getClosing',
  method: 'GET',
  path: '/api/matters/{number}/closing',
  tag: 'matters',
  who: 'officer',
  summary: { zh: '回访、评价与重启', en: 'Who was asked and how often, ratings, and taking up again' },
  params: numberParams,
  reply: z.strictObject({
    /** Each party that must be asked before closing, with the tries that count since the answer that stands. */
    asked: z.array(
      z.strictObject({
        partyId: z.uuid(),
        enough: z.boolean(),
        tries: z.int(),
        triesNeeded: z.int(),
        /** The next try counts on another day, or so many hours after the last. */
        hoursApart: z.int(),
      }),
    ),
    /** Parties' own ratings, 1 to 5. */
    ratings: z.array(
      z.strictObject({ partyId: z.uuid(), acceptance: z.int(), process: z.int(), result: z.int(), at: momentSchema }),
    ),
    timesReopened: z.int(),
    /** Oldest first. */
    reopenings: z.array(reopeningView),
    /** Last day on which a party may ask for reopening; null when it is not closed. */
    askUntil: z.string().nullable(),
  }),
  refusals: ['not-found'],
});

export const askReopening = route({
  ...act,
  operationId: 'askReopening',
  path: '/api/matters/{number}/ask-reopening',
  summary: { zh: '代当事人申请重启', en: 'Ask, for a party at the window, that a closed matter is taken up again' },
  body: z.strictObject({ partyId: z.uuid(), reason: longText, ...actTimeShape }),
  refusals: [...usual, 'party-unknown', 'reopening-too-late', 'reopening-asked-already'],
});

export const declineReopening = route({
  ...act,
  operationId: 'declineReopening',
  path: '/api/matters/{number}/decline-reopening',
  summary: { zh: '不同意重启，说明理由', en: 'Decline the request, with the reason' },
  body: z.strictObject({ reply: longText, ...actTimeShape }),
  refusals: [...usual, 'handler-apart', 'reopening-not-asked'],
});

export const reopenMatter = route({
  ...act,
  operationId: 'reopenMatter',
  path: '/api/matters/{number}/reopen',
  summary: {
    zh: '重启：回到原承办单位，重新起承诺时限',
    en: 'Take a closed matter up again: back to its body, with a new promise',
  },
  body: z.strictObject({ reason: reasonText, ...actTimeShape }),
  refusals: [...usual, 'handler-apart'],
});

export const askOwnReopening = route({
  method: 'POST',
  tag: 'resident',
  who: 'party',
  act: true,
  onExisting: true,
  operationId: 'askOwnReopening',
  path: '/api/resident/ask-reopening',
  summary: { zh: '申请重启我的事项', en: 'Ask that my closed matter is taken up again' },
  body: z.strictObject({ reason: longText }),
  reply: z.strictObject({ version: z.int(), stage: stageSchema, acts: z.array(z.string()) }),
  refusals: ['act-not-allowed', 'version-stale', 'reopening-too-late', 'reopening-asked-already'],
});
