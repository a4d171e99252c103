// Pure. Decides how the steps of a period's computation are said to people, in Chinese and English: one sentence a step,
// with the article of law where it is the law that decides the step.
import { formatDateTimeZh, formatTime, localDateOf } from './instant.ts';
import { formatDateEn, formatDateZh, yearOf } from './local-date.ts';
import type { LocalDate } from './local-date.ts';
import type { PeriodUnit } from './period.ts';
import type { PeriodStep, SkippedDays } from './period-steps.ts';

export type PeriodLanguage = 'zh' | 'en';

/** «这个日期是怎样算出来的»: one sentence a step, in order. */
export function explainSteps(steps: readonly PeriodStep[], language: PeriodLanguage): string[] {
  return steps.map((step) => (language === 'zh' ? sayZh(step) : sayEn(step)));
}

/** «7 个工作日», "7 working days". */
export function formatPeriod(amount: number, unit: PeriodUnit, language: PeriodLanguage): string {
  if (language === 'zh') return `${amount}${UNITS_ZH[unit]}`;
  const [one, many] = UNITS_EN[unit];
  return `${amount} ${amount === 1 ? one : many}`;
}

const UNITS_ZH: Readonly<Record<PeriodUnit, string>> = {
  hours: '小时',
  workingHours: '个工作小时',
  workingDays: '个工作日',
  calendarDays: '日',
  months: '个月',
  years: '年',
};

const UNITS_EN: Readonly<Record<PeriodUnit, readonly [one: string, many: string]>> = {
  hours: ['hour', 'hours'],
  workingHours: ['working hour', 'working hours'],
  workingDays: ['working day', 'working days'],
  calendarDays: ['day', 'days'],
  months: ['month', 'months'],
  years: ['year', 'years'],
};

/** Names in the notices of the State Council; others, such as a day of commemoration, keep their Chinese name. */
const HOLIDAYS_EN: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Tomb-sweeping Day',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-autumn Festival',
  国庆节: 'National Day',
};

/** «国庆节、中秋节» as "National Day, Mid-autumn Festival". */
export function holidayEn(name: string): string {
  return name
    .split('、')
    .map((part) => HOLIDAYS_EN[part] ?? part)
    .join(', ');
}

function sayZh(step: PeriodStep): string {
  switch (step.kind) {
    case 'startDay':
      return `${dayZh(step.date)}是起算事由发生之日，开始的当日不计入（民法典第二百零一条）。`;
    case 'startMoment':
      return `按小时计算，自${timeZh(step.at)}开始（民法典第二百零一条）。`;
    case 'waitedForOpening':
      return `${timeZh(step.from)}不在工作时间，自${timeZh(step.to)}起计。`;
    case 'skipped':
      return `${skippedZh(step)}，不计入。`;
    case 'makeUpDay':
      return `${dayZh(step.date)}因${step.name}调休上班，按工作日计。`;
    case 'daysCounted':
      if (step.amount === 0) return `限当日（${dayZh(step.last)}）。`;
      return `数满${formatPeriod(step.amount, step.unit, 'zh')}，最后一日为${dayZh(step.last)}。`;
    case 'likeDay': {
      const what = step.monthEnd ? '没有对应日，以月末日' : '到期月的对应日';
      return `${formatPeriod(step.amount, step.unit, 'zh')}，${what}${dayZh(step.date)}为最后一日（民法典第二百零二条）。`;
    }
    case 'hoursCounted':
      return `${rangeZh(step.from, step.to)}计工作时间${minutesZh(step.minutes)}。`;
    case 'movedOn':
      return `最后一日不是工作日（${step.over.map(skippedZh).join('；')}），顺延至${dayZh(step.to)}（民法典第二百零三条）。`;
    case 'eventDay':
      return `自${dayZh(step.date)}起向前推算，当日不计入。`;
    case 'countedBack':
      return `向前数满${formatPeriod(step.amount, step.unit, 'zh')}，至迟为${dayZh(step.last)}。`;
    case 'movedBack':
      return `该日不是工作日（${step.over.map(skippedZh).join('；')}），为不减少应有的天数，提前至${dayZh(step.to)}。`;
    case 'extended':
      return `自期满的次日起再延长${formatPeriod(step.amount, step.unit, 'zh')}${step.why ? `（${step.why.zh}）` : ''}。`;
    case 'paused':
      return `${dayZh(step.from)}中止（${step.why.zh}），其后至${dayZh(step.to)}的${formatPeriod(step.days, step.unit, 'zh')}不计入，届满日顺延。`;
    case 'restarted':
      return `${dayZh(step.date)}期间中断（${step.why.zh}），自该日起重新计算。`;
    case 'uncertain':
      if (yearOf(step.date) > step.lastAnnouncedYear) {
        return `${yearOf(step.date)}年的放假安排尚未公布，暂按周末和法定节日推算，公布后重新计算；此日期不确定。`;
      }
      return `${yearOf(step.date)}年的放假安排不在日历内（自${step.firstAnnouncedYear}年起），仅按周末推算；此日期不确定。`;
    default:
      if (step.ends === 'dayEnd') return `期限至${dayZh(step.date)}24:00届满（民法典第二百零三条）。`;
      if (step.ends === 'moment') return `期限至${timeZh(step.at)}届满。`;
      return `期限至${dayZh(step.date)}停止业务活动的时间${formatTime(new Date(step.at))}届满（民法典第二百零三条）。`;
  }
}

