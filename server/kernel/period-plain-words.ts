// Pure. Decides how the computation of a date is said to residents: one or two plain sentences, without articles of law and
// terms of office. Officers and whoever unfolds it read every step in period-words.ts.
import { formatDateTimeZh, formatTime, localDateOf } from './instant.ts';
import { formatDateEn, formatDateZh } from './local-date.ts';
import type { LocalDate } from './local-date.ts';
import type { PeriodUnit } from './period.ts';
import type { PeriodStep, SkippedDays } from './period-steps.ts';
import { formatPeriod, holidayEn, type PeriodLanguage, sayMinutes } from './period-words.ts';

/** «从…的第二天起算，7个工作日，跳过周末和国庆节放假，到…为止。» */
export function plainSteps(steps: readonly PeriodStep[], language: PeriodLanguage): string {
  const say = language === 'zh' ? ZH : EN;
  const sentences: string[] = [];
  let clauses: string[] = [];
  let start: string | undefined;
  let off: SkippedDays[] = [];
  let worked: LocalDate[] = [];
  let minutes = 0;
  const end = (): void => {
    if (clauses.length > 0) sentences.push(say.sentence(clauses));
    clauses = [];
  };
  const daysLeftOut = (): void => {
    if (off.length > 0) clauses.push(say.leftOut(say.reasons(off)));
    clauses.push(...worked.map(say.worked));
    off = [];
    worked = [];
  };
  for (const step of steps) {
    switch (step.kind) {
      case 'startDay':
        // What is added at the end begins where the first part ended: it has no first day of its own.
        if (clauses.length === 0) start = say.day(step.date);
        break;
      case 'startMoment':
        if (clauses.length === 0) clauses.push(say.fromMoment(say.time(step.at)));
        break;
      case 'waitedForOpening':
        clauses.push(say.opening(say.time(step.to)));
        break;
      case 'skipped':
        off.push(step);
        break;
      case 'makeUpDay':
        worked.push(step.date);
        break;
      case 'daysCounted':
        if (step.amount === 0) clauses.push(say.sameDay);
        else if (clauses.length === 0) {
          clauses.push(say.fromDayAfter(start ?? ''), say.length(step.amount, step.unit));
          if (step.unit === 'calendarDays') clauses.push(say.everyDay);
        }
        daysLeftOut();
        break;
      case 'likeDay':
        if (clauses.length === 0) clauses.push(say.likeDay(start, step.amount, step.unit));
        if (step.monthEnd) clauses.push(say.monthEnd);
        break;
      case 'hoursCounted':
        minutes += step.minutes;
        break;
      case 'movedOn':
        clauses.push(say.movedOn(say.day(step.from), say.reasons(step.over)));
        break;
      case 'eventDay':
        clauses.push(say.backFrom(say.day(step.date)));
        break;
      case 'countedBack':
        clauses.push(say.length(step.amount, step.unit));
        daysLeftOut();
        break;
      case 'movedBack':
        clauses.push(say.movedBack(say.day(step.from), say.reasons(step.over)));
        break;
      case 'extended':
        end();
        clauses.push(say.extended(say.length(step.amount, step.unit), step.why?.[language]));
        break;
      case 'paused':
        end();
        clauses.push(say.paused(say.length(step.days, step.unit), step.why[language]));
        break;
      case 'restarted':
        end();
        clauses.push(say.restarted(say.day(step.date), step.why[language]));
        end();
        break;
      case 'uncertain':
        // Pages say beside it that the date may still move.
        break;
      default:
        if (minutes > 0) clauses.push(say.officeHours(sayMinutes(minutes, language)));
        else if (step.ends === 'moment') clauses.push(say.roundTheClock);
        daysLeftOut();
        clauses.push(say.until(step.ends === 'dayEnd' ? say.day(step.date) : say.time(step.at)));
        end();
    }
  }
  return sentences.join(language === 'zh' ? '' : ' ');
}

