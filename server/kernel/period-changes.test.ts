import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt } from './instant.ts';
import { addDays, formatDateZh } from './local-date.ts';
import { computeDue, PERIOD_UNITS } from './period.ts';
import { computeChanged, countsDays, type PeriodChange, periodChange } from './period-changes.ts';
import { periodStep } from './period-steps.ts';
import { plainSteps } from './period-plain-words.ts';
import { explainSteps } from './period-words.ts';
import { type CalendarSnapshot, USUAL_OFFICE_HOURS } from './working-days.ts';

const days = (name: string, dates: readonly string[]) => dates.map((date) => ({ date, name }));
// The autumn of 2026 as the notice gives it: 中秋 25–27 September, 国庆 1–7 October, worked on Sunday 20 September and Saturday 10 October.
const calendar: CalendarSnapshot = {
  version: 1,
  firstAnnouncedYear: 2026,
  lastAnnouncedYear: 2026,
  holidays: [
    ...days('中秋节', ['2026-09-25', '2026-09-26', '2026-09-27']),
    ...days(
      '国庆节',
      [1, 2, 3, 4, 5, 6, 7].map((d) => `2026-10-0${d}`),
    ),
  ],
  makeUpDays: days('国庆节', ['2026-09-20', '2026-10-10']),
  expectedHolidays: [],
  workingHours: USUAL_OFFICE_HOURS,
};
const why = { zh: '鉴定、评估期间', en: 'Appraisal under way' };
const at = (date: string) => instantAt(date, '10:00');

describe('a running period that is changed', () => {
  it('does not count the working days of a pause across 国庆 and the worked Saturday', () => {
    const period = { from: at('2026-09-23'), amount: 7, unit: 'workingDays' } as const;
    // 24, 28, 29, 30 September, 8, 9 and the worked Saturday 10 October.
    expect(computeChanged(period, [], calendar).dueDate).toBe('2026-10-10');
    // Paused on Monday 28 September until 12 October: 29, 30, 8, 9, 10 and 12 do not count; five were left, so 13–16 and 19 October.
    const due = computeChanged(period, [{ kind: 'paused', from: '2026-09-28', to: '2026-10-12', why }], calendar);
    expect(due.dueDate).toBe('2026-10-19');
    const words = explainSteps(due.steps, 'zh').join('\n');
    expect(words).toContain('中止（鉴定、评估期间）');
    expect(words).toContain('6个工作日不计入');
    expect(plainSteps(due.steps, 'zh')).toMatch(
      /中间停了6个工作日（鉴定、评估期间），停的日子不算，跳过周末，到2026年10月19日（周一）为止。$/u,
    );
    expect(due.steps.filter((s) => s.kind === 'due')).toHaveLength(1);
  });

  it('adds the days of a pause before a last day moves on from 国庆, not after', () => {
    const period = { from: at('2026-09-01'), amount: 30, unit: 'calendarDays' } as const;
    // 1 October, moved on to Thursday 8 October.
    expect(computeChanged(period, [], calendar).dueDate).toBe('2026-10-08');
    // Ten days not counted: Sunday 11 October, moved on to Monday 12; not ten days after 8 October.
    const paused: PeriodChange = { kind: 'paused', from: '2026-09-10', to: '2026-09-20', why };
    expect(computeChanged(period, [paused], calendar).dueDate).toBe('2026-10-12');
    // One month from 31 August ends on 30 September, which has no like day; five days paused: 5 October, moved on to 8.
    const month = { from: at('2026-08-31'), amount: 1, unit: 'months' } as const;
    const five: PeriodChange = { kind: 'paused', from: '2026-09-01', to: '2026-09-06', why };
    expect(computeChanged(month, [], calendar).dueDate).toBe('2026-09-30');
    expect(computeChanged(month, [five], calendar).dueDate).toBe('2026-10-08');
  });

  it('prolongs from the end of what ran before, and a pause after that belongs to the prolongation', () => {
    const month = { from: at('2026-08-31'), amount: 1, unit: 'months' } as const;
    const more: PeriodChange = { kind: 'extended', amount: 15, unit: 'calendarDays' };
    // 30 September and fifteen days: 15 October.
    const due = computeChanged(month, [more], calendar);
    expect(due.dueDate).toBe('2026-10-15');
    expect(explainSteps(due.steps, 'zh').join('')).toContain('再延长15日');
    expect(plainSteps(due.steps, 'zh')).toBe(
      '从2026年8月31日（周一）起1个月，那个月没有这一天，算到月底。后来延长15天，到2026年10月15日（周四）为止。',
    );
    const paused: PeriodChange = { kind: 'paused', from: '2026-10-12', to: '2026-10-14', why };
    // Two days more: Saturday 17 October, moved on to Monday 19.
    expect(computeChanged(month, [more, paused], calendar).dueDate).toBe('2026-10-19');
  });

  it('runs anew from the day on which the right was claimed', () => {
    const year = { from: at('2025-11-03'), amount: 1, unit: 'years' } as const;
    const claimed: PeriodChange = {
      kind: 'restarted',
      on: '2026-03-02',
      why: { zh: '劳动争议调解仲裁法第二十七条', en: 'art. 27' },
    };
    expect(computeChanged(year, [], calendar).dueDate).toBe('2026-11-03');
    const due = computeChanged(year, [claimed], calendar);
    expect(due).toMatchObject({ dueDate: '2027-03-02', certain: false });
    expect(due.steps.find((s) => s.kind === 'startDay')).toMatchObject({ date: '2026-03-02' });
  });

  it('refuses to pause hours, which no rule provides', () => {
    const hours = { from: at('2026-09-01'), amount: 72, unit: 'hours' } as const;
    const paused: PeriodChange = { kind: 'paused', from: '2026-09-01', to: '2026-09-02', why };
    expect(() => computeChanged(hours, [paused], calendar)).toThrow(RangeError);
    expect(PERIOD_UNITS.filter(countsDays)).toEqual(['workingDays', 'calendarDays', 'months', 'years']);
  });

  it('without changes is the plain computation, and a pause or a prolongation never brings the end nearer', () => {
    const unit = fc.constantFrom('workingDays', 'calendarDays', 'months' as const);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 1, max: 40 }),
        unit,
        fc.nat(20),
        fc.nat(30),
        (offset, amount, u, after, length) => {
          const first = addDays('2026-06-01', offset);
          const period = { from: at(first), amount, unit: u } as const;
          const plain = computeDue(period, calendar);
          expect(computeChanged(period, [], calendar)).toEqual(plain);
          const from = addDays(first, Math.min(after, amount));
          const changes: PeriodChange[] = [{ kind: 'paused', from, to: addDays(from, length), why }];
          const changed = computeChanged(period, changes, calendar);
          expect(changed.dueDate >= plain.dueDate).toBe(true);
          expect(plainSteps(changed.steps, 'zh')).toContain(`到${formatDateZh(changed.dueDate, { weekday: true })}`);
          for (const step of changed.steps) periodStep.parse(step);
          for (const change of changes) periodChange.parse(change);
          const longer = computeChanged(period, [...changes, { kind: 'extended', amount: 1, unit: u }], calendar);
          expect(longer.dueDate > changed.dueDate).toBe(true);
        },
      ),
    );
  });
});
