// Decides which days a new county starts with: the announced holidays and make-up days that the package chinese-days holds.
// Its own `isWorkday` is never asked: it takes a year without a notice silently for one without holidays.
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import thePackage from 'chinese-days/package.json' with { type: 'json' };
import type { CalendarDay } from '../../kernel/working-days.ts';
import { yearOf } from '../../kernel/local-date.ts';
import type { CalendarDayRow, CalendarVersionRow } from './tables.ts';

export interface AnnouncedDays {
  source: string;
  firstAnnouncedYear: number;
  lastAnnouncedYear: number;
  holidays: CalendarDay[];
  makeUpDays: CalendarDay[];
}

/** The package writes some names short; the notices write them whole. */
const WHOLE_NAMES: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

let read: AnnouncedDays | null = null;

/** What the package holds. Throws when it holds a year that is not whole, rather than trust it. */
export function announcedDays(): AnnouncedDays {
  read ??= readPackage();
  return read;
}

function readPackage(): AnnouncedDays {
  const holidays = daysOf(data.holidays);
  const makeUpDays = daysOf(data.workdays);
  const dates = new Set(holidays.map(({ date }) => date));
  const years = [...new Set(holidays.map(({ date }) => yearOf(date)))].sort((a, b) => a - b);
  const firstAnnouncedYear = years[0] ?? 0;
  const lastAnnouncedYear = years.at(-1) ?? 0;
  for (let year = firstAnnouncedYear; year <= lastAnnouncedYear; year += 1) {
    const whole = ['01-01', '05-01', '10-01', '10-02', '10-03'].every((day) => dates.has(`${year}-${day}`));
    if (!whole) throw new Error(`chinese-days holds only a part of the holidays of ${year}`);
  }
  return { source: `chinese-days ${thePackage.version}`, firstAnnouncedYear, lastAnnouncedYear, holidays, makeUpDays };
}

/** `{ '2026-10-01': 'National Day,国庆节,3' }` */
function daysOf(entries: Readonly<Record<string, string>>): CalendarDay[] {
  return Object.entries(entries)
    .map(([date, words]) => {
      const name = words.split(',')[1] ?? '';
      return { date, name: WHOLE_NAMES[name] ?? name };
    })
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Version 1 of a county's calendar as rows, for a set-up that copies them in bulk. */
export function seedRows(countyId: number, importedAt: Date): { version: CalendarVersionRow; days: CalendarDayRow[] } {
  const { source, firstAnnouncedYear, lastAnnouncedYear, holidays, makeUpDays } = announcedDays();
  const key = { county_id: countyId, version: 1 };
  return {
    version: {
      ...key,
      source,
      first_announced_year: firstAnnouncedYear,
      last_announced_year: lastAnnouncedYear,
      imported_at: importedAt,
      imported_by: null,
    },
    days: [
      ...holidays.map((day) => ({ ...key, ...day, kind: 'holiday' as const })),
      ...makeUpDays.map((day) => ({ ...key, ...day, kind: 'make_up' as const })),
    ],
  };
}
