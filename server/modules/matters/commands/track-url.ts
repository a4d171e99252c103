import type { House } from '../../../platform/house.ts';

/** Where a matter is followed. The code travels only in a fragment that the page itself adds (QR), never in what is sent or logged. */
export function trackUrl(house: House): string {
  return `${house.config.publicUrl ?? ''}/track`;
}
