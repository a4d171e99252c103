// The operations of intake, as the browser calls them.
import type {
  adoptRuling as AdoptRuling,
  endRuling as EndRuling,
  getNotice as GetNotice,
  getTriage as GetTriage,
  listRulings as ListRulings,
  proposeTriage as ProposeTriage,
  registerMatter as RegisterMatter,
} from '../../../server/modules/intake/contract.ts';
import type { ReplyOf } from '../../../server/kernel/route.ts';
import { caller } from '../../api/caller.ts';

export const getNotice = caller<typeof GetNotice>({ method: 'GET', path: '/api/resident/notice' });
export const getTriage = caller<typeof GetTriage>({ method: 'GET', path: '/api/matters/{number}/triage' });
export const proposeTriage = caller<typeof ProposeTriage>({ method: 'POST', path: '/api/triage/propose' });
export const registerMatter = caller<typeof RegisterMatter>({ method: 'POST', path: '/api/matters', act: true });

export const listRulings = caller<typeof ListRulings>({ method: 'GET', path: '/api/rulings' });
export const adoptRuling = caller<typeof AdoptRuling>({ method: 'POST', path: '/api/rulings/{id}/adopt', act: true });
export const endRuling = caller<typeof EndRuling>({ method: 'POST', path: '/api/rulings/{id}/end', act: true });

export type Ruling = ReplyOf<typeof ListRulings>['items'][number];
export type Triage = ReplyOf<typeof ProposeTriage>;
export type Registered = ReplyOf<typeof RegisterMatter>;
