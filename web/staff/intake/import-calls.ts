// The operations of the import, as the browser calls them.
import type {
  checkMatterImport as CheckMatterImport,
  getMatterImport as GetMatterImport,
  importMatters as ImportMatters,
  listMatterImports as ListMatterImports,
} from '../../../server/modules/intake/contract.ts';
import type { ReplyOf } from '../../../server/kernel/route.ts';
import { type At, caller } from '../../api/caller.ts';
import { send } from '../../api/send.ts';

const check: At<typeof CheckMatterImport> = { method: 'POST', path: '/api/matter-imports' };

export const getMatterImport = caller<typeof GetMatterImport>({ method: 'GET', path: '/api/matter-imports/{id}' });
export const listMatterImports = caller<typeof ListMatterImports>({ method: 'GET', path: '/api/matter-imports' });
export const importMatters = caller<typeof ImportMatters>({
  method: 'POST',
  path: '/api/matter-imports/{id}/start',
  act: true,
});
export const templateHref = '/api/matter-imports/template';

/** Bytes at most of one file. */
export const mostBytes = 40 * 1024 * 1024;

/** 试读 Sent once: a file that was lost on the way is chosen again. @throws CallTrouble */
export async function checkMatterImport(file: File): Promise<ReplyOf<typeof CheckMatterImport>> {
  const response = await send({
    ...check,
    url: check.path,
    headers: {
      accept: 'application/json',
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name.slice(-100)),
    },
    body: file,
    timeoutMs: 300_000,
    pauses: [],
  });
  const reply: ReplyOf<typeof CheckMatterImport> = await response.json();
  return reply;
}

export type Import = ReplyOf<typeof GetMatterImport>;
export type ImportItem = ReplyOf<typeof ListMatterImports>['items'][number];