const ZH = {
  sentence: (clauses: readonly string[]) => `${clauses.join('，')}。`,
  day: (date: LocalDate) => formatDateZh(date, { weekday: true }),
  time: (iso: string) => formatDateTimeZh(new Date(iso), { weekday: true }),
  length: (amount: number, unit: PeriodUnit) =>
    unit === 'calendarDays' ? `${amount}天` : formatPeriod(amount, unit, 'zh'),
  everyDay: '周末和放假也算',
  reasons: (off: readonly SkippedDays[]) => {
    const holidays = named(off, '节假日').join('、');
    return [...(off.some(isWeekend) ? ['周末'] : []), ...(holidays ? [`${holidays}放假`] : [])].join('和');
  },
  leftOut: (reasons: string) => `跳过${reasons}`,
  worked: (date: LocalDate) => `${formatDateZh(date, { weekday: true })}调休上班也算`,
  sameDay: '就在当天',
  fromDayAfter: (day: string) => `从${day}的第二天起算`,
  fromMoment: (time: string) => `从${time}起`,
  opening: (time: string) => `那时不上班，从${time}起算`,
  likeDay: (start: string | undefined, amount: number, unit: PeriodUnit) =>
    start === undefined ? '就在当天' : `从${start}起${formatPeriod(amount, unit, 'zh')}`,
  monthEnd: '那个月没有这一天，算到月底',
  officeHours: (length: string) => `只数上班时间，共${length}`,
  roundTheClock: '夜里和休息日也算',
  movedOn: (day: string, reasons: string) => `${day}赶上${reasons}，往后顺延`,
  backFrom: (day: string) => `从${day}的前一天往前数`,
  movedBack: (day: string, reasons: string) => `${day}赶上${reasons}，要提前`,
  extended: (length: string, why: string | undefined) => `后来延长${length}${why ? `（${why}）` : ''}`,
  paused: (length: string, why: string) => `中间停了${length}（${why}），停的日子不算`,
  restarted: (day: string, why: string) => `${day}起重新算（${why}）`,
  until: (day: string) => `到${day}为止`,
};

const EN: typeof ZH = {
  sentence: (clauses) => {
    const text = clauses.join(', ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  },
  day: (date) => formatDateEn(date, { weekday: true }),
  time: (iso) => `${formatTime(new Date(iso))} on ${formatDateEn(localDateOf(new Date(iso)), { weekday: true })}`,
  length: (amount, unit) => formatPeriod(amount, unit, 'en'),
  everyDay: 'weekends and holidays included',
  reasons: (off) => [...(off.some(isWeekend) ? ['weekends'] : []), ...named(off, 'holidays').map(holidayEn)].join(', '),
  leftOut: (reasons) => `leaving out ${reasons}`,
  worked: (date) => `counting ${formatDateEn(date, { weekday: true })}, which is worked`,
  sameDay: 'on the same day',
  fromDayAfter: (day) => `counted from the day after ${day}`,
  fromMoment: (time) => `from ${time}`,
  opening: (time) => `outside office hours, so counted from ${time}`,
  likeDay: (start, amount, unit) =>
    start === undefined ? 'on the same day' : `${formatPeriod(amount, unit, 'en')} from ${start}`,
  monthEnd: 'that month has no such day, so to its end',
  officeHours: (length) => `only office hours count, ${length} in all`,
  roundTheClock: 'nights and days off included',
  movedOn: (day, reasons) => `moved on because ${day} is off (${reasons})`,
  backFrom: (day) => `counted back from the day before ${day}`,
  movedBack: (day, reasons) => `made earlier because ${day} is off (${reasons})`,
  extended: (length, why) => `prolonged by ${length}${why ? ` (${why})` : ''}`,
  paused: (length, why) => `paused for ${length} (${why}), which do not count`,
  restarted: (day, why) => `counted anew from ${day} (${why})`,
  until: (day) => `until ${day}`,
};

function isWeekend(run: SkippedDays): boolean {
  return run.reason === 'weekend';
}

function named(off: readonly SkippedDays[], unnamed: string): string[] {
  return [...new Set(off.filter((run) => !isWeekend(run)).map((run) => run.name || unnamed))];
}
