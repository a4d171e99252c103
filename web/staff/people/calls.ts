// The operations of sign-in and of one's own account, as the browser calls them.
import type {
  changePassword as ChangePassword,
  confirmSecondFactor as ConfirmSecondFactor,
  continueSignIn as ContinueSignIn,
  describeSignIn as DescribeSignIn,
  dropSecondFactor as DropSecondFactor,
  endSession as EndSession,
  finishOidc as FinishOidc,
  listColleagues as ListColleagues,
  listOfficerNames as ListOfficerNames,
  listMySessions as ListMySessions,
  listOrganisations as ListOrganisations,
  signIn as SignIn,
  signOut as SignOut,
  startOidc as StartOidc,
  startSecondFactor as StartSecondFactor,
  switchPost as SwitchPost,
  whoAmI as WhoAmI,
} from '../../../server/modules/people/contract.ts';
import type { ReplyOf } from '../../../server/kernel/route.ts';
import { caller } from '../../api/caller.ts';

export const describeSignIn = caller<typeof DescribeSignIn>({ method: 'GET', path: '/api/sign-in' });
export const signIn = caller<typeof SignIn>({ method: 'POST', path: '/api/sign-in' });
export const continueSignIn = caller<typeof ContinueSignIn>({ method: 'POST', path: '/api/sign-in/continue' });
export const startOidc = caller<typeof StartOidc>({ method: 'POST', path: '/api/sign-in/oidc' });
export const finishOidc = caller<typeof FinishOidc>({ method: 'POST', path: '/api/sign-in/oidc/finish' });
export const signOut = caller<typeof SignOut>({ method: 'POST', path: '/api/sign-out' });
export const whoAmI = caller<typeof WhoAmI>({ method: 'GET', path: '/api/me' });
export const switchPost = caller<typeof SwitchPost>({ method: 'POST', path: '/api/me/post' });
export const changePassword = caller<typeof ChangePassword>({ method: 'POST', path: '/api/me/password' });
export const startSecondFactor = caller<typeof StartSecondFactor>({ method: 'POST', path: '/api/me/second-factor' });
export const confirmSecondFactor = caller<typeof ConfirmSecondFactor>({
  method: 'POST',
  path: '/api/me/second-factor/confirm',
});
export const dropSecondFactor = caller<typeof DropSecondFactor>({ method: 'POST', path: '/api/me/second-factor/drop' });
export const listMySessions = caller<typeof ListMySessions>({ method: 'GET', path: '/api/me/sessions' });
export const endSession = caller<typeof EndSession>({ method: 'POST', path: '/api/me/sessions/{id}/end' });
export const listColleagues = caller<typeof ListColleagues>({ method: 'GET', path: '/api/colleagues' });
export const listOfficerNames = caller<typeof ListOfficerNames>({ method: 'GET', path: '/api/officer-names' });
export const listOrganisations = caller<typeof ListOrganisations>({ method: 'GET', path: '/api/organisations' });

export type Me = ReplyOf<typeof WhoAmI>;
export type PostView = Me['post'];
export type SignedIn = ReplyOf<typeof SignIn>;
