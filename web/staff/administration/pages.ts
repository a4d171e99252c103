// Pure. Decides which pages the system administrator has; the two other administrators have one each.

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
