// Pure. Decides how a mediation of the practice county goes, from asking both sides to a sealed agreement or to the other lawful roads.
import { localDateOf } from '../kernel/instant.ts';
import { yearOf } from '../kernel/local-date.ts';
import { categoryOf, lawClocksFrom } from '../platform/profile/lookups.ts';
import { consentText } from '../modules/disputes/consent-text.ts';
import type { EndReason } from '../modules/disputes/mediation.ts';
import { newMediation } from '../modules/disputes/mediation.ts';
import { agree } from './agreeing.ts';
import { act } from './draft.ts';
import { addClock } from './draft-clocks.ts';
import { ended, endPeriod } from './mediation-end.ts';
import type { Life } from './chapter.ts';
import { open } from './openings.ts';
import type { PracticeParty } from './practice-matter.ts';
import type { ConsentHow, PracticeMediation } from './practice-mediation.ts';
import { chooseMediators, hold } from './sessions.ts';
import { days, did, minutes, type Sitting } from './sitting.ts';
import { failWords } from './words-of-mediation.ts';

/** Whether the body that holds it may mediate, both sides are there, and nobody is in danger. */
export function canMediate({ world, matter, kind }: Life): boolean {
  const body = world.directory.organisation(matter.state.holderOrganisationId);
  if (body?.kind !== 'mediation_committee' || kind !== 'dispute' || matter.dangerSigns.length > 0) return false;
  if (!categoryOf(world.profile, matter.state.category)?.mediable) return false;
  const there = principals(matter.parties);
  const roster = world.mediatorsOf(body.id).filter((m) => m.until === null);
  return roster.length > 0 && ['applicant', 'respondent'].every((side) => there.some((p) => p.side === side));
}

export function principals(parties: readonly PracticeParty[]): PracticeParty[] {
  return parties.filter((p) => p.replacedBy === null && (p.role === 'self' || p.role === 'organisation'));
}

/**
 * Lives through a mediation.
 * @returns the result to report, or undefined when it is still under way on the day the county is loaded
 */
export function mediate(life: Life): string | undefined {
  const { world, dice, matter } = life;
  const by = world.directory.post(matter.state.holderPostId);
  if (!by || !days(life, 0, 2)) return undefined;
  open(life, by);
  const mediation = begin(life, by.organisationId);
  const sitting: Sitting = { life, mediation, by };
  start(sitting);
  if (!reachRespondents(sitting)) return undefined;
  const asked = askAll(sitting);
  if (asked === undefined) return undefined;
  if (!asked) {
    if (!minutes(life, 10, 300)) return undefined;
    return fail(sitting, 'no_consent', '对方明确表示不同意调解');
  }
  if (!minutes(life, 5, 120)) return undefined;
  accept(sitting);
  if (!chooseMediators(sitting)) return undefined;
  const way = dice.weighted([
    ['agreed', 76],
    ['failed', 17],
    ['withdrawn', 5],
    ['sham', 0.7],
  ] as const);
  const held = hold(sitting, way === 'agreed');
  if (!held || !minutes(life, 10, 200)) return undefined;
  if (way === 'failed') return fail(sitting, 'no_agreement', failWords(dice));
  if (way === 'withdrawn') return withdraw(sitting);
  if (way === 'sham') return suspect(sitting);
  return agree(sitting);
}

/** An empty mediation of this matter, not yet on any record. */
export function begin(life: Life, committeeId: number, onTheSpot = false): PracticeMediation {
  const { dice, matter, now } = life;
  const ids = principals(matter.parties).map((p) => p.id);
  const mediation: PracticeMediation = {
    id: dice.id(now),
    committeeId,
    standing: newMediation(ids),
    source: onTheSpot
      ? 'application'
      : dice.weighted([
          ['application', 80],
          ['own-initiative', 20],
        ] as const),
    onTheSpot,
    principals: ids,
    startedAt: now,
    acceptedOn: null,
    periodRule: null,
    periodDueOn: null,
    periodCertain: null,
    prolonged: 0,
    endedAt: null,
    endReason: null,
    endWords: null,
    dossier: null,
    standings: [],
    consents: [],
    mediators: [],
    declarations: [],
    sessions: [],
    shamChecks: [],
    agreement: null,
    archives: [],
    performances: [],
  };
  matter.mediations.push(mediation);
  return mediation;
}

function start({ life, mediation, by }: Sitting): void {
  const { world, dice, matter, now } = life;
  matter.procedures.push({
    id: mediation.id,
    kind: 'mediation',
    startedAt: now,
    endedAt: null,
    outcome: null,
    proof: null,
  });
  act(world, dice, matter, {
    act: { act: 'startProcedure', kind: 'mediation', id: mediation.id },
    by,
    doneAt: now,
    facts: {
      mediation: mediation.id,
      committee: mediation.committeeId,
      source: mediation.source,
      parties: mediation.principals,
    },
  });
}

