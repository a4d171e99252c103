// Pure. Decides which views the window page has and what its address may say; and what the register page is told about a called number or a sheet of a pad.

export const windowViews = ['queue', 'bookings', 'pads'] as const;
export type WindowView = (typeof windowViews)[number];

export interface WindowSearch {
  readonly view?: WindowView;
  /** The window at which the clerk sits. */
  readonly window?: number;
}

export function readWindowSearch(search: Record<string, unknown>): WindowSearch {
  const view = windowViews.find((one) => one === search['view']);
  const window = Number(search['window']);
  return { ...(view ? { view } : {}), ...(Number.isInteger(window) && window > 0 ? { window } : {}) };
}

export interface RegisterSearch {
  /** The number that was called for whoever stands at the window, and how it reads. */
  readonly ticket?: string;
  readonly label?: string;
  /** A sheet of a pre-numbered pad that is entered. */
  readonly pad?: string;
}

export function readRegisterSearch(search: Record<string, unknown>): RegisterSearch {
  const { ticket, label, pad } = search;
  return {
    ...(typeof ticket === 'string' && /^[\da-f-]{36}$/u.test(ticket) ? { ticket } : {}),
    ...(typeof label === 'string' && /^[A-Z]\d{3,6}$/u.test(label) ? { label } : {}),
    ...(typeof pad === 'string' && /^\d{6}-\d{8}-\d{5,9}-\d$/u.test(pad) ? { pad } : {}),
  };
}

/** The drawn number as the queue has it now: how many are before it changes until it is called, and then nobody is. */
export function asItIsNow<T extends { readonly id: string }>(drawn: T, tickets: readonly T[]): T {
  return tickets.find((one) => one.id === drawn.id) ?? drawn;
}
