import type { Call } from '../../../platform/act.ts';

/**
 * Where a matter is followed, always a whole address: the county's public one, or where none is set the one the caller reached this house under.
 * The code travels only in a fragment that the page itself adds (QR), never in what is sent or logged.
 */
export function trackUrl(call: Pick<Call, 'house' | 'origin'>): string {
  return `${call.house.config.publicUrl ?? call.origin}/track`;
}

/** What the QR of a printed paper holds: the number alone in the fragment. The code is never kept, so no paper printed later can carry it. */
export function paperQr(call: Pick<Call, 'house' | 'origin'>, number: string): string {
  return `${call.house.config.publicUrl ?? call.origin}/m#${number}`;
}
