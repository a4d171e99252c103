export function MediationTab(_: { number: string }): null {
  return null;
}
