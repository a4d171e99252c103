// Decides which service an address names: /guide?service=3. Nothing secret stands there.

export function serviceOf(search: string): number | undefined {
  const id = Number(new URLSearchParams(search).get('service'));
  return Number.isInteger(id) && id > 0 ? id : undefined;
}

export function guideAddress(id: number): string {
  return `/guide?service=${id}`;
}

export function bookAddress(id: number): string {
  return `/book?service=${id}`;
}
