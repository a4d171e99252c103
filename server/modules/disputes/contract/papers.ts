// Decides the papers as operations: produced from the record, issued with their hash in the history, or blank to fill by hand.
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';
import { matterAfterAct } from '../../matters/contract.ts';
import { PAPER_KINDS } from '../paper-kinds.ts';
import { actTimeMembers, partyIdSchema, wordsView } from './shapes.ts';

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
  /** Urging, letter of supervision: which one; the last one otherwise. */
  letter: z.uuid().optional(),
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
  refusals: ['not-found', 'paper-not-ready', 'party-unknown', 'session-unknown', 'paper-unknown', 'paper-erased'],
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

export const listPaperWords = route({
  operationId: 'listPaperWords',
  method: 'GET',
  path: '/api/system/papers',
  tag: 'system',
  who: 'officer',
  roles: ['system_admin'],
  summary: {
    zh: '各种文书的文字：现行的，以及文件里改过的',
    en: 'The words of every paper: those in force, and what the file says now',
  },
  reply: z.strictObject({
    /** Version of the profile in force. */
    version: z.string(),
    /** The file differs from what is in force: it counts from the next start. */
    changed: z.boolean(),
    /** What the next start would stumble over, each with file and line. */
    problems: z.array(z.strictObject({ file: z.string(), line: z.int(), sentence: z.string() })),
    papers: z.array(
      z.strictObject({
        kind: z.string(),
        title: wordsView,
        /** Keys of its texts with the places that each must hold. */
        texts: z.array(z.strictObject({ id: z.string(), places: z.array(z.string()) })),
        /** The file words this paper otherwise than what is in force. */
        changed: z.boolean(),
      }),
    ),
  }),
});

export const previewPaper = route({
  operationId: 'previewPaper',
  method: 'GET',
  path: '/api/system/papers/{kind}',
  tag: 'system',
  who: 'officer',
  roles: ['system_admin'],
  summary: { zh: '预览文书文字（虚构的样例）', en: 'Preview of the words of a paper, on an invented record' },
  params: z.strictObject({ kind: paperKind }),
  query: z.strictObject({
    format: choice.format,
    lang: choice.lang,
    /** The words of the file as it stands now, before the next start; those in force otherwise. */
    words: z.enum(['in-force', 'file']).optional(),
    /** The form to fill by hand instead of the invented record. */
    blank: z.enum(['yes', 'no']).optional(),
  }),
  reply: z.unknown(),
  media: paperMedia,
  refusals: ['profile-unsound'],
});
