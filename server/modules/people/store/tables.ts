import type { OrganisationKind, OrganisationLevel } from '../organisation.ts';
import type { Role } from '../roles.ts';

/** The people module's tables; nobody else names them. */
export interface PeopleTables {
  'people.organisation': {
    county_id: number;
    id: number;
    kind: OrganisationKind;
    level: OrganisationLevel;
    area_id: number;
    parent_id: number | null;
    name: string;
    short_name: string;
    telephone: string | null;
    address: string | null;
    valid_from: string;
    valid_to: string | null;
    successor_id: number | null;
    version: number;
  };
  'people.officer': {
    county_id: number;
    id: number;
    name: string;
    username: string;
    status: 'active' | 'suspended';
    password_hash: string | null;
    password_changed_at: Date | null;
    must_change_password: boolean;
    totp_secret: Buffer | null;
    totp_last_step: number | null;
    credentials: number;
    last_sign_in_at: Date | null;
    created_by: number | null;
    created_at: Date;
    version: number;
  };
  'people.password_history': {
    county_id: number;
    officer_id: number;
    id: string;
    password_hash: string;
    at: Date;
  };
  'people.post': {
    county_id: number;
    id: number;
    officer_id: number;
    organisation_id: number;
    roles: Role[];
    valid_from: string;
    valid_to: string | null;
    assigned_by: number | null;
    granted_by: number | null;
    version: number;
  };
  'people.mediator': {
    county_id: number;
    id: number;
    officer_id: number | null;
    organisation_id: number;
    name: string;
    full_time: boolean;
    since: string;
    until: string | null;
    phone: Buffer | null;
    specialities: string[];
    status: 'active' | 'retired';
    version: number;
  };
  'people.sign_in_guard': {
    county_id: number;
    name_hash: Buffer;
    failures: number;
    locked_until: Date | null;
    last_at: Date;
  };
  'people.audit_entry': {
    county_id: number;
    sequence: number;
    at: Date;
    what: string;
    outcome: 'done' | 'refused';
    why: string | null;
    officer_id: number | null;
    target: string | null;
    address: string;
    facts: string;
    previous_hash: Buffer;
    hash: Buffer;
  };
  'people.audit_head': { county_id: number; sequence: number; hash: Buffer };
}

export type OrganisationRow = PeopleTables['people.organisation'];
export type OfficerRow = PeopleTables['people.officer'];
export type PostRow = PeopleTables['people.post'];
export type MediatorRow = PeopleTables['people.mediator'];

/** Topic of the stamps under which organisations, officers and posts are kept in memory. */
export const PEOPLE = 'people';
