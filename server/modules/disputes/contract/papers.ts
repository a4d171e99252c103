// Decides the papers as operations: produced from the record, issued with their hash in the history, or blank to fill by hand.
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';
import { matterAfterAct } from '../../matters/contract.ts';
import { PAPER_KINDS } from '../paper-kinds.ts';
import { actTimeMembers, partyIdSchema } from './shapes.ts';

export const paperKind = z.enum(PAPER_KINDS);
export const paperMedia = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const;

const choice = {
  format: z.enum(['pdf', 'docx']).optional(),
  lang: z.enum(['zh', 'en']).optional(),
  /** Power of attorney: of which agent. Others: for which party. */
  party: partyIdSchema.optional(),
  /** Mediation record: of which session; the last one otherwise. */
  session: z.uuid().optional(),
};

export const getPaper = route({
  operationId: 'getPaper',
  method: 'GET',
  path: '/api/matters/{number}/papers/{kind}',
  tag: 'papers',
  who: 'officer',
  summary: { zh: '由记录生成文书(打开会留痕)', en: 'A paper from the record; opening it leaves a row' },
  params: z.strictObject({ number: z.string().max(40), kind: paperKind }),
  query: z.strictObject({ ...choice, /** Exactly as it was issued then. */ issued: z.uuid().optional() }),
  reply: z.unknown(),
  media: paperMedia,
  refusals: ['not-found', 'paper-not-ready', 'party-unknown', 'session-unknown', 'paper-unknown'],
});

export const getOwnPaper = route({
  operationId: 'getOwnPaper',
  method: 'GET',
  path: '/api/resident/papers/{kind}',
  tag: 'resident',
  who: 'party',
  summary: { zh: '我的文书', en: 'My papers' },
  params: z.strictObject({ kind: paperKind }),
  query: z.strictObject({ format: choice.format, lang: choice.lang }),
  reply: z.unknown(),
  media: paperMedia,
  refusals: ['not-found', 'paper-not-ready'],
});

export const issuePaper = route({
  operationId: 'issuePaper',
  method: 'POST',
  path: '/api/matters/{number}/papers/{kind}/issue',
  tag: 'papers',
  who: 'officer',
  summary: { zh: '出具文书:哈希记入经过', en: 'Issue a paper: its hash is kept in the history' },
  params: z.strictObject({ number: z.string().max(40), kind: paperKind }),
  body: z.strictObject({ partyId: partyIdSchema.optional(), sessionId: z.uuid().optional(), ...actTimeMembers }),
  reply: matterAfterAct.extend({ paperId: z.uuid(), sha256: z.string() }),
  act: true,
  onExisting: true,
  refusals: [
    'not-found',
    'version-stale',
    'act-not-allowed',
    'act-not-yours',
    'paper-not-ready',
    'party-unknown',
    'session-unknown',
    'late-reason-needed',
    'done-in-future',
    'done-before-registration',
    'post-unknown',
  ],
});

export const getBlankPaper = route({
  operationId: 'getBlankPaper',
  method: 'GET',
  path: '/api/papers/blank/{kind}',
  tag: 'papers',
  who: 'open',
  summary: { zh: '空白文书,手填用', en: 'A blank form to fill by hand' },
  params: z.strictObject({ kind: paperKind }),
  query: z.strictObject({ format: choice.format, lang: choice.lang }),
  reply: z.unknown(),
  media: paperMedia,
});
