import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { FieldCrypto } from '../../../platform/field-crypto.ts';
import { hashPassword } from '../../../platform/password.ts';
import { touch } from '../../../platform/stamps.ts';
import type { OrganisationKind, OrganisationLevel } from '../organisation.ts';
import type { Role } from '../roles.ts';
import { PEOPLE, type PeopleTables } from './tables.ts';

// Loading with ids of the caller's choice: setting a county up. Not for requests: these write no
// audit entry and grant roles with nobody's name on it. All touch the people's stamp; areas must be there first.

export interface GivenOrganisation {
  readonly id: number;
  readonly kind: OrganisationKind;
  readonly level: OrganisationLevel;
  readonly areaId: number;
  readonly parentId: number | null;
  readonly name: string;
  /** At most 12 characters; stands in dossier numbers. */
  readonly shortName: string;
  readonly telephone: string | null;
  readonly address: string | null;
  readonly validFrom: string;
}

export interface GivenOfficer {
  readonly id: number;
  readonly name: string;
  readonly username: string;
  /** Left out: nobody signs in by it until the security administrator gives one. */
  readonly password?: string;
  readonly mustChangePassword?: boolean;
  /** Base32; left out: none enrolled. */
  readonly totpSecret?: string;
}

export interface GivenPost {
  readonly id: number;
  readonly officerId: number;
  readonly organisationId: number;
  readonly roles: readonly Role[];
  readonly validFrom: string;
  readonly validTo?: string | null;
}

const AT_ONCE = 1000;

async function inRuns<T>(rows: readonly T[], insert: (some: T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += AT_ONCE) await insert(rows.slice(i, i + AT_ONCE));
}

/** Bodies, those above before those beneath. */
export async function loadGivenOrganisations(tx: Tx, organisations: readonly GivenOrganisation[]): Promise<void> {
  await touch(tx, PEOPLE);
  const rows = organisations.map((each) => ({
    county_id: tx.principal.countyId,
    id: each.id,
    kind: each.kind,
    level: each.level,
    area_id: each.areaId,
    parent_id: each.parentId,
    name: each.name,
    short_name: each.shortName,
    telephone: each.telephone,
    address: each.address,
    valid_from: each.validFrom,
    valid_to: null,
    successor_id: null,
    version: 1,
  }));
  await inRuns(rows, (some) => tablesOf<PeopleTables>(tx).insertInto('people.organisation').values(some).execute());
}

/** Accounts. Every password costs some 60 ms: give one only to who shall sign in. */
export async function loadGivenOfficers(
  tx: Tx,
  officers: readonly GivenOfficer[],
  how: { readonly at: Date; readonly crypto?: FieldCrypto },
): Promise<void> {
  await touch(tx, PEOPLE);
  const rows: PeopleTables['people.officer'][] = [];
  for (const each of officers) {
    if (each.totpSecret !== undefined && !how.crypto) throw new Error('a second factor is sealed: crypto is needed');
    rows.push({
      county_id: tx.principal.countyId,
      id: each.id,
      name: each.name,
      username: each.username,
      status: 'active',
      password_hash: each.password === undefined ? null : await hashPassword(each.password),
      password_changed_at: each.password === undefined ? null : how.at,
      must_change_password: each.mustChangePassword ?? false,
      totp_secret:
        each.totpSecret === undefined
          ? null
          : (how.crypto?.seal('people.officer.totp_secret', each.totpSecret) ?? null),
      totp_last_step: null,
      credentials: 1,
      last_sign_in_at: null,
      created_by: null,
      created_at: how.at,
      version: 1,
    });
  }
  await inRuns(rows, (some) => tablesOf<PeopleTables>(tx).insertInto('people.officer').values(some).execute());
}

export async function loadGivenPosts(tx: Tx, posts: readonly GivenPost[]): Promise<void> {
  await touch(tx, PEOPLE);
  const rows = posts.map((each) => ({
    county_id: tx.principal.countyId,
    id: each.id,
    officer_id: each.officerId,
    organisation_id: each.organisationId,
    roles: [...each.roles],
    valid_from: each.validFrom,
    valid_to: each.validTo ?? null,
    assigned_by: null,
    granted_by: null,
    version: 1,
  }));
  await inRuns(rows, (some) => tablesOf<PeopleTables>(tx).insertInto('people.post').values(some).execute());
}
