export function MediationPage(): null {
  return null;
}
