// Pure. Decides how the dated obligations of an agreement read as clauses: who owes what to whom, how much, by when, how
// and where (人民调解法 article 29; 人民调解工作若干规定 article 34). The last day counts (民法典 1259).
import { z } from 'zod';
import { formatDateEn, formatDateZh } from '../../../kernel/local-date.ts';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { fenSchema } from '../../../kernel/fen-schema.ts';
import { formatYuanEn, formatYuanInFull } from '../../../kernel/money.ts';
import { isBlank } from '../../../kernel/paper.ts';
import type { PaperLang } from '../../../kernel/paper.ts';

export const agreementTermSchema = z.strictObject({
  /** 义务人 */
  who: z.string().optional(),
  /** 权利人 */
  toWhom: z.string().optional(),
  /** What is to be done or given: 支付院墙修复费用. */
  what: z.string().optional(),
  amount: fenSchema.optional(),
  by: localDateSchema.optional(),
  /** 履行方式 */
  how: z.string().optional(),
  /** 履行地点 */
  where: z.string().optional(),
});
export type AgreementTerm = z.infer<typeof agreementTermSchema>;

/** 李树田应于2026年12月20日前（含当日）向王建国支付院墙修复费用人民币9,600.00元（大写：玖仟陆佰元整）。 */
export function termClause(term: AgreementTerm, lang: PaperLang): string {
  return lang === 'zh' ? clauseZh(term) : clauseEn(term);
}

/** 1. 以转账方式履行，地点：…，期限：…; empty when nothing about performance is known. */
export function performanceClause(term: AgreementTerm, lang: PaperLang): string {
  const known = (text: string | undefined, before: string) =>
    text === undefined || isBlank(text) ? [] : [`${before}${text}`];
  const day =
    term.by === undefined
      ? undefined
      : lang === 'zh'
        ? `${formatDateZh(term.by)}前（含当日）`
        : `by ${formatDateEn(term.by)}`;
  if (lang === 'zh')
    return [...known(term.how, '方式：'), ...known(term.where, '地点：'), ...known(day, '时限：')].join('；');
  return [...known(term.how, 'manner: '), ...known(term.where, 'place: '), ...known(day, 'term: ')].join('; ');
}

function clauseZh(term: AgreementTerm): string {
  const who = term.who ?? '';
  const by = term.by === undefined ? '' : `于${formatDateZh(term.by)}前（含当日）`;
  const to = term.toWhom === undefined ? '' : `向${term.toWhom}`;
  const must = who !== '' && (by !== '' || to !== '' || term.what !== undefined) ? '应' : '';
  const sum = term.amount === undefined ? '' : formatYuanInFull(term.amount);
  return `${who}${must}${by}${to}${withoutStop(term.what ?? '')}${sum}。`;
}

function clauseEn(term: AgreementTerm): string {
  const to = term.toWhom === undefined ? '' : ` (owed to ${term.toWhom})`;
  const sum = term.amount === undefined ? '' : `, ${formatYuanEn(term.amount)}`;
  const by = term.by === undefined ? '' : `, by ${formatDateEn(term.by)} at the latest`;
  return `${term.who ?? ''}${to}: ${withoutStop(term.what ?? '')}${sum}${by}.`;
}

function withoutStop(text: string): string {
  return text.trim().replace(/[。.；;，,]+$/u, '');
}
