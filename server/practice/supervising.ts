// Pure. Decides which letters of supervision are out when the county is loaded: what the sweep would have sent day by day, with numbers without gaps.
import { localDateOf, MINUTE_MS, startOfDay } from '../kernel/instant.ts';
import { addDays, yearOf } from '../kernel/local-date.ts';
import { computeDue } from '../kernel/period.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { letterNumber } from '../modules/matters/hand-off.ts';
import { askedOf, bodyOfTurn, daysLate, isIndependent, urgedUpTo } from '../modules/matters/supervision.ts';
import { act } from './draft.ts';
import { minutesLater } from './office-time.ts';
import type { PracticeClock, PracticeMatter } from './practice-matter.ts';
import type { Dice } from './seeded.ts';
import { postsFor } from './who-acts.ts';
import { letterReplyWords } from './words-of-work.ts';
import type { World } from './world.ts';

/** Last number given, by kind, body and year. */
export type LetterCounters = Map<string, number>;

type Level = 'urge' | 'notice';
const kinds = { urge: 'urging', notice: 'supervision' } as const;

interface Due {
  readonly matter: PracticeMatter;
  readonly clock: PracticeClock;
  readonly at: Date;
}

/** 催办 the day after a term of ours ran out, 督办函 when it still ran so many working days later: for what is late when the county is loaded. */
export function superviseLate(
  world: World,
  dice: Dice,
  matters: readonly PracticeMatter[],
  counters: LetterCounters,
): void {
  for (const level of ['urge', 'notice'] as const) {
    const due = matters
      .flatMap((matter) =>
        lateTerms(world, matter).map((clock) => ({ matter, clock, at: momentOf(world, matter, clock, level) })),
      )
      .filter((one): one is Due => one.at !== undefined && one.at <= world.until)
      .toSorted((a, b) => a.at.getTime() - b.at.getTime());
    for (const one of due) issue(world, dice, one, level, counters);
    for (const { matter } of due) answerLetters(world, dice.apart(`replies ${level} ${matter.number}`), matter);
  }
}

function lateTerms(world: World, matter: PracticeMatter): PracticeClock[] {
  if (matter.state.stage === 'correcting' || matter.state.stage === 'closed') return [];
  return matter.clocks.filter((c) => c.state === 'running' && c.kind !== 'legal' && c.dueAt < world.until);
}

/** Just after midnight, as the sweep does it; after whatever was done last, so that the record stays in order. */
function momentOf(world: World, matter: PracticeMatter, clock: PracticeClock, level: Level): Date | undefined {
  const body = bodyOf(world, matter);
  if (!body) return undefined;
  const after = matter.touchedAt.getTime() + 10 * MINUTE_MS;
  const night = (day: string): Date => new Date(Math.max(startOfDay(day).getTime() + 10 * MINUTE_MS, after));
  if (level === 'urge')
    return isRefusal(askedOf(body.kind, clock.ruleId)) ? undefined : night(addDays(localDateOf(clock.dueAt), 1));
  const urged = matter.supervisions.find((one) => one.clockId === clock.id && one.level === 'urge');
  if (urged?.organisationId !== body.id || isIndependent(body.kind)) return undefined;
  const last = localDateOf(world.until);
  const { afterWorkingDays } = world.profile.supervision.notice;
  for (let day = addDays(localDateOf(urged.issuedAt), 1); day <= last; day = addDays(day, 1))
    if (localDateOf(urged.issuedAt) <= urgedUpTo(day, afterWorkingDays, world.calendar)) return night(day);
  return undefined;
}

function bodyOf(world: World, matter: PracticeMatter) {
  const { stage, holderOrganisationId } = matter.state;
  const id = bodyOfTurn({ stage, holderOrganisationId, centreOrganisationId: matter.centreOrganisationId });
  return world.organisations.find((one) => one.id === id);
}

function issue(world: World, dice: Dice, { matter, clock, at }: Due, level: Level, counters: LetterCounters): void {
  const body = bodyOf(world, matter);
  const asks = body && askedOf(body.kind, clock.ruleId);
  if (!body || asks === undefined || isRefusal(asks)) return;
  const rules = world.profile.supervision;
  const by = matter.upperCentreOrganisationId ?? matter.centreOrganisationId;
  const amount = rules[level].replyWorkingDays;
  const replyDue = computeDue({ from: at, amount, unit: 'workingDays' }, world.calendar).dueDate;
  const number = nextNumber(world, level, by, at, counters);
  const id = dice.id(at);
  matter.supervisions.push({
    id,
    level,
    clockId: clock.id,
    organisationId: body.id,
    bodyName: body.name,
    asks,
    dueDate: clock.dueDate,
    daysLate: daysLate(clock.dueDate, localDateOf(at), world.calendar),
    letterNumber: number,
    byOrganisationId: by,
    issuedAt: at,
    seq: matter.history.length + 1,
    replyDue,
    replied: null,
  });
  const facts = { supervisionId: id, organisationId: body.id, ruleId: clock.ruleId, dueDate: clock.dueDate };
  act(world, dice, matter, {
    act: { act: level === 'urge' ? 'urgeBody' : 'noticeBody' },
    by: { system: 'supervise' },
    doneAt: at,
    facts: { ...facts, letterNumber: number, replyDue },
    notes:
      level === 'urge'
        ? []
        : [
            { kind: 'problems', body: rules.notice.problems.zh },
            { kind: 'demands', body: rules.notice.demands.zh },
          ],
  });
}

/** 督办回复 Most bodies answer within days, before anything else is sent; some have not yet, and are late with that too. */
function answerLetters(world: World, dice: Dice, matter: PracticeMatter): void {
  for (const letter of matter.supervisions) {
    const turn = letter.organisationId === matter.state.holderOrganisationId ? 'holder' : 'centre';
    const posts = postsFor(world, matter, 'replyToSupervision', turn).filter(
      (post) => post.organisationId === letter.organisationId,
    );
    if (letter.replied || letter.asks === 'receipt' || posts.length === 0 || !dice.chance(0.6)) continue;
    const by = dice.pick(posts);
    const at = minutesLater(world.calendar, dice, matter.touchedAt, 500, 4000);
    if (at > world.until) continue;
    letter.replied = { at, byPostId: by.id, seq: matter.history.length + 1 };
    act(world, dice, matter, {
      act: { act: 'replyToSupervision' },
      by,
      doneAt: at,
      facts: { supervisionId: letter.id, level: letter.level, organisationId: letter.organisationId },
      notes: letterReplyWords(dice, turn),
    });
  }
}

function nextNumber(world: World, level: Level, organisationId: number, at: Date, counters: LetterCounters): string {
  const year = yearOf(localDateOf(at));
  const shelf = `${kinds[level]}/${organisationId}/${year}`;
  const serial = (counters.get(shelf) ?? 0) + 1;
  counters.set(shelf, serial);
  const body = world.directory.organisation(organisationId);
  return letterNumber(world.profile.handOffs.letterNumbers[kinds[level]], {
    body: body?.shortName ?? body?.name ?? '',
    year,
    serial,
  });
}
