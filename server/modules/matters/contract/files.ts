// Decides how files of a matter are fetched: by officers who see its facts, and by a party its own.
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';

const media = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;

export const getMatterFile = route({
  operationId: 'getMatterFile',
  method: 'GET',
  path: '/api/matters/{number}/files/{fileId}',
  tag: 'matters',
  who: 'officer',
  summary: { zh: '查看材料(留痕)', en: 'Open a file of a matter; leaves a row' },
  params: z.strictObject({ number: z.string().max(40), fileId: z.uuid() }),
  reply: z.string(),
  media,
  refusals: ['not-found', 'file-damaged'],
});

export const getOwnFile = route({
  operationId: 'getOwnFile',
  method: 'GET',
  path: '/api/resident/files/{fileId}',
  tag: 'resident',
  who: 'party',
  summary: { zh: '查看我提交的材料', en: 'Open a file that I handed in' },
  params: z.strictObject({ fileId: z.uuid() }),
  reply: z.string(),
  media,
  refusals: ['not-found', 'file-damaged'],
});
