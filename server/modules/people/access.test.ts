import { describe, expect, it } from 'vitest';
import type { RouteContract } from '../../kernel/route.ts';
import { actsOnMediator, actsOnOfficer, actsOnOrganisation, actsOnPost } from './access.ts';
import { peopleContract } from './contract.ts';
import { placesContract } from '../places/contract.ts';
import { mayBeOnePerson, needsSecondFactor, type Role, roles, shellOf, standTogether } from './roles.ts';

const by = (role: Role, officerId = 1) => ({ officerId, roles: [role] });
const contracts: readonly RouteContract[] = [...peopleContract, ...placesContract];

/** Which roles an operation lets in at all; «everyone» is any officer. */
const admitted: Record<string, string> = {
  listAreas: 'open',
  describeSignIn: 'open',
  signIn: 'open',
  continueSignIn: 'open',
  startOidc: 'open',
  finishOidc: 'open',
  signOut: 'everyone',
  whoAmI: 'everyone',
  switchPost: 'everyone',
  changePassword: 'everyone',
  startSecondFactor: 'everyone',
  confirmSecondFactor: 'everyone',
  dropSecondFactor: 'everyone',
  listMySessions: 'everyone',
  endSession: 'everyone',
  listOrganisations: 'everyone',
  getOrganisation: 'everyone',
  listColleagues: 'everyone',
  listOfficerNames: 'window_clerk coordinator centre_head committee_officer mediator handler',
  listMediators: 'everyone',
  getMediator: 'everyone',
  revealMediatorPhone: 'everyone',
  listOfficers: 'system_admin security_admin',
  getOfficer: 'system_admin security_admin',
  grantRoles: 'security_admin',
  unlockOfficer: 'security_admin',
  resetPassword: 'security_admin',
  resetSecondFactor: 'security_admin',
  listOfficerSessions: 'security_admin',
  endOfficerSessions: 'security_admin',
  listApiKeys: 'security_admin',
  exportApiKeys: 'security_admin',
  makeApiKey: 'security_admin',
  endApiKey: 'security_admin',
  listPoolMembers: 'security_admin',
  exportPoolMembers: 'security_admin',
  namePoolMember: 'security_admin',
  endPoolMember: 'security_admin',
  listAuditEntries: 'audit_admin',
  exportAuditEntries: 'audit_admin',
  checkAudit: 'audit_admin',
};
const bySystemAdmin =
  'listAreaRecords getArea addArea renameArea endArea mergeAreas exportAreas importAreas addOrganisation reviseOrganisation endOrganisation exportOrganisations importOrganisations addOfficer reviseOfficer suspendOfficer reinstateOfficer assignPost endPost exportOfficers importOfficers addMediator reviseMediator retireMediator exportMediators importMediators';
for (const operation of bySystemAdmin.split(' ')) admitted[operation] = 'system_admin';

describe('who may call what', () => {
  it.each(contracts.map((contract) => [contract.operationId, contract] as const))('%s', (operation, contract) => {
    const lets = contract.who === 'open' ? 'open' : (contract.roles?.join(' ') ?? 'everyone');
    expect(lets).toBe(admitted[operation]);
  });

  it('has no row for an operation that is not there', () => {
    expect(Object.keys(admitted).sort()).toEqual(contracts.map((contract) => contract.operationId).sort());
  });

  it('makes every act of administration repeatable, and every act on what exists ask for its version', () => {
    for (const contract of contracts) {
      if (contract.method === 'GET' || !contract.path.startsWith('/api/admin')) continue;
      expect(contract.act, contract.operationId).toBe(true);
      const existing = contract.path.includes('{id}') && contract.operationId !== 'endOfficerSessions';
      expect(contract.onExisting ?? false, contract.operationId).toBe(existing);
    }
  });
});

describe('acts on an account', () => {
  const account = { id: 2, suspended: false, locked: true, secondFactor: true };

  it.each(roles.map((role) => [role] as const))('by %s', (role) => {
    const expected: Partial<Record<Role, string[]>> = {
      system_admin: ['reviseOfficer', 'assignPost', 'suspendOfficer'],
      security_admin: ['resetPassword', 'endOfficerSessions', 'unlockOfficer', 'resetSecondFactor'],
    };
    expect(actsOnOfficer(by(role), account)).toEqual(expected[role] ?? []);
  });

  it('leave out what does not apply, and oneself', () => {
    expect(actsOnOfficer(by('system_admin'), { ...account, suspended: true })).toEqual([
      'reviseOfficer',
      'reinstateOfficer',
    ]);
    expect(actsOnOfficer(by('system_admin', 2), account)).toEqual(['reviseOfficer', 'assignPost']);
    expect(actsOnOfficer(by('security_admin', 2), account)).toEqual([]);
    expect(actsOnOfficer(by('security_admin'), { ...account, locked: false, secondFactor: false })).toEqual([
      'resetPassword',
      'endOfficerSessions',
    ]);
  });
});

describe('acts on a post', () => {
  const post = { officerId: 2, ended: false, assignedBy: 7 };

  it.each(roles.map((role) => [role] as const))('by %s', (role) => {
    const expected: Partial<Record<Role, string[]>> = { system_admin: ['endPost'], security_admin: ['grantRoles'] };
    expect(actsOnPost(by(role), post)).toEqual(expected[role] ?? []);
    expect(actsOnPost(by(role, 2), post)).toEqual([]);
    expect(actsOnPost(by(role), { ...post, ended: true })).toEqual([]);
  });

  it('roles are not granted by whoever made the post', () => {
    expect(actsOnPost(by('security_admin', 7), post)).toEqual([]);
  });
});

describe('acts on bodies and mediators', () => {
  it.each(roles.map((role) => [role] as const))('by %s', (role) => {
    const system = role === 'system_admin';
    const admin = ['system_admin', 'security_admin', 'audit_admin'].includes(role);
    expect(actsOnOrganisation(by(role), { ended: false })).toEqual(
      system ? ['reviseOrganisation', 'endOrganisation'] : [],
    );
    expect(actsOnOrganisation(by(role), { ended: true })).toEqual([]);
    expect(actsOnMediator(by(role), { retired: false, phone: true })).toEqual([
      ...(system ? ['reviseMediator', 'retireMediator'] : []),
      ...(admin ? [] : ['revealMediatorPhone']),
    ]);
    expect(actsOnMediator(by(role), { retired: true, phone: false })).toEqual([]);
  });
});

describe('roles', () => {
  it.each(roles.flatMap((one) => roles.map((other) => [one, other] as const)))(
    '%s and %s in one person',
    (one, other) => {
      const admin = (role: Role) => role.endsWith('_admin');
      const apart = one !== other && (admin(one) || admin(other));
      expect(mayBeOnePerson([one], [other])).toBe(!apart);
      expect(standTogether(one === other ? [one] : [one, other])).toBe(!apart);
    },
  );

  it('an administrator needs a second factor and sees nothing of the work', () => {
    for (const role of roles) {
      const admin = role.endsWith('_admin');
      expect(needsSecondFactor([role])).toBe(admin);
      expect(shellOf([role]).some((part) => ['administration', 'security', 'audit'].includes(part))).toBe(admin);
      expect(shellOf([role]).includes('matters')).toBe(!admin && role !== 'leader');
    }
  });
});
