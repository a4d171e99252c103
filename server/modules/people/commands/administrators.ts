import { localDateOf } from '../../../kernel/instant.ts';
import type { Tx } from '../../../platform/db.ts';
import { generatedPassword } from '../../../platform/password.ts';
import { type AdministratorRole, roleNames } from '../roles.ts';
import { recordAudit } from '../store/audit.ts';
import { loadGivenOfficers, loadGivenOrganisations, loadGivenPosts } from '../store/given.ts';

/** One of the three administrators as the set-up hands them over. The password is in no other place. */
export interface NewAdministrator {
  readonly role: AdministratorRole;
  readonly username: string;
  readonly password: string;
}

const usernames: readonly (readonly [AdministratorRole, string])[] = [
  ['system_admin', 'sysadmin'],
  ['security_admin', 'secadmin'],
  ['audit_admin', 'auditor'],
];

/**
 * Makes the three administrators (三员) of an empty county, and the county's centre, which is the body they belong to. The first
 * sign-in of each changes the password and enrols the one-time code. The county's row and area must be there.
 */
export async function createAdministrators(
  tx: Tx,
  given: { readonly areaId: number; readonly countyName: string; readonly at: Date },
): Promise<readonly NewAdministrator[]> {
  const validFrom = localDateOf(given.at);
  await loadGivenOrganisations(tx, [
    {
      id: 1,
      kind: 'county_centre',
      level: 'county',
      areaId: given.areaId,
      parentId: null,
      name: `${given.countyName}社会治安综合治理中心`,
      shortName: '县综治中心',
      telephone: null,
      address: null,
      validFrom,
    },
  ]);
  const made = usernames.map(([role, username], i) => ({ id: i + 1, role, username, password: generatedPassword() }));
  const officers = made.map(({ id, role, username, password }) => ({
    id,
    name: roleNames[role].zh,
    username,
    password,
    mustChangePassword: true,
  }));
  await loadGivenOfficers(tx, officers, { at: given.at });
  await loadGivenPosts(
    tx,
    made.map(({ id, role }) => ({ id, officerId: id, organisationId: 1, roles: [role], validFrom })),
  );
  const facts = { administrators: made.map(({ id, role }) => ({ id, role })) };
  await recordAudit(tx, { at: given.at, what: 'newCounty', officerId: null, target: null, address: '', facts });
  return made.map(({ role, username, password }) => ({ role, username, password }));
}
