export { createAdministrators, type NewAdministrator } from './commands/administrators.ts';
export { recordAdministration } from './commands/administer.ts';
export type { OidcSettings, PeopleOptions } from './commands/desk.ts';
export { organisationKinds, type OrganisationKind, type OrganisationLevel } from './organisation.ts';
export { officerOf, principalOf } from './queries/principal.ts';
export { administratorRoles, roleNames, roles, type Role } from './roles.ts';
export { type AuditCheck, checkAuditTrail, recordAudit } from './store/audit.ts';
export {
  loadRegister,
  openRegister,
  type Register,
  type RegisterKeeper,
  type RegisterSource,
} from './store/directory.ts';
export {
  type GivenMediator,
  type GivenOfficer,
  type GivenOrganisation,
  type GivenPost,
  loadGivenMediators,
  loadGivenOfficers,
  loadGivenOrganisations,
  loadGivenPosts,
} from './store/given.ts';
