// Pure. Decides the last part of a matter: checked by somebody who did not handle it, the parties asked, closed with the outcome that
// follows from what they said, and rated by whoever wants to.
import { localDateOf } from '../kernel/instant.ts';
import type { DirectoryPost } from '../platform/directory.ts';
import { resultOf } from '../platform/profile/lookups.ts';
import { askedEnough, toBeAsked } from '../modules/matters/closing.ts';
import { outcomeOf } from '../modules/matters/outcome.ts';
import { act } from './draft.ts';
import { answer, resultFor } from './handling.ts';
import { type Life, reach } from './chapter.ts';
import { daysLater, minutesLater } from './office-time.ts';
import { open } from './openings.ts';
import type { PracticeMatter } from './practice-matter.ts';
import { postFor } from './who-acts.ts';
import { answerWords, reworkWords } from './words-of-work.ts';

/** Passes the check, or sends it back once for another answer. False when it still waits. */
export function check(life: Life): boolean {
  const { world, dice, matter } = life;
  const stalled = dice.chance(0.03);
  const at = stalled
    ? daysLater(world.calendar, dice, life.now, 4, 15)
    : daysLater(world.calendar, dice, life.now, 0, 2);
  const by = postFor(world, dice, matter, 'passCheck', 'centre');
  if (!by || !reach(life, at)) return false;
  open(life, by);
  const agreed = matter.procedures.some((p) => p.outcome === 'agreed');
  const returned = matter.history.some((e) => e.act === 'returnForRework');
  if (!agreed && !returned && matter.state.result !== 'withdrawn' && dice.chance(0.04)) {
    act(world, dice, matter, {
      act: { act: 'returnForRework' },
      by,
      doneAt: at,
      circumstances: { agreementInEffect: false },
      notes: [{ kind: 'reason', body: reworkWords(dice) }],
    });
    return answer(life, resultFor(life), dice.whole(1, 4));
  }
  act(world, dice, matter, {
    act: { act: 'passCheck' },
    by,
    doneAt: at,
    notes: dice.chance(0.15) ? [{ kind: 'remark', body: '材料齐全' }] : [],
  });
  return true;
}

/** Everybody on the applicants' side is asked, or tried; whom an agreement binds too, and some of the others. */
export function followUp(life: Life): boolean {
  const { world, dice, matter } = life;
  const stalled = dice.chance(0.03);
  const group = groupOf(life);
  const agreed = matter.procedures.some((p) => p.outcome === 'agreed');
  for (const [i, party] of asked(matter, { reached: dice.chance(0.3), bound: agreed }).entries()) {
    const at =
      i === 0
        ? daysLater(world.calendar, dice, life.now, stalled ? 9 : 0, stalled ? 30 : 4)
        : minutesLater(world.calendar, dice, life.now, 4, 200);
    const by = postFor(world, dice, matter, 'recordFollowUp', 'centre');
    if (!by || !reach(life, at)) return false;
    open(life, by);
    const reached = dice.weighted([
      ['reached', 87],
      ['not_reached', 10],
      ['refused', 3],
    ] as const);
    ask(life, { partyId: party.id, by, at, reached, group });
    // Who cannot be reached is tried three times, on different days.
    for (const days of reached === 'not_reached' ? [1, 2] : []) {
      const again = daysLater(world.calendar, dice, life.now, 1, days);
      if (!reach(life, again)) return false;
      ask(life, { partyId: party.id, by, at: again, reached, group });
    }
  }
  return true;
}

function ask(
  life: Life,
  given: {
    readonly partyId: string;
    readonly by: DirectoryPost;
    readonly at: Date;
    readonly reached: 'reached' | 'not_reached' | 'refused';
    readonly group: string;
  },
): void {
  const { world, dice, matter } = life;
  const { at, by, reached } = given;
  const good = given.group === 'solved' ? dice.chance(0.92) : dice.chance(0.15);
  const answered = reached === 'reached';
  const one = {
    id: dice.id(at),
    partyId: given.partyId,
    askedAt: at,
    way: dice.pick(['phone', 'phone', 'phone', 'visit', 'window'] as const),
    reached,
    performed: answered ? performedBy(life, at) : null,
    solved: answered ? good : null,
    satisfaction: answered ? (good ? dice.whole(4, 5) : dice.whole(1, 4)) : null,
    byPostId: by.id,
  };
  matter.followUps.push(one);
  act(world, dice, matter, {
    act: { act: 'recordFollowUp' },
    by,
    doneAt: at,
    facts: { followUpId: one.id, partyId: one.partyId, way: one.way, reached },
    notes: answered && dice.chance(0.5) ? [{ kind: 'answer', body: answerWords(dice, good) }] : [],
  });
}

