import { inTransaction, tablesOf } from '../db.ts';
import type { House } from '../house.ts';
import { idIn, type JobCall, type JobPayload, type Task } from '../jobs/task.ts';
import { systemPrincipal } from '../principal.ts';
import { type Gateway, type Gateways, Undeliverable } from './gateway.ts';
import type { LetterWords } from './letter.ts';
import { quietUntil } from './quiet-hours.ts';
import { addressPlace, deliverTask, type MessageRow, type MessageTables } from './store.ts';

/** As many as a job has. */
const mostAttempts = 12;
/** A try that has not ended after this was cut off with its process. */
const cutOffAfter = 120_000;

export interface Delivery {
  readonly gateways: Gateways;
  readonly words: LetterWords;
}

/** The tasks of messages, for the worker. */
export function messageTasks(delivery: Delivery): Readonly<Record<string, Task>> {
  return { [deliverTask]: (payload, call) => deliver(delivery, payload, call) };
}

async function deliver({ gateways, words }: Delivery, payload: JobPayload, { house, at }: JobCall): Promise<void> {
  const row = await take(house, idIn(payload, 'messageId'), at);
  if (!row || row.channel === 'inApp') return;
  const gateway = gateways[row.channel];
  if (!gateway) return settle(house, row.id, house.kind === 'practice' ? { state: 'shown' } : failed('no-gateway'));
  try {
    await handOver(house, gateway, words, row);
  } catch (error) {
    const code = error instanceof Undeliverable ? error.code : 'internal-error';
    const over = (error instanceof Undeliverable && error.lasting) || row.attempts >= mostAttempts;
    await settle(house, row.id, over ? failed(code) : { state: 'waiting', fault: code }, 'sending');
    if (over) return;
    throw error;
  }
  await settle(house, row.id, { state: 'sent', fault: null, sent_at: at });
}

async function handOver(house: House, gateway: Gateway, words: LetterWords, row: MessageRow): Promise<void> {
  if (!row.to_sealed) throw new Undeliverable('no-address', true);
  const to = house.crypto.open(addressPlace, row.to_sealed);
  await gateway({
    id: row.id,
    to,
    lang: row.lang,
    ...(row.matter_id ? { thread: row.matter_id } : {}),
    ...words(row.template, row.channel, row.params, row.lang),
  });
}

/**
 * Takes the message for one try: whoever else wants it meanwhile is sent away, so that two workers never hand it over together. A try that
 * was cut off by a crash is repeated under the same message id.
 */
async function take(house: House, id: string, at: Date): Promise<MessageRow | undefined> {
  const cutOff = new Date(at.getTime() - cutOffAfter);
  return inTransaction(house.db, systemPrincipal(house.countyId, deliverTask), async (tx) => {
    const messages = tablesOf<MessageTables>(tx);
    const row = await messages
      .selectFrom('platform.message')
      .selectAll()
      .where('county_id', '=', house.countyId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row || !['waiting', 'sending'].includes(row.state)) return undefined;
    if (row.state === 'sending' && row.attempted_at && row.attempted_at > cutOff)
      throw new Error('another worker is sending this message');
    const morning = waitsUntil(house, row, at);
    if (morning) {
      await messages
        .updateTable('platform.message')
        .set({ state: 'waiting', not_before: morning })
        .where('county_id', '=', house.countyId)
        .where('id', '=', id)
        .execute();
      return undefined;
    }
    const taken = { state: 'sending', attempts: row.attempts + 1, attempted_at: at } as const;
    await messages
      .updateTable('platform.message')
      .set(taken)
      .where('county_id', '=', house.countyId)
      .where('id', '=', id)
      .execute();
    return { ...row, ...taken };
  });
}

/** A try that falls into the quiet hours, because one before it failed or no worker ran, waits for their end (`wakeMessages`) unless somebody asked for it just now. */
function waitsUntil(house: House, row: MessageRow, at: Date): Date | undefined {
  return row.channel === 'inApp' || row.urgent || row.resent > 0 ? undefined : quietUntil(at, house.profile.quietHours);
}

function failed(fault: string): Pick<MessageRow, 'state' | 'fault'> {
  return { state: 'failed', fault };
}

/** @param only what did not go out is settled only while it still stands so: held meanwhile, it stays held */
async function settle(
  house: House,
  id: string,
  outcome: Partial<MessageRow>,
  only?: MessageRow['state'],
): Promise<void> {
  await inTransaction(house.db, systemPrincipal(house.countyId, deliverTask), (tx) => {
    const message = tablesOf<MessageTables>(tx)
      .updateTable('platform.message')
      .set(outcome)
      .where('county_id', '=', house.countyId)
      .where('id', '=', id);
    return (only === undefined ? message : message.where('state', '=', only)).execute();
  });
}
