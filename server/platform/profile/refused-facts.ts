// Pure: why a rule may not read what it asks for.
// Decides the sentence that refuses a rule about a person.
import { MATTER_FACTS } from './matter-rules.ts';

/** What a rule about a person would be called: whichever of these a name holds, the refusal says what it is. */
const ABOUT_A_PERSON: readonly (readonly [RegExp, string])[] = [
  [/age|birth|minor|elder|年龄|出生/i, "somebody's age"],
  [/gender|sex\b|^sex|性别/i, "somebody's gender"],
  [/national|ethnic|race|民族|国籍/i, "somebody's nationality or ethnic group"],
  [/relig|faith|belief|信仰|宗教/i, "somebody's belief"],
  [/health|illness|disab|mental|diagnos|健康|疾病|残疾|精神/i, "somebody's health"],
  [
    /past|earlier|previous|prior|history|histor|record|convict|crim|prison|repeat|before|前科|历史|以往/i,
    "somebody's past",
  ],
  [/complain|petition|visits|lawsuit|count|frequen|times|信访|上访|次数/i, 'how often somebody complains'],
  [/score|risk|credit|key|重点|评分/i, 'a rating of somebody'],
  [/name|phone|id.?number|applicant|respondent|household|address|姓名|身份/i, 'who somebody is'],
  [/income|job|occupation|education|marital|poor|收入|职业/i, "somebody's circumstances"],
];

/** A sentence for a fact that is not in the closed list. */
export function whyRefused(fact: string): string {
  const about = ABOUT_A_PERSON.find(([pattern]) => pattern.test(fact))?.[1];
  const list = `A rule may read only: ${MATTER_FACTS.join(', ')}.`;
  if (!about) return `the rule reads «${fact}», which is no fact of a matter. ${list}`;
  return `the rule reads «${fact}», that is ${about}: matters are rated, persons never are, and nobody's past, health, age, gender, nationality or earlier complaints decides who handles a matter. ${list}`;
}
