// Pure: checks of roads, body types and results.
// Decides that every road is walked by a known body, for known categories, and that no road of mediation is offered where none may be.
import { repeated, unknownIds } from './problem.ts';
import type { Problem } from './problem.ts';
import { RESULT_GROUPS } from './roads.ts';
import type { ProfileContent } from './schema.ts';

export function checkRoads(content: ProfileContent): Problem[] {
  const bodies = new Set(content.bodyTypes.map((body) => body.id));
  const clocks = new Set(content.lawClocks.map((rule) => rule.id));
  const categories = new Map(content.categories.map((category) => [category.code, category]));
  const codes = new Set(categories.keys());
  return [
    ...repeated('bodyTypes', content.bodyTypes, 'id'),
    ...repeated('routes', content.routes, 'id'),
    ...repeated('results', content.results, 'id'),
    ...repeated('neverMediated', content.neverMediated, 'id'),
    ...checkGroups(content),
    ...content.routes.flatMap((route, index) => {
      const at = ['routes', index];
      const named = route.categories === 'all' ? [] : route.categories;
      const wrong = named.flatMap((code, place): Problem[] => {
        const category = categories.get(code);
        if (!category) return [];
        const path = [...at, 'categories', place];
        if (!route.kinds.includes(category.kind))
          return [
            { path, sentence: `the category «${code}» is of the kind ${category.kind}, which this road does not take` },
          ];
        if (route.mediation && !category.mediable)
          return [{ path, sentence: `the category «${code}» cannot be mediated` }];
        return [];
      });
      return [
        ...unknownIds([...at, 'bodyTypes'], route.bodyTypes, bodies, 'body type'),
        ...unknownIds([...at, 'clocks'], route.clocks, clocks, 'clock of law'),
        ...unknownIds([...at, 'categories'], named, codes, 'category'),
        ...wrong,
      ];
    }),
  ];
}

function checkGroups({ resultGroups, results }: ProfileContent): Problem[] {
  const problems: Problem[] = resultGroups.flatMap((group, index) =>
    group.id === RESULT_GROUPS[index]
      ? []
      : [{ path: ['resultGroups', index, 'id'], sentence: `the order is ${RESULT_GROUPS.join(', ')}, each once` }],
  );
  for (const group of RESULT_GROUPS) {
    if (!results.some((result) => result.group === group))
      problems.push({ path: ['results'], sentence: `no result is counted as ${group}` });
  }
  results.forEach((result, index) => {
    if (result.needsAgreement !== 'none' && result.group !== 'solved') {
      problems.push({
        path: ['results', index, 'needsAgreement'],
        sentence: 'a result that rests on an agreement is counted as solved',
      });
    }
  });
  return problems;
}
