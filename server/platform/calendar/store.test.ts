import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import type { TestDatabase } from '../../../test/harness/database.ts';
import { instantAt } from '../../kernel/instant.ts';
import { computeDue } from '../../kernel/period.ts';
import { Refused } from '../../kernel/refusal.ts';
import { inTransaction, openDatabase } from '../db.ts';
import type { Database, Tx } from '../db.ts';
import { systemPrincipal } from '../principal.ts';
import {
  calendarShelf,
  importNotice,
  listCalendarVersions,
  loadCalendar,
  parseNoticeTable,
  seedCalendar,
} from './index.ts';
import type { Notice } from './index.ts';

const AT = instantAt('2026-11-23', '10:00');
let place: TestDatabase;
let db: Database;

beforeAll(async () => {
  place = await testDatabase();
  db = openDatabase({ url: place.appUrl });
  for (const county of [1, 2]) await as(county, (tx) => seedCalendar(tx, AT));
});

afterAll(async () => {
  await db.end();
  await place.drop();
});

function as<T>(county: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(db, systemPrincipal(county, 'calendar'), work);
}

function noticeOf2027(extra = ''): Notice {
  const days = parseNoticeTable(`2027-01-01至2027-01-03,放假,元旦
2027-02-05至2027-02-12,放假,春节
2027-01-31,上班,春节
2027-04-03至2027-04-05,放假,清明节
2027-05-01至2027-05-05,放假,劳动节
2027-06-09,放假,端午节
2027-09-15,放假,中秋节
2027-10-01至2027-10-07,放假,国庆节
${extra}`);
  if (!Array.isArray(days)) throw new Error('the table of the test must be read');
  return { year: 2027, source: '国办发明电〔2026〕9号', days };
}

function dueOf40Days(tx: Tx) {
  return loadCalendar(tx).then((calendar) => computeDue({ from: AT, amount: 60, unit: 'workingDays' }, calendar));
}

describe('the calendar in the database', () => {
  test('a county starts with the announced days of 2004 to 2026, and its office hours come from the profile', async () => {
    const calendar = await as(1, (tx) => loadCalendar(tx, { workingHours: [{ from: '08:30', to: '12:00' }] }));
    expect(calendar).toMatchObject({ version: 1, firstAnnouncedYear: 2004, lastAnnouncedYear: 2026 });
    expect(calendar.workingHours).toEqual([{ from: '08:30', to: '12:00' }]);
    expect(calendar.holidays).toContainEqual({ date: '2026-10-01', name: '国庆节' });
    expect(calendar.makeUpDays).toContainEqual({ date: '2026-10-10', name: '国庆节' });
    expect(calendar.expectedHolidays[0]).toEqual({ date: '2027-01-01', name: '元旦' });
  });

  test('a county without a calendar is told so, and nothing is reckoned without holidays', async () => {
    await expect(as(9, (tx) => loadCalendar(tx))).rejects.toMatchObject({
      refusal: { kind: 'unavailable', code: 'calendar-missing' },
    });
  });

  test('when the notice of 2027 is read in, a date that was not certain becomes certain and moves', async () => {
    const before = await as(1, dueOf40Days);
    expect(before).toMatchObject({ certain: false, dueDate: '2027-02-18' });
    const imported = await as(1, (tx) => importNotice(tx, noticeOf2027(), AT));
    expect(imported).toMatchObject({ version: 2, lastAnnouncedYear: 2027 });
    expect(imported.changed).toContain('2027-01-31');
    expect(imported.changed).toContain('2027-02-09');
    expect(imported.changed).not.toContain('2027-01-01');
    const after = await as(1, dueOf40Days);
    // Four more days off around Spring Festival, one Sunday worked.
    expect(after).toMatchObject({ certain: true, dueDate: '2027-02-23' });
  });

  test('the older version stays as it was, and the neighbour county keeps its own', async () => {
    const old = await as(1, (tx) => loadCalendar(tx, { version: 1 }));
    expect(old.lastAnnouncedYear).toBe(2026);
    expect((await as(2, (tx) => loadCalendar(tx))).version).toBe(1);
    expect((await as(1, listCalendarVersions)).map(({ version, source }) => [version, source])).toEqual([
      [2, '国办发明电〔2026〕9号'],
      [1, expect.stringContaining('chinese-days')],
    ]);
  });

  test('a corrected notice of the same year replaces the days of the first', async () => {
    const corrected = await as(1, (tx) => importNotice(tx, noticeOf2027('2027-02-20,上班,春节'), AT));
    expect(corrected).toEqual({ version: 3, lastAnnouncedYear: 2027, changed: ['2027-02-20'] });
    const calendar = await as(1, (tx) => loadCalendar(tx));
    expect(calendar.makeUpDays.filter(({ date }) => date.startsWith('2027'))).toHaveLength(2);
    expect(calendar.holidays.filter(({ date }) => date.startsWith('2026'))).toHaveLength(33);
  });

  test('a notice with a slip is refused with all its problems, and leaves nothing behind', async () => {
    const notice = noticeOf2027();
    const wrong = { ...notice, days: notice.days.filter(({ name }) => name !== '中秋节') };
    const refused = await as(1, (tx) => importNotice(tx, wrong, AT)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({
      refusal: {
        kind: 'invalid',
        code: 'calendar-notice-invalid',
        details: { problems: [{ code: 'fixed-holiday-missing', date: '2027-09-15', name: '中秋节' }] },
      },
    });
    expect((await as(1, listCalendarVersions))[0]?.version).toBe(3);
  });

  test('the shelf gives the same calendar until a notice is read in, and forgets one that was rolled back', async () => {
    const shelf = calendarShelf();
    const first = await as(2, (tx) => shelf.load(tx));
    expect(await as(2, (tx) => shelf.load(tx))).toBe(first);
    const rolledBack = as(2, async (tx) => {
      await importNotice(tx, noticeOf2027(), AT);
      expect((await shelf.load(tx)).version).toBe(2);
      throw new Error('changed our mind');
    });
    await expect(rolledBack).rejects.toThrow('changed our mind');
    expect(await as(2, (tx) => shelf.load(tx))).toBe(first);
    await as(2, (tx) => importNotice(tx, noticeOf2027('2027-02-20,上班,春节'), instantAt('2026-11-24')));
    const second = await as(2, (tx) => shelf.load(tx));
    expect(second.makeUpDays).toContainEqual({ date: '2027-02-20', name: '春节' });
  });

  test('what was written is never changed: requests may not update or delete a day', async () => {
    for (const act of ['UPDATE platform.calendar_day SET name = name', 'DELETE FROM platform.calendar_version']) {
      await expect(as(1, (tx) => tx.client.query(act))).rejects.toThrow(/permission denied/);
    }
  });
});
