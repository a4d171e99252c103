// Pure. Decides what the centre is shown as a proposal: how complex and urgent a matter is, the lowest competent level, which type of body,
// and the rule lines that led there. A named officer decides; the proposal is never an order.
import { COMPLEXITIES, LEVELS, URGENCIES, higherOf } from '../../platform/profile/axes.ts';
import type { Complexity, Level, Urgency } from '../../platform/profile/axes.ts';
import { LOWEST_LEVEL_LINE } from '../../platform/profile/check-rules.ts';
import { categoryOf, dangerSignsOf, peopleBandOf } from '../../platform/profile/lookups.ts';
import type { Category, PeopleBand, Profile, TriageRule, Words } from '../../platform/profile/schema.ts';
import { holds } from './triage-condition.ts';
import type { RatedFacts } from './triage-condition.ts';
import type { MatterFacts } from './triage-facts.ts';

/** One line of the explanation. `decisive` lines are those without which the result would be lower. */
export interface FiredRule {
  id: string;
  text: Words;
  about: 'complexity' | 'urgency' | 'level';
  value: Complexity | Urgency | Level;
  decisive: boolean;
}

export interface TriageProposal {
  category: string | undefined;
  complexity: Complexity;
  urgency: Urgency;
  level: Level;
  /** Id of the profile's body type. */
  bodyType: string;
  /** False for what is no dispute between parties and wherever somebody is in danger: nothing then proposes to make peace. */
  mediable: boolean;
  /** Why few may see it from the first row, if so. */
  restriction: 'danger' | 'complaint' | null;
  /** Known signs, in the profile's order. */
  dangerSigns: string[];
  peopleBand: PeopleBand | undefined;
  firedRules: FiredRule[];
}

/**
 * What the profile's rules propose for a matter. Total and without memory: any facts give a proposal, the same facts the same one.
 * Rules only raise, so that more people, a larger sum or another sign of danger never lower anything. An unknown category or sign fires no rule.
 */
export function proposeTriage(profile: Profile, facts: MatterFacts): TriageProposal {
  const category = facts.category === undefined ? undefined : categoryOf(profile, facts.category);
  const signs = dangerSignsOf(profile, facts.dangerSigns ?? []).map((sign) => sign.id);
  const known = { ...facts, category: category?.code, kind: category?.kind, dangerSigns: signs };

  const complexityLines = profile.complexityRules.filter((rule) => holds(rule.when, known));
  const urgencyLines = profile.urgencyRules.filter((rule) => holds(rule.when, known));
  const complexity = facts.complexity ?? highest(COMPLEXITIES, complexityLines, 'simple');
  const urgency = facts.urgency ?? highest(URGENCIES, urgencyLines, 'normal');

  const rated: RatedFacts = { ...known, complexity, urgency };
  const levelLines = profile.triageRules.filter((rule) => holds(rule.when, rated));
  const level = highest(LEVELS, levelLines, 'village');
  const mediable = (category?.mediable ?? true) && signs.length === 0;

  return {
    category: category?.code,
    complexity,
    urgency,
    level,
    bodyType: bodyFor(profile, level, levelLines, mediable),
    mediable,
    restriction: restrictionOf(category, signs),
    dangerSigns: signs,
    peopleBand: facts.peopleInvolved === undefined ? undefined : peopleBandOf(profile, facts.peopleInvolved),
    firedRules: [
      ...complexityLines.map((rule) => line(rule, 'complexity', complexity)),
      ...urgencyLines.map((rule) => line(rule, 'urgency', urgency)),
      ...levelLines.map((rule) => line(rule, 'level', level)),
      ...(level === 'village' ? lowestLine(profile) : []),
    ],
  };
}

function highest<T extends string>(axis: readonly T[], rules: readonly { atLeast: T }[], lowest: T): T {
  return rules.reduce((height, rule) => higherOf(axis, height, rule.atLeast), lowest);
}

/** The body of the first fired rule at the level reached, else the level's usual one; no mediator for what is not to be mediated. */
function bodyFor(profile: Profile, level: Level, fired: readonly TriageRule[], mediable: boolean): string {
  const fits = (id: string | undefined): id is string => {
    const body = profile.bodyTypes.find((one) => one.id === id);
    return body !== undefined && (mediable || !body.mediates);
  };
  const named = fired.filter((rule) => rule.atLeast === level).map((rule) => rule.bodyType);
  const usual = profile.levels.find((row) => row.id === level)?.bodyType;
  const anyAtLevel = profile.bodyTypes.filter((body) => body.levels.includes(level)).map((body) => body.id);
  const found = [...named, usual, ...anyAtLevel].find(fits);
  if (found !== undefined) return found;
  // A level of mediators only: the county's usual body is never one (the loader sees to that).
  return profile.levels.find((row) => row.id === 'county')?.bodyType ?? 'countyCentre';
}

function restrictionOf(category: Category | undefined, signs: readonly string[]): TriageProposal['restriction'] {
  if (signs.length > 0) return 'danger';
  return category?.restricted ? 'complaint' : null;
}

function line<T extends Complexity | Urgency | Level>(
  rule: { id: string; text: Words; atLeast: T },
  about: FiredRule['about'],
  result: T,
): FiredRule {
  return { id: rule.id, text: rule.text, about, value: rule.atLeast, decisive: rule.atLeast === result };
}

function lowestLine(profile: Profile): FiredRule[] {
  const row = profile.levels.find((one) => one.id === 'village');
  return row ? [{ id: LOWEST_LEVEL_LINE, text: row.text, about: 'level', value: 'village', decisive: true }] : [];
}