/** What is said of an agreement's obligations that were due by then. */
function performedBy({ dice, matter }: Life, at: Date): 'yes' | 'partly' | 'no' | 'not_due' | 'none' {
  const agreement = matter.mediations.find((m) => m.standing.state === 'effective')?.agreement;
  if (!agreement) return 'none';
  const due = agreement.obligations.some((o) => o.dueOn <= localDateOf(at));
  if (!due) return 'not_due';
  return dice.weighted([
    ['yes', 84],
    ['partly', 9],
    ['no', 7],
  ] as const);
}

/** Who is asked: all applicants; of the respondents whom an agreement binds, or those who were reached. */
function asked(
  matter: PracticeMatter,
  respondents: { readonly reached: boolean; readonly bound: boolean },
): PracticeMatter['parties'] {
  return matter.parties.filter((p) => {
    if (p.replacedBy !== null || p.role === 'helper') return false;
    if (p.side === 'applicant') return true;
    if (respondents.bound && (p.role === 'self' || p.role === 'organisation')) return true;
    return respondents.reached && p.reachedAt !== null;
  });
}

export function close(life: Life): boolean {
  const { world, dice, matter } = life;
  const at = daysLater(world.calendar, dice, life.now, 0, dice.chance(0.04) ? 12 : 1);
  const by = postFor(world, dice, matter, 'closeMatter', 'centre');
  if (!by || !reach(life, at)) return false;
  const result = matter.state.result ?? '';
  const since = (matter.answeredAt ?? matter.registeredAt).getTime();
  const said = matter.followUps.filter((f) => f.askedAt.getTime() >= since);
  const outcome = outcomeOf(result, groupOf(life), said);
  const agreed = matter.procedures.some((p) => p.outcome === 'agreed');
  const standing = matter.parties.filter((p) => p.replacedBy === null);
  act(world, dice, matter, {
    act: { act: 'closeMatter' },
    by,
    doneAt: at,
    circumstances: {
      ...toBeAsked(
        standing,
        agreed,
        askedEnough(
          said.map((f) => ({ ...f, at: f.askedAt })),
          world.profile.closing.notReached,
        ),
      ),
      outcome,
    },
    notes: dice.chance(0.1)
      ? [{ kind: 'remark', body: dice.pick(['材料归档', '电话回访无异议', '提示可通过司法途径继续主张']) }]
      : [],
  });
  return true;
}

/** A third of those who can be reached by code rate how it went. */
export function rate(life: Life): void {
  const { world, dice, matter } = life;
  const party = matter.parties.find((p) => p.codeMadeAt !== null && p.side === 'applicant');
  const at = minutesLater(world.calendar, dice, life.now, 30, 6000);
  if (!party || !dice.chance(matter.channel === 'resident' ? 0.45 : 0.15) || !reach(life, at)) return;
  const happy = matter.state.outcome === 'solved';
  const score = (): number =>
    happy
      ? dice.weighted([
          [5, 60],
          [4, 30],
          [3, 10],
        ] as const)
      : dice.weighted([
          [4, 20],
          [3, 35],
          [2, 25],
          [1, 20],
        ] as const);
  const rating = { acceptance: Math.max(score(), dice.whole(3, 5)), process: score(), result: score() };
  matter.rating.push({ partyId: party.id, ...rating, at });
  act(world, dice, matter, {
    act: { act: 'rateMatter' },
    by: { partyId: party.id },
    doneAt: at,
    facts: { partyId: party.id, ...rating },
    notes: dice.chance(0.3) ? [{ kind: 'rating', body: answerWords(dice, happy) }] : [],
  });
}

function groupOf({ world, matter }: Life): string {
  return resultOf(world.profile, matter.state.result ?? '')?.group ?? 'closed_not_solved';
}
