import { describe, expect, it } from 'vitest';
import { calendarNoticeCodes } from '../../../server/platform/calendar/notice.ts';
import { CallTrouble } from '../../api/trouble.ts';
import { noticeProblems } from './notice-problems.ts';

const refused = (...problems: object[]): CallTrouble =>
  new CallTrouble('refused', { status: 400, code: 'calendar-notice-invalid', requestId: 'r-1', problems });

describe('a holiday notice that cannot be read in', () => {
  it('says which line and which day is wrong, in both languages', () => {
    const error = refused(
      { code: 'line-not-understood', line: 2 },
      { code: 'fixed-holiday-missing', date: '2027-10-01', name: '国庆节' },
    );
    expect(noticeProblems(error, 'zh').table).toBe('第 2 行读不懂；缺少法定节日：2027年10月1日（国庆节）。');
    expect(noticeProblems(error, 'en').table).toBe(
      'line 2 cannot be read; a holiday fixed by law is missing: 1 October 2027 (国庆节).',
    );
  });

  it.each(calendarNoticeCodes)('has words for %s', (code) => {
    for (const language of ['zh', 'en'] as const)
      expect(
        noticeProblems(refused({ code, line: 1, date: '2027-10-09', name: '国庆节' }), language).table,
      ).toBeTruthy();
  });

  it('names eight and says how many are left; another refusal is told as it is', () => {
    const many = Array.from({ length: 11 }, (_, i) => ({ code: 'line-not-understood', line: i + 1 }));
    expect(noticeProblems(refused(...many), 'zh').table).toMatch(/第 8 行读不懂；还有 3 处。$/u);
    expect(
      noticeProblems(new CallTrouble('refused', { status: 409, code: 'key-reused', requestId: 'r' }), 'zh'),
    ).toEqual({});
  });
});
