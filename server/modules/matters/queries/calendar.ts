import { sql } from 'kysely';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { listCalendarVersions } from '../../../platform/calendar/index.ts';
import { inTransaction } from '../../../platform/db.ts';
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
}

/** What a new calendar moved, of the matters that the caller sees whole. */
export async function listMovedClocks(
  call: Pick<Call<typeof movedContract, OfficerPrincipal>, 'house' | 'principal' | 'query'>,
): Promise<ReplyOf<typeof movedContract>> {
  const { house, principal, query } = call;
  const ofVersion =
    query.version === undefined ? sql`` : sql`and (h.facts::jsonb ->> 'calendarVersion')::integer = ${query.version}`;
  const rows = await inTransaction(house.db, principal, async (tx) => {
    const found = await sql<Moved>`
      select m.number, h.facts, h.recorded_at from matters.history h
      join matters.matter m on m.county_id = h.county_id and m.id = h.matter_id
      where h.county_id = ${house.countyId} and h.act = 'recomputeClock' ${ofVersion}
      order by h.recorded_at desc limit 500`.execute(tx.kysely);
    return found.rows;
  });
  const items = rows.map((row) => {
    const facts = JSON.parse(row.facts) as { ruleId: string; from: string; to: string; calendarVersion: number };
    return {
      number: row.number,
      ruleId: facts.ruleId,
      from: facts.from,
      to: facts.to,
      calendarVersion: facts.calendarVersion,
      at: row.recorded_at.toISOString(),
    };
  });
  return { items };
}
