// Decides what a message is, whether an address can be written to, and how an address is shown masked.
// A message names no subject, no party and no body: its words are filled from the matter's number and the centre's own data only.
import { maskPhone } from '../../kernel/identity-number.ts';

export type Channel = 'inApp' | 'sms' | 'email';
export type Language = 'zh' | 'en';

/** All that a message may carry besides its words. */
export interface LetterParams {
  readonly number?: string;
  /** Of a booked visit or a talk: the moment it begins, ISO 8601. */
  readonly when?: string;
}

interface Common {
  /** Event of the profile's notices, for example `matter.accepted`. */
  readonly template: string;
  readonly params: LetterParams;
  readonly matterId?: string;
  /** Chinese unless the person asked for English. */
  readonly lang?: Language;
  /** Somebody may be in danger: it does not wait for the morning. */
  readonly urgent?: boolean;
}

/** One message to one person by one channel. */
export type Letter =
  | (Common & { readonly channel: 'inApp'; readonly to: { readonly officerId: number } })
  | (Common & { readonly channel: 'inApp'; readonly to: { readonly partyId: string }; readonly matterId: string })
  | (Common & {
      readonly channel: 'sms';
      readonly to: { readonly phone: string; readonly officerId?: number; readonly partyId?: string };
    })
  | (Common & {
      readonly channel: 'email';
      readonly to: { readonly email: string; readonly officerId?: number; readonly partyId?: string };
    });

/** Words of a message in one channel and language. Throws RangeError when there are none. */
export type LetterWords = (
  template: string,
  channel: Channel,
  params: LetterParams,
  lang: Language,
) => { readonly subject?: string; readonly text: string };

// One plain address: no display name, no list, no quotes, no line break could get into a header.
const plainEmail = /^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$/u;

/** Only these get texts: a mobile, or another number a gateway may reach. */
const plainPhone = /^\+?\d{5,15}$/u;

/** The address as it is sent to, or undefined when nothing can be sent there. */
export function sendableTo(channel: 'sms' | 'email', address: string): string | undefined {
  if (channel === 'email') return plainEmail.test(address.trim()) ? address.trim() : undefined;
  const digits = address.replaceAll(/[\s-]/gu, '');
  return plainPhone.test(digits) ? digits : undefined;
}

export function maskAddress(channel: 'sms' | 'email', address: string): string {
  if (channel === 'sms') return maskPhone(address);
  const at = address.lastIndexOf('@');
  return at < 1 ? '***' : `${address.slice(0, 1)}***${address.slice(at)}`;
}
