import { type Tx, tablesOf } from '../db.ts';
import type { House } from '../house.ts';
import { newId } from '../new-id.ts';
import { enqueueAll } from '../outbox.ts';
import { quietUntil } from './quiet-hours.ts';
import { type Channel, type Language, type Letter, type LetterParams, maskAddress, sendableTo } from './letter.ts';

export type MessageState = 'waiting' | 'sending' | 'sent' | 'shown' | 'failed' | 'read' | 'replaced';

export interface MessageRow {
  county_id: number;
  id: string;
  channel: Channel;
  state: MessageState;
  template: string;
  params: LetterParams;
  lang: Language;
  to_sealed: Buffer | null;
  to_mask: string | null;
  officer_id: number | null;
  party_id: string | null;
  matter_id: string | null;
  attempts: number;
  fault: string | null;
  at: Date;
  attempted_at: Date | null;
  sent_at: Date | null;
  read_at: Date | null;
  not_before: Date | null;
  /** End of the quiet hours it waited for, once it was handed to the queue. */
  waited_until: Date | null;
  replaced_by: string | null;
  urgent: boolean;
  resent: number;
}

export interface MessageTables {
  'platform.message': MessageRow;
}

export const deliverTask = 'messages.deliver';
export const addressPlace = 'platform.message.to_sealed';

/**
 * Writes a message in the act's transaction, with the job that delivers it: what is rolled back is never sent. An in-app notice is there at
 * once; in the county's quiet hours the others wait for their end (`wakeMessages`). An address that cannot be written to makes a failed message, never a failed act. Gives the message's id.
 */
export async function sendLater(tx: Tx, house: House, letter: Letter, at: Date): Promise<string> {
  const [id = ''] = await sendAllLater(tx, house, [letter], at);
  return id;
}

/** Many messages as `sendLater` writes one: one statement for all of them and one for their jobs. Gives their ids, in order. */
export async function sendAllLater(tx: Tx, house: House, letters: readonly Letter[], at: Date): Promise<string[]> {
  if (letters.length === 0) return [];
  const rows = letters.map((letter) => rowOf(tx.principal.countyId, house, letter, at));
  await tablesOf<MessageTables>(tx).insertInto('platform.message').values(rows).execute();
  const due = rows.filter((row) => row.state === 'waiting' && row.not_before === null);
  enqueueAll(
    tx,
    deliverTask,
    due.map(({ id, county_id: countyId }) => ({ payload: { countyId, messageId: id }, jobKey: id })),
  );
  return rows.map((row) => row.id);
}

function rowOf(countyId: number, house: House, letter: Letter, at: Date): MessageRow {
  const address = addressOf(letter);
  const good = letter.channel === 'inApp' || address !== undefined;
  const wakes =
    letter.channel === 'inApp' || letter.urgent === true ? undefined : quietUntil(at, house.profile.quietHours);
  const state: MessageState = letter.channel === 'inApp' ? 'sent' : good ? 'waiting' : 'failed';
  return {
    county_id: countyId,
    id: newId(at),
    channel: letter.channel,
    state,
    template: letter.template,
    // Nothing but the number, and the hour of a visit, whatever else a caller had in hand.
    params: {
      ...(letter.params.number === undefined ? {} : { number: letter.params.number }),
      ...(letter.params.when === undefined ? {} : { when: letter.params.when }),
    },
    lang: letter.lang ?? 'zh',
    ...sealedAddress(house, letter, address),
    officer_id: 'officerId' in letter.to ? (letter.to.officerId ?? null) : null,
    party_id: 'partyId' in letter.to ? (letter.to.partyId ?? null) : null,
    matter_id: letter.matterId ?? null,
    attempts: 0,
    fault: good ? null : 'address-invalid',
    at,
    attempted_at: null,
    sent_at: state === 'sent' ? at : null,
    read_at: null,
    not_before: state === 'waiting' ? (wakes ?? null) : null,
    waited_until: null,
    replaced_by: null,
    urgent: letter.urgent === true,
    resent: 0,
  };
}

function addressOf(letter: Letter): string | undefined {
  if (letter.channel === 'sms') return sendableTo('sms', letter.to.phone);
  if (letter.channel === 'email') return sendableTo('email', letter.to.email);
  return undefined;
}

/** An address as it is kept: sealed, and masked for showing. */
export type SealedAddress = Pick<MessageRow, 'to_sealed' | 'to_mask'>;

/** A telephone to send to; undefined when nothing can be sent there. */
export function sealedPhone(house: House, phone: string): SealedAddress | undefined {
  const address = sendableTo('sms', phone);
  return address === undefined
    ? undefined
    : { to_sealed: house.crypto.seal(addressPlace, address), to_mask: maskAddress('sms', address) };
}

/** What stands where an address was, or where there is none to write to. */
export function noAddress(house: House): { readonly to_sealed: Buffer; readonly to_mask: string } {
  return { to_sealed: house.crypto.seal(addressPlace, ''), to_mask: '***' };
}

function sealedAddress(house: House, letter: Letter, address: string | undefined): SealedAddress {
  if (letter.channel === 'inApp') return { to_sealed: null, to_mask: null };
  if (address === undefined) return noAddress(house);
  return { to_sealed: house.crypto.seal(addressPlace, address), to_mask: maskAddress(letter.channel, address) };
}
