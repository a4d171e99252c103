import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { accepted, fail } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import { addDays, formatDateZh, isLocalDate } from '../../../kernel/local-date.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { decodeCursor, encodeCursor, pageSize } from '../../../kernel/page.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { outgoingText } from '../../../kernel/sheet-text.ts';
import type { Call } from '../../../platform/act.ts';
import { inOneTrip, inTransaction, readIn } from '../../../platform/db.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import { MOST_LISTED, sendList } from '../../../platform/list-workbook.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import type { Column } from '../../../platform/workbook.ts';
import { keepOpenings } from '../../matters/index.ts';
import type { exportObligations as exportContract, listObligations as contract } from '../contract/reads.ts';

interface Row {
  id: string;
  number: string;
  dossier_number: string | null;
  matter_id: string;
  restriction: string | null;
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

const columns: readonly Column[] = [
  { key: 'number', title: '事项编号', width: 26 },
  { key: 'dossierNumber', title: '卷号', width: 24 },
  { key: 'what', title: '义务', width: 50 },
  { key: 'amount', title: '金额（元）', width: 14 },
  { key: 'dueOn', title: '履行期限', width: 14 },
  { key: 'performed', title: '履行情况', width: 12 },
  { key: 'standing', title: '提醒', width: 12 },
];
const performedWords = { yes: '已履行', partly: '部分履行', no: '未履行' } as const;

/**
 * 履行到期 as Excel. What is owed goes out without long numbers, and not at all where somebody may be in danger or an office is complained of; each
 * matter of which it goes out gets a row in its openings.
 */
export async function exportObligations(call: Call<typeof exportContract, OfficerPrincipal>): Promise<Sent> {
  const { house, principal, query, at } = call;
  const today = localDateOf(at);
  const rows = await inTransaction(house.db, principal, async (tx) => {
    const found = await readIn(
      tx,
      obligationStatement({
        county: house.countyId,
        until: query.until ?? addDays(today, usualAhead),
        all: query.all === 'true',
        cursor: null,
        limit: MOST_LISTED + 1,
      }),
    );
    const out = found.slice(0, MOST_LISTED).filter((o) => o.restriction === null);
    const places = [...new Set(out.map((o) => o.matter_id))].map((matterId) => ({ matterId }));
    await keepOpenings(tx, principal, { operation: call.contract.operationId, at }, places);
    return found;
  });
  return sendList(
    '协议义务',
    columns,
    rows.map((o) => ({
      number: o.number,
      dossierNumber: o.dossier_number,
      what: o.restriction === null ? outgoingText(o.what) : '（知情受限）',
      amount: o.amount_fen === null ? '' : formatAmount(o.amount_fen),
      dueOn: formatDateZh(o.due_on),
      performed: o.performed === null ? '' : performedWords[o.performed],
      standing: standingOf(o, today),
    })),
  );
}

function standingOf(o: Row, today: string): string {
  if (o.performed === 'yes') return '';
  if (o.breached_on !== null) return '违约';
  if (o.due_on < today) return '已过期';
  return o.due_on <= addDays(today, soonAhead) ? '即将到期' : '';
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
    select o.id, o.matter_id, m.number, m.restriction, d.dossier_number, o.what, o.amount_fen, o.due_on, o.performed, o.breached_on
    from disputes.obligation o
    join disputes.agreement a on a.county_id = o.county_id and a.id = o.agreement_id
    join disputes.mediation d on d.county_id = a.county_id and d.id = a.mediation_id
    join matters.matter m on m.county_id = o.county_id and m.id = o.matter_id
    where o.county_id = ${wanted.county} and o.watched and o.due_on <= ${wanted.until}::date ${open} ${after}
    order by o.due_on, o.id limit ${wanted.limit}`;
}
