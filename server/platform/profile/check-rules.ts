// Pure: checks of the rules that rate a matter and propose who handles it.
// Decides that every rule names what exists, that anybody may ask for the county, and that danger goes up and never to a mediator.
import { COMPLEXITIES, LEVELS, URGENCIES } from './axes.ts';
import { unknownId, unknownIds } from './problem.ts';
import type { Problem } from './problem.ts';
import type { ProfileContent } from './schema.ts';

/** The line that is shown when no rule raised the level; no rule may take its id. */
export const LOWEST_LEVEL_LINE = 'triage.lowest';

export function checkRules(content: ProfileContent): Problem[] {
  return [
    ...checkOrder('complexities', content.complexities, COMPLEXITIES),
    ...checkOrder('urgencies', content.urgencies, URGENCIES),
    ...checkOrder('levels', content.levels, LEVELS),
    ...checkBands(content),
    ...checkIds(content),
    ...checkConditions(content),
    ...checkTriage(content),
  ];
}

function checkOrder(part: string, rows: readonly { id: string }[], axis: readonly string[]): Problem[] {
  return rows.flatMap((row, index) =>
    row.id === axis[index]
      ? []
      : [{ path: [part, index, 'id'], sentence: `the order is ${axis.join(', ')}, each once` }],
  );
}

function checkBands({ peopleBands }: ProfileContent): Problem[] {
  return peopleBands.flatMap((band, index) => {
    const path = ['peopleBands', index, 'from'];
    if (index === 0 && band.from !== 1) return [{ path, sentence: 'the first band begins with 1 person' }];
    const before = peopleBands[index - 1];
    return before && band.from <= before.from ? [{ path, sentence: 'bands rise from one to the next' }] : [];
  });
}

/** Rule ids are shown to people, so that they are unique over all three files. */
function checkIds(content: ProfileContent): Problem[] {
  const seen = new Set<string>([LOWEST_LEVEL_LINE]);
  const parts = ['complexityRules', 'urgencyRules', 'triageRules'] as const;
  return parts.flatMap((part) =>
    content[part].flatMap((rule, index) => {
      if (seen.has(rule.id)) return [{ path: [part, index, 'id'], sentence: `the rule «${rule.id}» is there twice` }];
      seen.add(rule.id);
      return [];
    }),
  );
}

function checkConditions(content: ProfileContent): Problem[] {
  const codes = new Set(content.categories.map((category) => category.code));
  const signs = new Set(content.dangerSigns.map((sign) => sign.id));
  const parts = ['complexityRules', 'urgencyRules', 'triageRules'] as const;
  return parts.flatMap((part) =>
    content[part].flatMap((rule, index) => {
      const when = [part, index, 'when'];
      const named = rule.when.dangerSigns;
      return [
        ...unknownIds([...when, 'category'], rule.when.category ?? [], codes, 'category'),
        ...unknownIds([...when, 'dangerSigns'], Array.isArray(named) ? named : [], signs, 'sign of danger'),
      ];
    }),
  );
}

function checkTriage(content: ProfileContent): Problem[] {
  const bodies = new Map(content.bodyTypes.map((body) => [body.id, body]));
  const known = new Set(bodies.keys());
  const problems: Problem[] = [
    ...content.levels.flatMap((level, index) =>
      unknownId(['levels', index, 'bodyType'], level.bodyType, known, 'body type'),
    ),
    ...content.triageRules.flatMap((rule, index) =>
      unknownId(['triageRules', index, 'bodyType'], rule.bodyType, known, 'body type'),
    ),
  ];
  content.levels.forEach((level, index) => {
    const body = bodies.get(level.bodyType);
    if (body && !body.levels.includes(level.id))
      problems.push({ path: ['levels', index, 'bodyType'], sentence: wrongLevel(body.id, level.id) });
    if (level.id === 'county' && body?.mediates) {
      problems.push({
        path: ['levels', index, 'bodyType'],
        sentence: 'the county takes in danger and complaints: its usual body is no mediator',
      });
    }
  });
  content.triageRules.forEach((rule, index) => {
    const body = rule.bodyType === undefined ? undefined : bodies.get(rule.bodyType);
    if (!body) return;
    if (!body.levels.includes(rule.atLeast))
      problems.push({ path: ['triageRules', index, 'bodyType'], sentence: wrongLevel(body.id, rule.atLeast) });
    if (rule.when.dangerSigns !== undefined && body.mediates) {
      problems.push({
        path: ['triageRules', index, 'bodyType'],
        sentence: 'a matter with signs of danger is never proposed to a mediator',
      });
    }
  });
  if (
    !content.triageRules.some(
      (rule) =>
        rule.when.askedForCounty === true && onlyReads(rule.when, 'askedForCounty') && rule.atLeast === 'county',
    )
  ) {
    problems.push({
      path: ['triageRules'],
      sentence: 'a rule with «askedForCounty: true» alone must lead to the county: a resident may always ask for it',
    });
  }
  if (
    !content.triageRules.some(
      (rule) => rule.when.dangerSigns === 'any' && onlyReads(rule.when, 'dangerSigns') && rule.atLeast === 'county',
    )
  ) {
    problems.push({ path: ['triageRules'], sentence: 'a rule with «dangerSigns: any» alone must lead to the county' });
  }
  return problems;
}

function onlyReads(when: object, fact: string): boolean {
  return Object.keys(when).every((key) => key === fact);
}

function wrongLevel(body: string, level: string): string {
  return `the body type «${body}» does not stand at the level ${level}`;
}