function sayEn(step: PeriodStep): string {
  switch (step.kind) {
    case 'startDay':
      return `The start event was on ${dayEn(step.date)}; that day is not counted (Civil Code art. 201).`;
    case 'startMoment':
      return `Counted in hours, from ${timeEn(step.at)} on (Civil Code art. 201).`;
    case 'waitedForOpening':
      return `${timeEn(step.from)} is outside office hours; counting begins at ${timeEn(step.to)}.`;
    case 'skipped':
      return `Not counted: ${skippedEn(step)}.`;
    case 'makeUpDay':
      return `${dayEn(step.date)} is worked to make up for ${holidayEn(step.name)}, so it is a working day.`;
    case 'daysCounted':
      if (step.amount === 0) return `Within the same day, ${dayEn(step.last)}.`;
      return `${formatPeriod(step.amount, step.unit, 'en')} counted; the last is ${dayEn(step.last)}.`;
    case 'likeDay': {
      const what = step.monthEnd ? 'there is no like day, so the month ends it on' : 'the like day is';
      return `${formatPeriod(step.amount, step.unit, 'en')}: ${what} ${dayEn(step.date)} (Civil Code art. 202).`;
    }
    case 'hoursCounted':
      return `${rangeEn(step.from, step.to)}: ${minutesEn(step.minutes)} of office hours counted.`;
    case 'movedOn':
      return `The last day is not a working day (${step.over.map(skippedEn).join('; ')}), so the period moves on to ${dayEn(step.to)} (Civil Code art. 203).`;
    case 'eventDay':
      return `Counted back from ${dayEn(step.date)}; that day is not counted.`;
    case 'countedBack':
      return `${formatPeriod(step.amount, step.unit, 'en')} counted back: ${dayEn(step.last)} at the latest.`;
    case 'movedBack':
      return `That day is not a working day (${step.over.map(skippedEn).join('; ')}); so that no day of the notice is lost, it is ${dayEn(step.to)}.`;
    case 'extended':
      return `Prolonged by ${formatPeriod(step.amount, step.unit, 'en')} from its end${step.why ? ` (${step.why.en})` : ''}.`;
    case 'paused':
      return `Paused on ${dayEn(step.from)} (${step.why.en}): the ${formatPeriod(step.days, step.unit, 'en')} after it, up to ${dayEn(step.to)}, do not count.`;
    case 'restarted':
      return `Interrupted on ${dayEn(step.date)} (${step.why.en}): the period begins anew from that day.`;
    case 'uncertain':
      if (yearOf(step.date) > step.lastAnnouncedYear) {
        return `The holidays of ${yearOf(step.date)} are not announced yet: weekends and fixed holidays are used, and the date will be computed again. It is not certain.`;
      }
      return `The holidays of ${yearOf(step.date)} are not in the calendar (it begins in ${step.firstAnnouncedYear}): only weekends are used. The date is not certain.`;
    default:
      if (step.ends === 'dayEnd') return `The period ends on ${dayEn(step.date)} at 24:00 (Civil Code art. 203).`;
      if (step.ends === 'moment') return `The period ends on ${timeEn(step.at)}.`;
      return `The period ends at close of business, ${timeEn(step.at)} (Civil Code art. 203).`;
  }
}

function dayZh(date: LocalDate): string {
  return formatDateZh(date, { weekday: true });
}

function dayEn(date: LocalDate): string {
  return formatDateEn(date, { weekday: true });
}

function timeZh(iso: string): string {
  return formatDateTimeZh(new Date(iso), { weekday: true });
}

function timeEn(iso: string): string {
  const at = new Date(iso);
  return `${dayEn(localDateOf(at))}, ${formatTime(at)}`;
}

function rangeZh(from: LocalDate, to: LocalDate): string {
  return from === to ? dayZh(from) : `${formatDateZh(from)}至${formatDateZh(to)}`;
}

function rangeEn(from: LocalDate, to: LocalDate): string {
  return from === to ? dayEn(from) : `${formatDateEn(from)} to ${formatDateEn(to)}`;
}

function skippedZh({ from, to, days, reason, name }: SkippedDays): string {
  const why = reason === 'holiday' ? `${name ?? '节假日'}放假` : '为周末';
  return `${rangeZh(from, to)}${why}${days > 1 ? `（共${days}日）` : ''}`;
}

function skippedEn({ from, to, days, reason, name }: SkippedDays): string {
  const why = reason === 'holiday' ? holidayEn(name ?? 'holiday') : 'weekend';
  return `${rangeEn(from, to)}, ${why}${days > 1 ? `, ${days} days` : ''}`;
}

/** «1小时30分钟», "1 h 30 min". */
export function sayMinutes(minutes: number, language: PeriodLanguage): string {
  return language === 'zh' ? minutesZh(minutes) : minutesEn(minutes);
}

function minutesZh(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}分钟`;
  return rest === 0 ? `${hours}小时` : `${hours}小时${rest}分钟`;
}

function minutesEn(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
