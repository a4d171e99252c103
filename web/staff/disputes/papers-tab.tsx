export function PapersTab(_: { number: string }): null {
  return null;
}
