import { describe, expect, test } from 'vitest';
import { checkNotice, noticeSchema, parseNoticeTable } from './notice.ts';
import type { Notice } from './notice.ts';

const table = `日期,安排,节日
2027-01-01至2027-01-03,放假,元旦
2027-02-05至2027-02-12,放假,春节
2027-01-31,上班,春节
2027-02-20,调休上班,春节
2027-04-03..2027-04-05,休,清明节
2027-05-01~2027-05-05,放假,劳动节
2027-05-08,班,劳动节
2027-06-09,holiday,端午节
2027-09-15,holiday,中秋节
2027-10-01至2027-10-07，放假，国庆节
2027-09-26,make_up,国庆节
`;

function notice(change: Partial<Notice> = {}): Notice {
  const days = parseNoticeTable(table);
  if (!Array.isArray(days)) throw new Error('the table of the test must be read');
  return { year: 2027, source: '国办发明电〔2026〕9号', days, ...change };
}

const calendar = { firstAnnouncedYear: 2004, lastAnnouncedYear: 2026 };

describe('a notice of holidays', () => {
  test('is read from a table by days and runs of days, and may be read in', () => {
    expect(notice().days).toHaveLength(32);
    expect(noticeSchema.parse(notice())).toEqual(notice());
    expect(checkNotice(notice(), calendar)).toEqual([]);
  });

  test('leaves no year out', () => {
    expect(checkNotice(notice(), { ...calendar, lastAnnouncedYear: 2025 })).toEqual([
      { code: 'year-outside-calendar' },
    ]);
    expect(checkNotice(notice(), { ...calendar, firstAnnouncedYear: 2028 })).toEqual([
      { code: 'year-outside-calendar' },
    ]);
  });

  test('names every holiday that the law fixes', () => {
    const days = notice().days.filter(({ date }) => date !== '2027-06-09' && date !== '2027-10-03');
    expect(checkNotice(notice({ days }), calendar)).toEqual([
      { code: 'fixed-holiday-missing', date: '2027-06-09', name: '端午节' },
      { code: 'fixed-holiday-missing', date: '2027-10-03', name: '国庆节' },
    ]);
  });

  test.each<[Notice['days'][number], string]>([
    [{ date: '2028-01-01', kind: 'holiday', name: '元旦' }, 'date-outside-year'],
    [{ date: '2026-12-01', kind: 'holiday', name: '元旦' }, 'date-outside-year'],
    [{ date: '2027-10-01', kind: 'holiday', name: '国庆节' }, 'date-twice'],
    [{ date: '2027-10-08', kind: 'make_up', name: '国庆节' }, 'make-up-on-weekday'],
  ])('with %j is refused: %s', (day, code) => {
    const problems = checkNotice(notice({ days: [...notice().days, day] }), calendar);
    expect(problems).toEqual([{ code, date: day.date, name: day.name }]);
  });

  test('may reach into the last days of December before', () => {
    const days: Notice['days'] = [...notice().days, { date: '2026-12-27', kind: 'make_up', name: '元旦' }];
    expect(checkNotice(notice({ days }), calendar)).toEqual([]);
  });

  test.each([
    '2027-02-30,放假,春节',
    '2027-10-07至2027-10-01,放假,国庆节',
    '2027-01-01至2027-12-31,放假,春节',
    '2027-10-01,也许,国庆节',
    '2027-10-01,放假,',
    '2027-10-01,放假,国庆\u0000节',
    '2027-10-01,放假',
    '10月1日,放假,国庆节',
  ])('with the line «%s» says which line was not understood', (line) => {
    expect(parseNoticeTable(`${table}${line}\n`)).toEqual({ problems: [{ code: 'line-not-understood', line: 13 }] });
  });
});
