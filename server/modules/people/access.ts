// Pure. Decides which administrator may do what to accounts, posts, bodies and mediators as they stand. The system administrator
// opens accounts and posts, the security administrator grants roles and credentials; neither acts on themselves.
import { type AdministratorRole, isAdministrator } from './roles.ts';

export interface Acting {
  readonly officerId: number;
  readonly roles: readonly string[];
}

function is(acting: Acting, role: AdministratorRole): boolean {
  return acting.roles.includes(role);
}

export interface AccountState {
  readonly id: number;
  readonly suspended: boolean;
  readonly locked: boolean;
  readonly secondFactor: boolean;
}

/** Acts on an account that the caller may take now. */
export function actsOnOfficer(acting: Acting, account: AccountState): string[] {
  const self = acting.officerId === account.id;
  if (is(acting, 'system_admin'))
    return [
      'reviseOfficer',
      ...(account.suspended ? ['reinstateOfficer'] : ['assignPost', ...(self ? [] : ['suspendOfficer'])]),
    ];
  if (!is(acting, 'security_admin') || self) return [];
  return [
    'resetPassword',
    'endOfficerSessions',
    ...(account.locked ? ['unlockOfficer'] : []),
    ...(account.secondFactor ? ['resetSecondFactor'] : []),
  ];
}

export interface PostState {
  readonly officerId: number;
  /** Its end is set, today or later. */
  readonly ended: boolean;
  readonly assignedBy: number | null;
}

export function actsOnPost(acting: Acting, post: PostState): string[] {
  if (post.ended || acting.officerId === post.officerId) return [];
  if (is(acting, 'system_admin')) return ['endPost'];
  if (is(acting, 'security_admin') && post.assignedBy !== acting.officerId) return ['grantRoles'];
  return [];
}

export function actsOnOrganisation(acting: Acting, organisation: { readonly ended: boolean }): string[] {
  return is(acting, 'system_admin') && !organisation.ended ? ['reviseOrganisation', 'endOrganisation'] : [];
}

export function actsOnMediator(
  acting: Acting,
  mediator: { readonly retired: boolean; readonly phone: boolean },
): string[] {
  const administers = is(acting, 'system_admin') && !mediator.retired;
  // An administrator keeps the roster and needs no telephone; whoever works with mediators rings them.
  const rings = mediator.phone && !acting.roles.some(isAdministrator);
  return [...(administers ? ['reviseMediator', 'retireMediator'] : []), ...(rings ? ['revealMediatorPhone'] : [])];
}
