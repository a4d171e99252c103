// Pure: checks of the clocks.
// Decides that every event, pause and road is known, that nothing the office times is without a clock, and that legal rows cite their law.
import { countsBackIn } from '../../kernel/period-before.ts';
import { COMPLEXITIES, URGENCIES } from './axes.ts';
import { repeated, unknownId, unknownIds } from './problem.ts';
import type { Problem } from './problem.ts';
import type { ProfileContent } from './schema.ts';
import type { Step } from './clock-rules.ts';

/** Steps that must be timed. */
export const TIMED_STEPS: readonly Step[] = [
  'accept',
  'correct',
  'review',
  'assign',
  'sign',
  'object',
  'check',
  'followUp',
];

/** Rows of law that the office's own acts start. */
export const LAW_CLOCKS_IN_USE = ['law.peoplesMediation', 'law.judicialConfirmation'] as const;

export function checkClocks(content: ProfileContent): Problem[] {
  const events = new Map(content.startEvents.map((event) => [event.id, event]));
  const known = new Set(events.keys());
  const pauses = new Set(content.pauseReasons.map((reason) => reason.id));
  const codes = new Set(content.categories.map((category) => category.code));
  const routes = new Set(content.routes.map((route) => route.id));
  const own = new Set<string>(content.clocks.map((rule) => rule.id));
  const parts = ['clocks', 'lawClocks'] as const;
  return [
    ...repeated('startEvents', content.startEvents, 'id'),
    ...repeated('pauseReasons', content.pauseReasons, 'id'),
    ...repeated('clocks', content.clocks, 'id'),
    ...repeated('lawClocks', content.lawClocks, 'id'),
    ...content.lawClocks.flatMap((rule, index) =>
      own.has(rule.id)
        ? [{ path: ['lawClocks', index, 'id'], sentence: `«${rule.id}» is a clock of the county's own` }]
        : [],
    ),
    ...parts.flatMap((part) =>
      content[part].flatMap((rule, index) => [
        ...unknownId([part, index, 'startEvent'], rule.startEvent, known, 'start event'),
        ...unknownIds([part, index, 'pauseReasons'], rule.pauseReasons, pauses, 'reason for a pause'),
        ...checkExtension([part, index, 'extension'], rule.extension),
      ]),
    ),
    ...checkTimeBars(content),
    ...checkBackwards(content, events),
    ...checkNames(content),
    ...checkRoads(content),
    ...content.lawClocks.flatMap((rule, index) =>
      unknownId(['lawClocks', index, 'route'], rule.route, routes, 'route'),
    ),
    ...content.clocks.flatMap((rule, index) => {
      const event = events.get(rule.startEvent);
      return event && !event.recorded
        ? [
            {
              path: ['clocks', index, 'startEvent'],
              sentence: `«${rule.startEvent}» is no act of the office; its own clocks start from its own acts`,
            },
          ]
        : [];
    }),
    ...content.lawClocks.flatMap((rule, index) =>
      unknownIds(['lawClocks', index, 'categories'], rule.categories ?? [], codes, 'category'),
    ),
    ...checkPresence(content),
  ];
}

/** Ids tell what a clock is: the office ends the clock of a step by its name. */
function checkNames(content: ProfileContent): Problem[] {
  const wanted = content.clocks.map((rule) =>
    rule.kind === 'step' ? `step.${rule.step}` : `promise.${rule.complexity}`,
  );
  return [
    ...content.clocks.flatMap((rule, index) => {
      const start = wanted[index] ?? '';
      return rule.id === start || rule.id.startsWith(`${start}.`)
        ? []
        : [{ path: ['clocks', index, 'id'], sentence: `this clock's id is ${start}, or begins with «${start}.»` }];
    }),
    ...content.lawClocks.flatMap((rule, index) =>
      rule.id.startsWith('law.')
        ? []
        : [{ path: ['lawClocks', index, 'id'], sentence: 'the id of a period of law begins with «law.»' }],
    ),
  ];
}

/** A period of a road is named by that road, so that it is shown with it. */
function checkRoads({ routes, lawClocks }: ProfileContent): Problem[] {
  const clocksOf = new Map(routes.map((route) => [route.id, route.clocks]));
  return lawClocks.flatMap((rule, index) => {
    const named = rule.route === null ? undefined : clocksOf.get(rule.route);
    if (!named || named.includes(rule.id)) return [];
    return [
      {
        path: ['lawClocks', index, 'route'],
        sentence: `the road «${rule.route}» does not name the clock «${rule.id}»`,
      },
    ];
  });
}

/** Only a right that is lost is warned of, and only days can be paused. */
function checkTimeBars({ clocks, lawClocks }: ProfileContent): Problem[] {
  const bars = lawClocks.flatMap((rule, index) =>
    rule.timeBar && rule.strength !== 'bar'
      ? [{ path: ['lawClocks', index, 'timeBar'], sentence: 'only a period after which a right is lost has a timeBar' }]
      : [],
  );
  const hours = [...clocks.entries()].flatMap(([index, rule]) =>
    rule.pauseReasons.length > 0 && (rule.unit === 'hours' || rule.unit === 'workingHours')
      ? [{ path: ['clocks', index, 'pauseReasons'], sentence: 'a clock in hours cannot be paused' }]
      : [],
  );
  return [...bars, ...hours];
}

/** What is counted back ends before its event: it is in days, and nothing prolongs, pauses or starts it by an act. */
function checkBackwards(
  { lawClocks }: ProfileContent,
  events: ReadonlyMap<string, ProfileContent['startEvents'][number]>,
): Problem[] {
  return lawClocks.flatMap((rule, index) => {
    if (!rule.countsBack) return [];
    const plain = rule.extension === null && rule.pauseReasons.length === 0 && !rule.timeBar;
    if (plain && countsBackIn(rule.unit) && events.get(rule.startEvent)?.recorded !== true) return [];
    return [
      {
        path: ['lawClocks', index, 'countsBack'],
        sentence:
          'a period counted back is in days, from an event that a paper tells, without extension, pause or timeBar',
      },
    ];
  });
}

function checkExtension(path: PropertyKey[], extension: ProfileContent['clocks'][number]['extension']): Problem[] {
  if (extension === null || (extension.unit === undefined) === (extension.amount === undefined)) return [];
  return [{ path, sentence: 'an extension has both an amount and its unit, or neither' }];
}

function checkPresence(content: ProfileContent): Problem[] {
  const problems: Problem[] = [];
  for (const complexity of COMPLEXITIES) {
    const found = content.clocks.filter((rule) => rule.kind === 'promise' && rule.complexity === complexity).length;
    if (found !== 1)
      problems.push({
        path: ['clocks'],
        sentence: `there must be one promise clock for ${complexity}, there are ${found}`,
      });
  }
  for (const step of TIMED_STEPS) {
    if (!content.clocks.some((rule) => rule.kind === 'step' && rule.step === step && rule.urgency === undefined)) {
      problems.push({ path: ['clocks'], sentence: `the step «${step}» has no clock for every urgency` });
    }
  }
  const places = content.clocks.map((rule) =>
    rule.kind === 'step' ? `${rule.step} ${rule.urgency ?? URGENCIES.join('/')}` : rule.id,
  );
  places.forEach((place, index) => {
    if (places.indexOf(place) !== index)
      problems.push({ path: ['clocks', index], sentence: `two clocks time the same step (${place})` });
  });
  for (const id of LAW_CLOCKS_IN_USE) {
    if (!content.lawClocks.some((rule) => rule.id === id))
      problems.push({ path: ['lawClocks'], sentence: `the clock «${id}» is missing` });
  }
  return problems;
}
