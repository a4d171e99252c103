// Pure. Decides the address in the QR of a receipt: number and code stand in the fragment, which no browser ever sends to a server.

export function followAddress(
  registered: { readonly number: string; readonly lookupCode: string; readonly trackUrl: string },
  origin: string,
): string {
  // The public address of the county, where it is set; else the one that this page was opened under.
  const address = new URL('/m', new URL(registered.trackUrl || '/', origin));
  address.hash = `${registered.number}.${registered.lookupCode}`;
  return address.href;
}
