// The operations of intake, as the browser calls them.
import type {
  getNotice as GetNotice,
  getTriage as GetTriage,
  proposeTriage as ProposeTriage,
  registerMatter as RegisterMatter,
} from '../../../server/modules/intake/contract.ts';
import type { ReplyOf } from '../../../server/kernel/route.ts';
import { caller } from '../../api/caller.ts';

export const getNotice = caller<typeof GetNotice>({ method: 'GET', path: '/api/resident/notice' });
export const getTriage = caller<typeof GetTriage>({ method: 'GET', path: '/api/matters/{number}/triage' });
export const proposeTriage = caller<typeof ProposeTriage>({ method: 'POST', path: '/api/triage/propose' });
export const registerMatter = caller<typeof RegisterMatter>({ method: 'POST', path: '/api/matters', act: true });

export type Triage = ReplyOf<typeof ProposeTriage>;
export type Registered = ReplyOf<typeof RegisterMatter>;