/** Each respondent is found, at the second try at the latest, and gets a code of their own. */
function reachRespondents(sitting: Sitting): boolean {
  const { life, mediation } = sitting;
  const { dice, matter } = life;
  for (const party of principals(matter.parties).filter((p) => p.side === 'respondent')) {
    const standing = { partyId: party.id, attempts: 0, reachedAt: null as Date | null, way: null as string | null };
    mediation.standings.push(standing);
    const way =
      party.phone === null ? dice.pick(['visit', 'village', 'window']) : dice.pick(['phone', 'phone', 'visit']);
    const tries = dice.chance(0.12) ? 2 : 1;
    for (let i = 1; i <= tries; i += 1) {
      if (!minutes(life, 20, i === 1 ? 300 : 700)) return false;
      standing.attempts = i;
      const reached = i === tries;
      const newCode = reached && party.codeMadeAt === null;
      if (reached) {
        standing.reachedAt = life.now;
        standing.way = way;
        party.reachedAt ??= life.now;
        party.codeMadeAt ??= life.now;
      }
      did(
        sitting,
        { act: 'reachRespondent' },
        { party: party.id, way, newCode },
        { entry: reached ? 'reachRespondent' : 'tryRespondent' },
      );
    }
  }
  return true;
}

/** True when all agreed, false when one did not, undefined when not all have been asked yet. */
function askAll(sitting: Sitting): boolean | undefined {
  const { life, mediation } = sitting;
  const { dice, matter } = life;
  const { version } = consentText();
  const refuses = dice.chance(0.08);
  for (const party of principals(matter.parties).toSorted((a, b) => a.position - b.position)) {
    if (!minutes(life, 3, 180)) return undefined;
    const agrees = !(refuses && party.side === 'respondent');
    const how: ConsentHow = dice.pick(['phone', 'visit', 'window', 'paper']);
    mediation.consents.push({
      id: dice.id(life.now),
      partyId: party.id,
      about: 'mediation',
      agrees,
      how,
      textVersion: version,
      at: life.now,
    });
    did(
      sitting,
      { act: 'recordConsent', partyId: party.id, agrees },
      { party: party.id, agrees, how, textVersion: version },
    );
    if (!agrees) return false;
  }
  return true;
}

function accept(sitting: Sitting): void {
  const { life, mediation } = sitting;
  const { world, dice, matter, now } = life;
  const rule = lawClocksFrom(world.profile, 'mediation.accepted', matter.state.category).find(
    (r) => r.route === 'peoplesMediation',
  );
  if (!rule) throw new Error('the profile has no period for a mediation');
  const clock = addClock(world, dice, matter, rule, now);
  const acceptedOn = localDateOf(now);
  Object.assign(mediation, {
    acceptedOn,
    periodRule: rule.id,
    periodDueOn: clock.dueDate,
    periodCertain: clock.certain,
  });
  const entry = did(
    sitting,
    { act: 'acceptMediation' },
    { dossierNumber: '', acceptedOn, rule: rule.id, dueDate: clock.dueDate },
  );
  mediation.dossier = { year: yearOf(acceptedOn), givenAt: now, entry, serial: 0, number: '' };
}

function roadsNamed({ life }: Sitting, occasion: 'noConsent' | 'mediationFailed'): string[] {
  const { world, matter } = life;
  const category = categoryOf(world.profile, matter.state.category);
  return world.profile.routes
    .filter(
      (r) =>
        category &&
        r.kinds.includes(category.kind) &&
        (r.categories === 'all' || r.categories.includes(category.code)) &&
        r.occasions.includes(occasion),
    )
    .map((r) => r.id);
}

export function fail(sitting: Sitting, reason: EndReason, words: string): string {
  const { life, mediation } = sitting;
  endPeriod(sitting, 'done');
  ended(sitting, reason === 'no_consent' ? 'consentRefused' : 'failed', null);
  Object.assign(mediation, { endReason: reason, endWords: words });
  did(
    sitting,
    { act: 'failMediation', reason },
    { reason, roadsNamed: roadsNamed(sitting, reason === 'no_consent' ? 'noConsent' : 'mediationFailed') },
    { notes: [{ kind: 'reason', body: words }] },
  );
  if (reason === 'no_consent') return 'consentRefused';
  return life.dice.chance(0.85) ? 'mediationFailed' : 'partlyAgreed';
}

function withdraw(sitting: Sitting): string {
  const { life, mediation } = sitting;
  const party = life.dice.pick(mediation.principals);
  const words = '当事人要求终止调解';
  endPeriod(sitting, 'stopped');
  ended(sitting, 'withdrawn', null);
  Object.assign(mediation, { endReason: 'withdrawn', endWords: words });
  did(
    sitting,
    { act: 'withdrawMediation' },
    { party, roadsNamed: roadsNamed(sitting, 'mediationFailed') },
    { notes: [{ kind: 'reason', body: words }] },
  );
  return 'guidedToRoad';
}

/** Two signs of a sham: everything stops; what is found out decides. */
function suspect(sitting: Sitting): string | undefined {
  const { life, mediation } = sitting;
  const { dice } = life;
  const check = (signs: readonly string[], words: string | null): void => {
    const one = { id: dice.id(life.now), signs, suspected: signs.length > 1, words, at: life.now };
    mediation.shamChecks.push(one);
    did(sitting, { act: 'checkSham', suspected: one.suspected }, { check: one.id, suspected: one.suspected, signs });
  };
  check(['oneInterest', 'noEvidence'], '借款没有转账凭证，双方对高额利息毫无异议');
  if (!days(life, 2, 6)) return undefined;
  if (dice.chance(0.5)) return fail(sitting, 'sham', '经核查属虚假调解，予以终止');
  check([], '已补交银行流水，核查无误');
  if (!days(life, 1, 4)) return undefined;
  return fail(sitting, 'no_agreement', '双方同意向人民法院起诉');
}
