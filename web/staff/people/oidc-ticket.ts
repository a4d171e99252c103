// Decides where a sign-in through the identity provider is kept while the browser is away: in this tab only.

const place = 'anhe.oidc';

export function keepOidcTicket(ticket: string): void {
  try {
    sessionStorage.setItem(place, ticket);
  } catch {
    // storage is switched off: the way back will say so
  }
}

/** Gives the ticket once. */
export function takeOidcTicket(): string | undefined {
  try {
    const ticket = sessionStorage.getItem(place) ?? undefined;
    sessionStorage.removeItem(place);
    return ticket;
  } catch {
    return undefined;
  }
}
