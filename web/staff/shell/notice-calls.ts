import type {
  listMyNotices as ListMyNotices,
  markNoticeRead as MarkNoticeRead,
  markNoticesRead as MarkNoticesRead,
} from '../../../server/platform/messages/contract.ts';
import { caller } from '../../api/caller.ts';

export const listMyNotices = caller<typeof ListMyNotices>({ method: 'GET', path: '/api/notices' });
export const markNoticeRead = caller<typeof MarkNoticeRead>({
  method: 'POST',
  path: '/api/notices/{id}/read',
  act: true,
});
export const markNoticesRead = caller<typeof MarkNoticesRead>({ method: 'POST', path: '/api/notices/read', act: true });

/** The bell, and the page of all. */
export const noticesKey = ['notices'] as const;
export type Notice = Awaited<ReturnType<typeof listMyNotices>>['items'][number];
