// Decides the reads of matters as operations: lists, counts, one matter, revealing one field, search for a person's matters.
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';
import { pageSize } from '../../../kernel/page.ts';
import { plainText } from '../../../kernel/plain-text.ts';
import { LIST_VIEWS, WAITS } from '../list-view.ts';
import { TURNS } from '../next-step.ts';
import { clockRequestView, timeBarView } from './clock-acts.ts';
import {
  clockView,
  officeClockView,
  complexitySchema,
  contactWay,
  momentSchema,
  numberParams,
  outcomeSchema,
  partyRole,
  reasonText,
  stageSchema,
  urgencySchema,
} from './shapes.ts';

export const matterRow = z.strictObject({
  number: z.string(),
  version: z.int(),
  /** First words of the description; null where only ring 1 is seen. */
  title: z.string().nullable(),
  category: z.string(),
  stage: stageSchema,
  urgency: urgencySchema.nullable(),
  areaName: z.string(),
  townshipName: z.string().nullable(),
  holderName: z.string().nullable(),
  registeredAt: momentSchema,
  dueAt: z.string().nullable(),
  remaining: clockView.shape.remaining,
  overdue: z.boolean(),
  restricted: z.boolean(),
  outcome: outcomeSchema.nullable(),
  /** Whom it waits for; in the view of what waits only. */
  waits: z.array(z.enum(WAITS)),
});
export type MatterRow = z.infer<typeof matterRow>;

/** What a list of matters can be narrowed to; the same for its Excel. Never a person. */
export const listFilter = {
  /** Code of a township or village. */
  area: z.string().max(20).optional(),
  stage: stageSchema.optional(),
  /** How it was closed; closed matters only. */
  outcome: outcomeSchema.optional(),
  category: z.string().max(2).optional(),
  /** Id of the body that holds it. */
  holder: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  overdue: z.enum(['true', 'false']).optional(),
  /** Due soon, waiting for somebody else, an opinion owed by the caller's body, held or taken in by the caller's post. Open matters only. */
  view: z.enum(LIST_VIEWS).optional(),
  /** Working days that count as soon, in that view; three. */
  days: z.coerce.number().int().min(1).max(10).optional(),
  /** Number, or words of the facts. */
  q: plainText({ max: 100 }).optional(),
  /** Only what the caller's own body holds. */
  mine: z.enum(['true', 'false']).optional(),
  /** What falls due first, or what was registered last (of what is late: what became late last); a view begins with what falls due. */
  order: z.enum(['newest', 'due']).optional(),
};

export const listMatters = route({
  operationId: 'listMatters',
  method: 'GET',
  path: '/api/matters',
  tag: 'matters',
  who: 'officer',
  byKey: true,
  summary: { zh: '事项列表', en: 'Matters, newest first' },
  query: z.strictObject({
    ...listFilter,
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(pageSize.most).optional(),
  }),
  reply: z.strictObject({ items: z.array(matterRow), next: z.string().nullable() }),
  refusals: ['area-unknown', 'cursor-invalid'],
});

export const countMatters = route({
  operationId: 'countMatters',
  method: 'GET',
  path: '/api/matters/counts',
  tag: 'matters',
  who: 'officer',
  summary: {
    zh: '按下一级区域、类别、阶段计数，并按结案类型合计',
    en: 'Counts by the areas just beneath, category and stage, with totals by how matters were closed',
  },
  query: z.strictObject({ area: z.string().max(20).optional() }),
  reply: z.strictObject({
    groups: z.array(
      z.strictObject({
        areaCode: z.string(),
        category: z.string(),
        stage: stageSchema,
        count: z.int(),
      }),
    ),
    /** The closed ones of all groups together, by how they were closed. */
    outcomes: z.array(z.strictObject({ outcome: outcomeSchema, count: z.int() })),
    asOf: momentSchema,
  }),
  refusals: ['area-unknown'],
});

