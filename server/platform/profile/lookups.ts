// Pure: finding one row of a profile, and the clocks and roads that fit a matter.
// Decides which step or promise rule applies, and in which order other roads are named.
import type { Complexity, MatterKind, Urgency } from './axes.ts';
import type {
  BodyType,
  Category,
  ClockRule,
  DangerSign,
  LegalRule,
  Message,
  NoticeEvent,
  Occasion,
  PeopleBand,
  Profile,
  PromiseRule,
  RefusalReason,
  Result,
  Route,
  Step,
  StepRule,
} from './schema.ts';

/** Undefined when the code is not in this version of the profile. */
export function categoryOf(profile: Profile, code: string): Category | undefined {
  return profile.categories.find((category) => category.code === code);
}

/** What a person may choose from; codes kept only for imports are left out. */
export function offeredCategories(profile: Profile, kind?: MatterKind): Category[] {
  return profile.categories.filter((category) => category.offered && (kind === undefined || category.kind === kind));
}

/** Any clock rule, ours or the law's. Undefined when unknown. */
export function clockRule(profile: Profile, id: string): ClockRule | undefined {
  return profile.clocks.find((rule) => rule.id === id) ?? lawClock(profile, id);
}

export function lawClock(profile: Profile, id: string): LegalRule | undefined {
  return profile.lawClocks.find((rule) => rule.id === id);
}

/** The clock of an office step: the rule for this urgency, else the one for all. Throws RangeError when the profile has none (the loader asks for all that the office runs on). */
export function stepClock(profile: Profile, step: Step, urgency: Urgency = 'normal'): StepRule {
  const rules = profile.clocks.filter((rule): rule is StepRule => rule.kind === 'step' && rule.step === step);
  const rule = rules.find((one) => one.urgency === urgency) ?? rules.find((one) => one.urgency === undefined);
  if (!rule) throw new RangeError(`the profile has no clock for the step ${step}`);
  return rule;
}

/** The promise to the resident, by complexity; every sound profile has one for each. */
export function promiseClock(profile: Profile, complexity: Complexity): PromiseRule {
  const rule = profile.clocks.find(
    (one): one is PromiseRule => one.kind === 'promise' && one.complexity === complexity,
  );
  if (!rule) throw new RangeError(`the profile has no promise clock for ${complexity}`);
  return rule;
}

/**
 * The periods of law that begin with an event («mediation.accepted») for a matter of this category. A row made for the category stands in
 * place of the general row of the same road: thirty working days for a medical dispute, one month for any other mediation.
 */
export function lawClocksFrom(profile: Profile, startEvent: string, code: string): LegalRule[] {
  const begun = profile.lawClocks.filter((rule) => rule.startEvent === startEvent);
  const special = begun.filter((rule) => rule.categories?.includes(code));
  const general = begun.filter((rule) => !rule.categories && !special.some((one) => one.route === rule.route));
  return [...special, ...general];
}

export function startEventOf(profile: Profile, id: string): Profile['startEvents'][number] | undefined {
  return profile.startEvents.find((event) => event.id === id);
}

export function dangerSignOf(profile: Profile, id: string): DangerSign | undefined {
  return profile.dangerSigns.find((sign) => sign.id === id);
}

/** Signs of danger in the profile's order, unknown ids left out. */
export function dangerSignsOf(profile: Profile, ids: readonly string[]): DangerSign[] {
  return profile.dangerSigns.filter((sign) => ids.includes(sign.id));
}

/** The roads open to a matter of this category, in the profile's order. */
export function routesFor(profile: Profile, code: string): Route[] {
  const category = categoryOf(profile, code);
  if (!category) return [];
  return profile.routes.filter((route) => isOpenTo(route, category));
}

/** The roads named to a person on an occasion: no consent, mediation failed, not performed … */
export function otherRoads(profile: Profile, code: string, occasion: Occasion): Route[] {
  return routesFor(profile, code).filter((route) => route.occasions.includes(occasion));
}

export function bodyTypeOf(profile: Profile, id: string): BodyType | undefined {
  return profile.bodyTypes.find((body) => body.id === id);
}

export function resultOf(profile: Profile, id: string): Result | undefined {
  return profile.results.find((result) => result.id === id);
}

/** A reason of the legal list for which a matter may be refused. Undefined when it is none. */
export function refusalReasonOf(profile: Profile, id: string): RefusalReason | undefined {
  return profile.refusalReasons.find((reason) => reason.id === id);
}

export function messageFor(profile: Profile, event: NoticeEvent): Message {
  const message = profile.messages.find((one) => one.event === event);
  if (!message) throw new RangeError(`the profile has no words for the event ${event}`);
  return message;
}

/** A message's words with its places filled: number, centre, telephone, where. Unfilled places throw RangeError. */
export function fillPlaces(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`nothing given for {${name}}`);
    return value;
  });
}

/** The band that a number of people falls into: 个体, 集体, 涉众 … */
export function peopleBandOf(profile: Profile, people: number): PeopleBand | undefined {
  return profile.peopleBands.findLast((band) => people >= band.from);
}

function isOpenTo(route: Route, category: Category): boolean {
  if (!route.kinds.includes(category.kind)) return false;
  if (route.mediation && !category.mediable) return false;
  return route.categories === 'all' || route.categories.includes(category.code);
}
