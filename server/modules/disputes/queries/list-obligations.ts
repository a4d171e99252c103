import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { accepted, fail } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import { addDays, isLocalDate } from '../../../kernel/local-date.ts';
import { decodeCursor, encodeCursor, pageSize } from '../../../kernel/page.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inOneTrip } from '../../../platform/db.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import type { listObligations as contract } from '../contract/reads.ts';

interface Row {
  id: string;
  number: string;
  dossier_number: string | null;
  what: string;
  amount_fen: number | null;
  due_on: string;
  performed: 'yes' | 'partly' | 'no' | null;
  breached_on: string | null;
}

const usualAhead = 30;
/** Days before an obligation falls due on which its row turns yellow. */
const soonAhead = 3;

/** 履行到期 Obligations of agreements in effect, the oldest due first, of matters whose facts the caller sees. */
export async function listObligations(
  call: Call<typeof contract, OfficerPrincipal>,
): Promise<ReplyOf<typeof contract>> {
  const { house, principal, query } = call;
  const today = localDateOf(call.at);
  const limit = query.limit ?? pageSize.usual;
  const cursor = query.after === undefined ? null : placeOf(query.after);
  const { rows } = await inOneTrip(house.db, principal, {
    rows: obligationStatement({
      county: house.countyId,
      until: query.until ?? addDays(today, usualAhead),
      all: query.all === 'true',
      cursor,
      limit: limit + 1,
    }),
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((o) => ({
      id: o.id,
      number: o.number,
      dossierNumber: o.dossier_number,
      what: o.what,
      amountFen: o.amount_fen,
      dueOn: o.due_on,
      overdue: o.due_on < today && o.performed !== 'yes',
      soon: o.due_on >= today && o.due_on <= addDays(today, soonAhead) && o.performed !== 'yes',
      breached: o.breached_on !== null && o.performed !== 'yes',
      performed: o.performed,
    })),
    next: rows.length > limit && last ? encodeCursor([last.due_on, last.id]) : null,
  };
}

const uuid = z.uuid();

/** The due day and id after which to go on. @throws Refused `cursor-invalid` */
function placeOf(after: string): readonly [string, string] {
  const [dueOn, id] = accepted(decodeCursor(after, 2));
  if (typeof dueOn !== 'string' || !isLocalDate(dueOn) || !uuid.safeParse(id).success)
    fail('invalid', 'cursor-invalid');
  return [dueOn, String(id)];
}

interface Wanted {
  readonly county: number;
  readonly until: string;
  readonly all: boolean;
  readonly cursor: readonly [string, string] | null;
  readonly limit: number;
}

function obligationStatement(wanted: Wanted): RawBuilder<Row> {
  const open = wanted.all ? sql`` : sql`and (o.performed is null or o.performed <> 'yes')`;
  const after = wanted.cursor
    ? sql`and (o.due_on, o.id) > (${wanted.cursor[0]}::date, ${wanted.cursor[1]}::uuid)`
    : sql``;
  return sql<Row>`
    select o.id, m.number, d.dossier_number, o.what, o.amount_fen, o.due_on, o.performed, o.breached_on
    from disputes.obligation o
    join disputes.agreement a on a.county_id = o.county_id and a.id = o.agreement_id
    join disputes.mediation d on d.county_id = a.county_id and d.id = a.mediation_id
    join matters.matter m on m.county_id = o.county_id and m.id = o.matter_id
    where o.county_id = ${wanted.county} and o.watched and o.due_on <= ${wanted.until}::date ${open} ${after}
    order by o.due_on, o.id limit ${wanted.limit}`;
}