/** The desks' counts: what must I do now. */
export const countWorklist = route({
  operationId: 'countWorklist',
  method: 'GET',
  path: '/api/matters/worklist',
  tag: 'matters',
  who: 'officer',
  summary: { zh: '工作台计数', en: 'Counts of the worklist' },
  query: z.strictObject({ days: listFilter.days }),
  reply: z.strictObject({
    stages: z.array(z.strictObject({ stage: stageSchema, count: z.int() })),
    dueToday: z.int(),
    overdue: z.int(),
    /** Not late, due by the end of `soonUntil`. All but stages are counted to 100: that many, or more. */
    dueSoon: z.int(),
    soonUntil: momentSchema,
    waiting: z.int(),
    opinion: z.int(),
    mine: z.int(),
    asOf: momentSchema,
  }),
});

export const partyView = z.strictObject({
  id: z.uuid(),
  side: z.enum(['applicant', 'respondent']),
  role: partyRole,
  forPartyId: z.uuid().nullable(),
  name: z.string(),
  organisation: z.string().nullable(),
  phone: z.string().nullable(),
  identityNumber: z.string().nullable(),
  hasAddress: z.boolean(),
  contactWay: contactWay.nullable(),
  powers: z.string().nullable(),
  powersUntil: z.string().nullable(),
  hasCode: z.boolean(),
  reachedAt: z.string().nullable(),
  erased: z.boolean(),
  replaced: z.boolean(),
  replacedWhy: z.string().nullable(),
});
export type PartyView = z.infer<typeof partyView>;

export const timelineEntry = z.strictObject({
  seq: z.int(),
  act: z.string(),
  stage: stageSchema,
  doneAt: momentSchema,
  recordedAt: momentSchema,
  late: z.boolean(),
  /** Post and body of who did it, or the party's role; never a resident's name. */
  actor: z.strictObject({
    kind: z.enum(['officer', 'party', 'system', 'open']),
    name: z.string().nullable(),
    organisation: z.string().nullable(),
  }),
  typist: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  notes: z.array(z.strictObject({ kind: z.string(), body: z.string().nullable(), outward: z.boolean() })),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const matterView = z.strictObject({
  number: z.string(),
  version: z.int(),
  stage: stageSchema,
  category: z.string(),
  complexity: complexitySchema.nullable(),
  urgency: urgencySchema.nullable(),
  areaCode: z.string(),
  areaName: z.string(),
  townshipName: z.string().nullable(),
  channel: z.string(),
  registeredAt: momentSchema,
  registeredBy: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  holder: z
    .strictObject({
      organisationId: z.int(),
      name: z.string(),
      telephone: z.string().nullable(),
      officer: z.string().nullable(),
    })
    .nullable(),
  /** Bodies asked to help (协办). */
  coHandlerOrganisationIds: z.array(z.int()),
  peopleInvolved: z.int(),
  amountFen: z.int().nullable(),
  restriction: z.enum(['danger', 'complaint']).nullable(),
  dangerSigns: z.array(z.string()),
  askedForCounty: z.boolean(),
  result: z.string().nullable(),
  outcome: outcomeSchema.nullable(),
  /** How often it was taken up again after it was closed. */
  timesReopened: z.int(),
  procedure: z.strictObject({ kind: z.string(), id: z.uuid() }).nullable(),
  clocks: z.array(officeClockView),
  /** Pauses and prolongations that were asked for, waiting ones and decided ones. Ring 2. */
  clockRequests: z.array(clockRequestView),
  /** Rights that time may bar on the roads open to this matter. */
  timeBars: z.array(timeBarView),
  /** Ring 2; null where the reader sees number and clocks only. */
  facts: z
    .strictObject({
      description: z.string(),
      claims: z.string().nullable(),
      placeDetail: z.string().nullable(),
      occurredOn: z.string().nullable(),
      safeContact: z.string().nullable(),
      erased: z.boolean(),
    })
    .nullable(),
  parties: z.array(partyView),
  timeline: z.array(timelineEntry),
  files: z.array(z.strictObject({ fileId: z.uuid(), kind: z.string(), seq: z.int() })),
  followUps: z.array(
    z.strictObject({
      partyId: z.uuid(),
      askedAt: momentSchema,
      way: z.string(),
      reached: z.string(),
      performed: z.string().nullable(),
      solved: z.boolean().nullable(),
      satisfaction: z.int().nullable(),
    }),
  ),
  ratings: z.array(
    z.strictObject({ partyId: z.uuid(), acceptance: z.int(), process: z.int(), result: z.int(), at: momentSchema }),
  ),
  /** What parties asked for about their own data, waiting ones and answered ones. */
  requests: z.array(
    z.strictObject({
      id: z.uuid(),
      partyId: z.uuid(),
      kind: z.enum(['correct', 'erase']),
      wanted: z.string().nullable(),
      askedAt: momentSchema,
      answer: z.enum(['done', 'refused']).nullable(),
    }),
  ),
  procedures: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.string(),
      startedAt: momentSchema,
      endedAt: z.string().nullable(),
      outcome: z.string().nullable(),
    }),
  ),
  /** Who can see this, and why. */
  readers: z.array(z.strictObject({ key: z.string(), name: z.string(), ring: z.int(), why: z.string() })),
  /** Whether the caller may begin a procedure here; which ones, each procedure's own page says. */
  mayStartProcedure: z.boolean(),
  /** Operations that the caller may call on it now. */
  acts: z.array(z.string()),
  /** What the matter waits for and whose turn it is, for all who see its history; null when nothing is to be done, and to the outer ring. */
  next: z
    .strictObject({
      act: z.string(),
      by: z.enum(TURNS),
      /** Roles that may do it; empty where it is no officer's. */
      roles: z.array(z.string()),
      /** How often bodies have handed it back so far. */
      bounces: z.int(),
    })
    .nullable(),
});
export type MatterView = z.infer<typeof matterView>;

