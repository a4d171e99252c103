import { sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import { wordsOf } from '../../../platform/messages/index.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { type listMatterMessages as contract, MOST_RESENT } from '../contract/messages.ts';
import { centresOf, type LockedMatter } from '../store/lock.ts';
import { unsafeToWrite } from '../store/written-to.ts';

/** Newest messages shown on a matter's page. */
const most = 200;

interface Row {
  id: string;
  channel: 'inApp' | 'sms' | 'email';
  state: 'waiting' | 'sending' | 'sent' | 'shown' | 'failed' | 'read' | 'replaced';
  template: string;
  lang: 'zh' | 'en';
  to_mask: string | null;
  officer_id: number | null;
  party_id: string | null;
  attempts: number;
  fault: string | null;
  at: Date;
  attempted_at: Date | null;
  sent_at: Date | null;
  not_before: Date | null;
  resent: number;
  next_at: Date | null;
}

/** 告知记录 Newest first. Ring 2 alone sees it: to whoever sees only number and clocks it is not there. */
export async function listMatterMessages(
  call: Call<typeof contract, OfficerPrincipal>,
): Promise<ReplyOf<typeof contract>> {
  const { house, principal, params } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const matter = await matterWithFacts(tx, params.number);
    const { rows } = await sql<Row>`select * from matters.messages_of(${matter.id}, ${most + 1})`.execute(tx.kysely);
    const may = mayResend(principal, matter) && !unsafeToWrite(matter);
    const words = wordsOf(house.profile);
    const names = new Map(
      house
        .directory()
        .posts()
        .map((post) => [post.officerId, post.officerName]),
    );
    return {
      items: rows.slice(0, most).map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        channel: row.channel,
        event: row.template,
        text: words(row.template, row.channel, { number: params.number }, row.lang).text,
        language: row.lang,
        to: {
          officer: row.officer_id === null ? null : (names.get(row.officer_id) ?? String(row.officer_id)),
          partyId: row.party_id,
          address: row.to_mask,
        },
        state: row.state,
        attempts: row.attempts,
        fault: row.fault,
        attemptedAt: row.attempted_at?.toISOString() ?? null,
        sentAt: row.sent_at?.toISOString() ?? null,
        nextAt: row.next_at?.toISOString() ?? null,
        notBefore: row.not_before?.toISOString() ?? null,
        resent: row.resent,
        mayResend:
          may &&
          row.channel === 'sms' &&
          !['waiting', 'sending', 'replaced'].includes(row.state) &&
          row.resent < MOST_RESENT,
      })),
      more: rows.length > most,
    };
  });
}

/** @throws Refused `unknown/not-found` for whoever does not see its facts */
export async function matterWithFacts(tx: Tx, number: string): Promise<LockedMatter> {
  const county = tx.principal.countyId;
  const { rows } = await sql<LockedMatter>`
    select m.* from matters.matter m join matters.facts f on f.county_id = m.county_id and f.matter_id = m.id
    where m.county_id = ${county} and m.number = ${number}`.execute(tx.kysely);
  return rows[0] ?? fail('unknown', 'not-found');
}

/** A short message of the matter. */
export async function messageOf(tx: Tx, matterId: string, id: string): Promise<Pick<Row, 'party_id'> | undefined> {
  const { rows } = await sql<Pick<Row, 'party_id'>>`
    select party_id from matters.message_of(${matterId}, ${id}) where channel = 'sms'`.execute(tx.kysely);
  return rows[0];
}

/** The centre, and the body that has the matter. */
export function mayResend(principal: OfficerPrincipal, matter: LockedMatter): boolean {
  return [...centresOf(matter), matter.holder_organisation_id].includes(principal.organisationId);
}
