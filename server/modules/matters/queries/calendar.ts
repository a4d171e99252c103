import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, pageSize } from '../../../kernel/page.ts';
import { accepted, fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { listCalendarVersions } from '../../../platform/calendar/index.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import { clockRule } from '../../../platform/profile/lookups.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import type { listCalendar as calendarContract, listMovedClocks as movedContract } from '../contract/calendar.ts';

/** 工作日历 Open to all: every date we compute stands on it. */
export async function listCalendar(call: Call<typeof calendarContract>): Promise<ReplyOf<typeof calendarContract>> {
  const calendar = call.house.calendar();
  const year = String(call.query.year ?? calendar.lastAnnouncedYear);
  const versions = await inTransaction(call.house.db, call.principal, (tx) => listCalendarVersions(tx));
  const of = (kind: 'holiday' | 'make_up', days: readonly { date: string; name: string }[]) =>
    days.filter((d) => d.date.startsWith(year)).map((d) => ({ date: d.date, kind, name: d.name }));
  return {
    version: calendar.version,
    lastAnnouncedYear: calendar.lastAnnouncedYear,
    workingHours: calendar.workingHours.map((h) => ({ from: h.from, to: h.to })),
    versions: versions.map((v) => ({
      version: v.version,
      source: v.source,
      importedAt: v.imported_at.toISOString(),
      lastAnnouncedYear: v.last_announced_year,
    })),
    days: [...of('holiday', calendar.holidays), ...of('make_up', calendar.makeUpDays)].toSorted((a, b) =>
      a.date < b.date ? -1 : 1,
    ),
  };
}

interface Moved {
  number: string;
  facts: string;
  recorded_at: Date;
  matter_id: string;
  seq: number;
}

/** What a new calendar moved, of the matters that the caller sees whole; newest first. */
export async function listMovedClocks(
  call: Pick<Call<typeof movedContract, OfficerPrincipal>, 'house' | 'principal' | 'query'>,
): Promise<ReplyOf<typeof movedContract>> {
  const { house, principal, query } = call;
  const limit = query.limit ?? pageSize.most;
  const rows = await inTransaction(house.db, principal, (tx) => movedRows(tx, query, limit + 1));
  const items = rows.slice(0, limit).map((row) => {
    const facts = JSON.parse(row.facts) as { ruleId: string; from: string; to: string; calendarVersion: number };
    return {
      number: row.number,
      ruleId: facts.ruleId,
      rule: clockRule(house.profile, facts.ruleId)?.name ?? { zh: facts.ruleId, en: facts.ruleId },
      from: facts.from,
      to: facts.to,
      calendarVersion: facts.calendarVersion,
      at: row.recorded_at.toISOString(),
    };
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items, next: last ? encodeCursor([last.recorded_at.toISOString(), last.matter_id, last.seq]) : null };
}

/** By an index of these entries alone: the whole history has a hundred times as many. */
async function movedRows(
  tx: Tx,
  { version, after }: { readonly version?: number | undefined; readonly after?: string | undefined },
  most: number,
): Promise<Moved[]> {
  const [at, matterId, seq] = after === undefined ? [] : placeOf(after);
  const ofVersion =
    version === undefined ? sql`` : sql`and (h.facts::jsonb ->> 'calendarVersion')::integer = ${version}`;
  const beyond =
    at === undefined
      ? sql``
      : sql`and (h.recorded_at, h.matter_id, h.seq) < (${at}::timestamptz, ${matterId}::uuid, ${seq}::integer)`;
  const { rows } = await sql<Moved>`
    select m.number, h.facts, h.recorded_at, h.matter_id, h.seq from matters.history h
    join matters.matter m on m.county_id = h.county_id and m.id = h.matter_id
    where h.county_id = ${tx.principal.countyId} and h.act = 'recomputeClock' ${ofVersion} ${beyond}
    order by h.recorded_at desc, h.matter_id desc, h.seq desc limit ${most}`.execute(tx.kysely);
  return rows;
}

const place = z.tuple([z.iso.datetime(), z.uuid(), z.int32()]);

/** @throws Refused `invalid/cursor-invalid` */
function placeOf(after: string): z.infer<typeof place> {
  const read = place.safeParse(accepted(decodeCursor(after, 3)));
  return read.success ? read.data : fail('invalid', 'cursor-invalid');
}
