import { sql } from 'kysely';
import { accepted, fail } from '../../kernel/refusal.ts';
import { decodeCursor, encodeCursor } from '../../kernel/page.ts';
import type { ReplyOf, RouteContract } from '../../kernel/route.ts';
import type { Call } from '../act.ts';
import { inOneTrip, inTransaction, statementsOf, type Tx, tablesOf } from '../db.ts';
import type { OfficerPrincipal } from '../principal.ts';
import type { listMyNotices, listPracticeMessages, listUndelivered } from './contract.ts';
import type { LetterWords } from './letter.ts';
import type { MessageRow, MessageTables } from './store.ts';

type Officers<C extends RouteContract> = Call<C, OfficerPrincipal>;

const statements = statementsOf<MessageTables>();

/** Notices to the officer who asks, newest first. */
export async function myNotices(
  call: Officers<typeof listMyNotices>,
  words: LetterWords,
): Promise<ReplyOf<typeof listMyNotices>> {
  const { house, principal, query } = call;
  const own = statements
    .selectFrom('platform.message')
    .where('county_id', '=', house.countyId)
    .where('officer_id', '=', principal.officerId)
    .where('channel', '=', 'inApp');
  const page = own
    .selectAll()
    .$if(query.unread !== undefined, (q) => q.where('state', '=', query.unread === true ? 'sent' : 'read'))
    .$if(query.after !== undefined, (q) => q.where('id', '<', idOf(query.after)))
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  const unread = own.where('state', '=', 'sent').select(sql<number>`count(*)::int`.as('n'));
  const found = await inOneTrip(house.db, principal, { page, unread });
  const rows = found.page.slice(0, query.limit);
  return {
    items: rows.map((row) => noticeView(row, words)),
    unread: found.unread[0]?.n ?? 0,
    next: nextOf(rows, found.page.length > query.limit),
  };
}

function noticeView(row: MessageRow, words: LetterWords) {
  return {
    id: row.id,
    at: row.at.toISOString(),
    event: row.template,
    text: {
      zh: words(row.template, 'inApp', row.params, 'zh').text,
      en: words(row.template, 'inApp', row.params, 'en').text,
    },
    number: row.params.number ?? null,
    read: row.state === 'read',
  };
}

/** What a practice county would have sent. @throws Refused `unknown/not-found` in a real county */
export async function practiceMessages(
  call: Pick<Officers<typeof listPracticeMessages>, 'house' | 'principal' | 'query'>,
  words: LetterWords,
): Promise<ReplyOf<typeof listPracticeMessages>> {
  const { house, principal, query } = call;
  if (house.kind !== 'practice') fail('unknown', 'not-found');
  const page = statements
    .selectFrom('platform.message')
    .selectAll()
    .where('county_id', '=', house.countyId)
    .where('state', '=', 'shown')
    .$if(query.after !== undefined, (q) => q.where('id', '<', idOf(query.after)))
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  const found = await inOneTrip(house.db, principal, { page });
  const rows = found.page.slice(0, query.limit);
  return {
    items: rows.flatMap((row) => (row.channel === 'inApp' ? [] : [shownView(row, row.channel, words)])),
    next: nextOf(rows, found.page.length > query.limit),
  };
}

function shownView(row: MessageRow, channel: 'sms' | 'email', words: LetterWords) {
  const { subject, text } = words(row.template, channel, row.params, row.lang);
  return {
    id: row.id,
    at: row.at.toISOString(),
    channel,
    event: row.template,
    to: row.to_mask ?? '***',
    number: row.params.number ?? null,
    subject: subject ?? null,
    text,
  };
}

interface UndeliveredRow {
  id: string;
  channel: MessageRow['channel'];
  template: string;
  state: 'waiting' | 'sending' | 'failed';
  attempts: number;
  fault: string | null;
  at: Date;
  attempted_at: Date | null;
  next_at: Date | null;
}

const most = 200;

export async function undelivered(
  call: Pick<Officers<typeof listUndelivered>, 'house' | 'principal'>,
): Promise<ReplyOf<typeof listUndelivered>> {
  const { rows } = await inTransaction(call.house.db, call.principal, (tx) =>
    tx.client.query<UndeliveredRow>({ text: 'select * from platform.messages_undelivered($1)', values: [most + 1] }),
  );
  return {
    items: rows.slice(0, most).map((row) => ({
      id: row.id,
      channel: row.channel,
      event: row.template,
      state: row.state,
      attempts: row.attempts,
      fault: row.fault,
      at: row.at.toISOString(),
      attemptedAt: row.attempted_at?.toISOString() ?? null,
      nextAt: row.next_at?.toISOString() ?? null,
    })),
    more: rows.length > most,
  };
}

/** In-app notices of a party on the own matter, newest first, in words: for the resident's progress page. */
export async function partyNotices(
  tx: Tx,
  words: LetterWords,
  given: { readonly matterId: string; readonly partyId: string; readonly lang?: 'zh' | 'en' },
): Promise<{ readonly id: string; readonly at: Date; readonly event: string; readonly text: string }[]> {
  const rows = await tablesOf<MessageTables>(tx)
    .selectFrom('platform.message')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .where('matter_id', '=', given.matterId)
    .where('party_id', '=', given.partyId)
    .where('channel', '=', 'inApp')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    event: row.template,
    text: words(row.template, 'inApp', row.params, given.lang ?? 'zh').text,
  }));
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

function idOf(cursor: string | undefined): string {
  const [id] = accepted(decodeCursor(cursor ?? '', 1));
  return typeof id === 'string' && uuid.test(id) ? id : fail('invalid', 'cursor-invalid');
}

function nextOf(rows: readonly MessageRow[], more: boolean): string | null {
  const last = rows.at(-1);
  return more && last ? encodeCursor([last.id]) : null;
}
