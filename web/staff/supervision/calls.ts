// The operations of supervision, as the browser calls them.
import type { ReplyOf } from '../../../server/kernel/route.ts';
import type {
  listLate as ListLate,
  listSupervision as ListSupervision,
  noticeBody as NoticeBody,
  proposeSupervision as ProposeSupervision,
  recordSupervisionDecision as RecordSupervisionDecision,
  replyToSupervision as ReplyToSupervision,
  urgeBody as UrgeBody,
} from '../../../server/modules/matters/contract.ts';
import { caller } from '../../api/caller.ts';

export const listSupervision = caller<typeof ListSupervision>({
  method: 'GET',
  path: '/api/matters/{number}/supervision',
});
export type Supervision = ReplyOf<typeof ListSupervision>;

export const listLate = caller<typeof ListLate>({ method: 'GET', path: '/api/matters/late' });
export type LateRow = ReplyOf<typeof ListLate>['items'][number];

const act = { method: 'POST', act: true, onExisting: true } as const;

export const supervisionCalls = {
  urgeBody: caller<typeof UrgeBody>({ ...act, path: '/api/matters/{number}/urge' }),
  noticeBody: caller<typeof NoticeBody>({ ...act, path: '/api/matters/{number}/notice' }),
  proposeSupervision: caller<typeof ProposeSupervision>({ ...act, path: '/api/matters/{number}/propose-supervision' }),
  recordSupervisionDecision: caller<typeof RecordSupervisionDecision>({
    ...act,
    path: '/api/matters/{number}/supervision-decision',
  }),
  replyToSupervision: caller<typeof ReplyToSupervision>({ ...act, path: '/api/matters/{number}/supervision-reply' }),
} as const;
