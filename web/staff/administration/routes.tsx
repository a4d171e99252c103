export function AdministrationRoute(): null {
  return null;
}
export function SecurityRoute(): null {
  return null;
}
export function AuditRoute(): null {
  return null;
}
