import { localDateOf, parseInstant } from '../../../kernel/instant.ts';
import { isWithinReach } from '../../../kernel/local-date.ts';
import { computeDue, MOST_OF_UNIT } from '../../../kernel/period.ts';
import { computeBefore } from '../../../kernel/period-before.ts';
import { plainSteps } from '../../../kernel/period-plain-words.ts';
import { explainSteps } from '../../../kernel/period-words.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { clockRule, startEventOf } from '../../../platform/profile/lookups.ts';
import type { ClockRule } from '../../../platform/profile/schema.ts';
import { citationWords, strengthWords } from '../clock-words.ts';
import type { explainDeadline as explainContract, listClockRules as rulesContract } from '../contract/clocks.ts';

/** 期限计算器 For everybody: the date, whether it is certain, and every step of how it was computed. */
export async function explainDeadline(call: Call<typeof explainContract>): Promise<ReplyOf<typeof explainContract>> {
  const { query, house } = call;
  const from = parseInstant(query.from);
  if (!from || !isWithinReach(localDateOf(from))) fail('invalid', 'from-invalid', { field: 'from' });
  const rule = query.rule === undefined ? undefined : clockRule(house.profile, query.rule);
  if (query.rule !== undefined && !rule) fail('invalid', 'clock-rule-unknown', { field: 'rule' });
  const amount = rule?.amount ?? query.amount;
  const unit = rule?.unit ?? query.unit;
  if (amount === undefined || unit === undefined) fail('invalid', 'amount-or-rule-needed');
  if (amount > MOST_OF_UNIT[unit]) fail('invalid', 'period-too-long', { most: MOST_OF_UNIT[unit] });
  const due =
    rule?.kind === 'legal' && rule.countsBack
      ? computeBefore({ event: from, amount, unit }, house.calendar())
      : computeDue({ from, amount, unit }, house.calendar());
  return {
    due: due.dueAt.toISOString(),
    dueDate: due.dueDate,
    certain: due.certain,
    steps: due.steps,
    plain: { zh: plainSteps(due.steps, 'zh'), en: plainSteps(due.steps, 'en') },
    words: { zh: explainSteps(due.steps, 'zh'), en: explainSteps(due.steps, 'en') },
    amount,
    unit,
    ...lawOf(rule),
  };
}

export async function listClockRules(call: Call<typeof rulesContract>): Promise<ReplyOf<typeof rulesContract>> {
  const { profile } = call.house;
  return {
    items: [...profile.clocks, ...profile.lawClocks].map((rule) => ({
      id: rule.id,
      kind: rule.kind,
      name: rule.name,
      amount: rule.amount,
      unit: rule.unit,
      countsBack: rule.kind === 'legal' && rule.countsBack === true,
      startEvent: startEventOf(profile, rule.startEvent)?.name ?? { zh: rule.startEvent, en: rule.startEvent },
      ...lawOf(rule),
    })),
  };
}

type LawOfRule = NonNullable<ReplyOf<typeof explainContract>['law']>;

function lawOf(rule: ClockRule | undefined): { law?: LawOfRule } {
  if (rule?.kind !== 'legal') return {};
  const { law, verified, timeBar } = rule;
  const words = { citation: citationWords(law), strength: strengthWords(rule) };
  if (!timeBar) return { law: { name: law.name, article: law.article, verified, ...words } };
  const interruptedBy = timeBar.interruptedBy ? citationWords(timeBar.interruptedBy) : null;
  return { law: { name: law.name, article: law.article, verified, ...words, interruptedBy } };
}