export const getMatter = route({
  operationId: 'getMatter',
  method: 'GET',
  path: '/api/matters/{number}',
  tag: 'matters',
  who: 'officer',
  byKey: true,
  summary: { zh: '一件事项的全貌(打开事实和当事人会留痕)', en: 'One matter; opening facts and parties leaves a row' },
  params: numberParams,
  reply: matterView,
  refusals: ['not-found'],
});

export const revealField = route({
  operationId: 'revealField',
  method: 'POST',
  path: '/api/matters/{number}/parties/{partyId}/reveal',
  tag: 'matters',
  who: 'officer',
  summary: { zh: '查看一项被遮盖的信息,须写明原因', en: 'Show one masked field, with a reason' },
  params: z.strictObject({ number: z.string().max(40), partyId: z.uuid() }),
  body: z.strictObject({
    field: z.enum(['phone', 'identityNumber', 'address', 'contact', 'name']),
    reason: plainText({ min: 2, max: 100 }),
  }),
  reply: z.strictObject({ value: z.string() }),
  refusals: ['not-found', 'field-empty', 'erased'],
});

export const findMattersOfPerson = route({
  operationId: 'findMattersOfPerson',
  method: 'POST',
  path: '/api/matters/find-by-person',
  tag: 'matters',
  who: 'officer',
  summary: {
    zh: '按姓名或电话找其事项(须写原因,当事人看得到)',
    en: 'Find the matters of a person by name or telephone, with a reason; the person sees it',
  },
  body: z.strictObject({
    name: plainText({ min: 2, max: 50 }).optional(),
    phone: z.string().max(30).optional(),
    reason: reasonText,
  }),
  reply: z.strictObject({ items: z.array(matterRow) }),
  refusals: ['name-or-phone-needed'],
});

export const listBackdated = route({
  operationId: 'listBackdated',
  method: 'GET',
  path: '/api/matters/backdated',
  tag: 'matters',
  who: 'officer',
  roles: ['checker', 'centre_head', 'coordinator'],
  summary: { zh: '补录清单:超过两个工作日补录的', en: 'Acts recorded more than two working days late' },
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(pageSize.most).optional() }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        number: z.string(),
        act: z.string(),
        doneAt: momentSchema,
        recordedAt: momentSchema,
        reason: z.string().nullable(),
        actor: z.string(),
      }),
    ),
  }),
});
