// Pure. Decides what is said of a holiday notice that cannot be read in: every line and every day that is wrong, not only that something is.
import { codeOf, CallTrouble } from '../../api/trouble.ts';
import { dayWords } from '../../ui/dates.ts';
import type { Language } from '../../ui/language.ts';

interface Problem {
  readonly code?: unknown;
  readonly line?: unknown;
  readonly date?: unknown;
  readonly name?: unknown;
}

interface Told {
  readonly line: string;
  readonly day: string;
}

const words: Readonly<Record<Language, Readonly<Record<string, (told: Told) => string>>>> = {
  zh: {
    'line-not-understood': ({ line }) => `第 ${line} 行读不懂`,
    'year-outside-calendar': () => '年份不能跳过：先导入前一年的通知',
    'date-outside-year': ({ day }) => `${day}不在这一年里`,
    'date-twice': ({ day }) => `${day}写了两次`,
    'make-up-on-weekday': ({ day }) => `${day}不是周末，不用调休上班`,
    'fixed-holiday-missing': ({ day }) => `缺少法定节日：${day}`,
  },
  en: {
    'line-not-understood': ({ line }) => `line ${line} cannot be read`,
    'year-outside-calendar': () => 'no year may be left out: bring in the notice of the year before first',
    'date-outside-year': ({ day }) => `${day} is not in this year`,
    'date-twice': ({ day }) => `${day} stands there twice`,
    'make-up-on-weekday': ({ day }) => `${day} is no weekend day that could be worked instead`,
    'fixed-holiday-missing': ({ day }) => `a holiday fixed by law is missing: ${day}`,
  },
};

/** As many as a person mends at once; more come with the next try. */
const most = 8;

/** @returns what is wrong with the table, by the name of its field; nothing for another refusal */
export function noticeProblems(error: unknown, language: Language): { readonly table?: string } {
  const problems = error instanceof CallTrouble ? error.problem?.['problems'] : undefined;
  if (codeOf(error) !== 'calendar-notice-invalid' || !Array.isArray(problems)) return {};
  const told = (problems as readonly Problem[]).flatMap((one) => {
    const say = words[language][String(one.code)];
    if (!say) return [];
    const date = typeof one.date === 'string' ? dayWords(one.date, language) : '';
    const name = typeof one.name === 'string' ? one.name : '';
    const [before, after] = language === 'zh' ? ['（', '）'] : [' (', ')'];
    return [say({ line: String(one.line), day: name ? `${date}${before}${name}${after}` : date })];
  });
  if (told.length === 0) return {};
  const [between, stop] = language === 'zh' ? ['；', '。'] : ['; ', '.'];
  const left = told.length - most;
  const rest = left <= 0 ? [] : [language === 'zh' ? `还有 ${left} 处` : `${left} more`];
  return { table: `${[...told.slice(0, most), ...rest].join(between)}${stop}` };
}
