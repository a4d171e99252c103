// Pure. Decides which pages the system and the security administrator have; the audit administrator has one.

export const administrationPages = [
  'areas',
  'organisations',
  'officers',
  'mediators',
  'windows',
  'services',
  'screens',
  'calendar',
  'papers',
  'jobs',
  'practice',
] as const;
export type AdministrationPage = (typeof administrationPages)[number];

export function readAdministrationPage(search: Record<string, unknown>): { page?: AdministrationPage } {
  const page = administrationPages.find((one) => one === search['page']);
  return page ? { page } : {};
}

export const securityPages = ['accounts', 'keys', 'pool'] as const;
export type SecurityPage = (typeof securityPages)[number];

export function readSecurityPage(search: Record<string, unknown>): { page?: SecurityPage } {
  const page = securityPages.find((one) => one === search['page']);
  return page ? { page } : {};
}
