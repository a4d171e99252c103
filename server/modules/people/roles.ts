// Pure. Decides which roles a post can hold, which of them are the three administrators (三员), and which roles may
// stand together. 等保三级: 系统管理、安全管理、审计管理分开, nobody holds two, none sees what the office works on.

export const workingRoles = [
  'window_clerk',
  'coordinator',
  'checker',
  'follow_up',
  'centre_head',
  'committee_officer',
  'mediator',
  'handler',
] as const;
export const administratorRoles = ['system_admin', 'security_admin', 'audit_admin'] as const;
export const roles = [...workingRoles, 'leader', ...administratorRoles] as const;

export type AdministratorRole = (typeof administratorRoles)[number];
export type Role = (typeof roles)[number];

/** What the office calls each role. */
export const roleNames: Readonly<Record<Role, { readonly zh: string; readonly en: string }>> = {
  window_clerk: { zh: '窗口受理员', en: 'window clerk' },
  coordinator: { zh: '分流协调员', en: 'coordinator' },
  checker: { zh: '审核员', en: 'checker' },
  follow_up: { zh: '回访员', en: 'follow-up officer' },
  centre_head: { zh: '中心主任', en: 'head of the centre' },
  committee_officer: { zh: '调委会工作人员', en: 'committee officer' },
  mediator: { zh: '调解员', en: 'mediator' },
  handler: { zh: '承办单位联络员', en: 'officer of a handling body' },
  leader: { zh: '领导（看数）', en: 'leader (figures)' },
  system_admin: { zh: '系统管理员', en: 'system administrator' },
  security_admin: { zh: '安全保密管理员', en: 'security administrator' },
  audit_admin: { zh: '审计管理员', en: 'audit administrator' },
};

export function isAdministrator(role: string): role is AdministratorRole {
  return (administratorRoles as readonly string[]).includes(role);
}

/** True when one post may hold these roles: any of work together, or exactly one administrator's duty alone. */
export function standTogether(held: readonly string[]): boolean {
  return held.length <= 1 || !held.some(isAdministrator);
}

/** True when one person may hold both sets at the same time, on whatever posts. */
export function mayBeOnePerson(one: readonly string[], other: readonly string[]): boolean {
  return standTogether([...new Set([...one, ...other])]);
}

/** True when second factor is not a choice: whoever holds an administrator's duty. */
export function needsSecondFactor(held: readonly string[]): boolean {
  return held.some(isAdministrator);
}

/** Parts of the staff shell, in the order of its rail. */
export const shellParts = [
  'desk',
  'register',
  'windows',
  'matters',
  'mediation',
  'calendar',
  'figures',
  'administration',
  'security',
  'audit',
] as const;
export type ShellPart = (typeof shellParts)[number];

const usedBy: Readonly<Record<ShellPart, readonly Role[]>> = {
  desk: [...workingRoles],
  register: ['window_clerk', 'coordinator', 'centre_head', 'committee_officer'],
  // Bodies that sit at a window send their own officers.
  windows: ['window_clerk', 'coordinator', 'centre_head', 'committee_officer', 'mediator', 'handler'],
  matters: [...workingRoles],
  mediation: ['committee_officer', 'mediator', 'coordinator', 'centre_head'],
  calendar: [...workingRoles],
  figures: ['leader', 'centre_head', 'coordinator', 'checker'],
  administration: ['system_admin'],
  security: ['security_admin'],
  audit: ['audit_admin'],
};

/** Which parts of the shell a post may use; what is not here is not drawn. */
export function shellOf(held: readonly string[]): ShellPart[] {
  return shellParts.filter((part) => usedBy[part].some((role) => held.includes(role)));
}
