// Pure. Decides how a body handles a matter: a few entries of progress, now and then handed to a colleague or typed late from paper,
// then the answer with a result that the profile knows for this kind.
import type { DirectoryPost } from '../platform/directory.ts';
import type { MatterKind } from '../platform/profile/axes.ts';
import { act } from './draft.ts';
import { type Life, reach } from './chapter.ts';
import { daysLater, minutesLater } from './office-time.ts';
import { canMediate, mediate } from './mediating.ts';
import { fitsTheSpot, mediateOnTheSpot } from './on-the-spot.ts';
import { open, reveal } from './openings.ts';
import { repair } from './repairs.ts';
import { postFor, postsFor } from './who-acts.ts';
import { handOverWords, progressWords, replyWords } from './words-of-work.ts';

export function handle(life: Life): boolean {
  const { world, dice, matter } = life;
  const by = world.directory.post(matter.state.holderPostId);
  if (!by) return false;
  if (canMediate(life) && dice.chance(0.86)) return handleByMediation(life, by);
  const pace = { simple: 0.8, general: 2.4, complex: 7 }[matter.state.complexity ?? 'general'];
  const slow = dice.chance(0.06);
  for (let turn = 0, turns = dice.whole(0, 2); turn < turns; turn += 1) {
    const days = slow && turn === 0 ? dice.whole(20, 90) : Math.round(dice.fraction() * pace);
    if (!reach(life, daysLater(world.calendar, dice, life.now, days, days))) return false;
    progress(life, by, turn);
  }
  if (dice.chance(0.04)) handOver(life);
  if (dice.chance(0.05)) repair(life);
  return answer(life, resultFor(life), Math.round(dice.fraction() * pace));
}

/** The committee's own way: both sides asked, sessions, an agreement or the other roads. */
function handleByMediation(life: Life, by: DirectoryPost): boolean {
  const { world, dice } = life;
  if (dice.chance(0.3)) {
    if (!reach(life, minutesLater(world.calendar, dice, life.now, 20, 240))) return false;
    progress(life, by, 0);
  }
  if (dice.chance(0.04)) handOver(life);
  if (dice.chance(0.05)) repair(life);
  if (dice.chance(0.03) && !reach(life, daysLater(world.calendar, dice, life.now, 10, 45))) return false;
  if (!canMediate(life)) return answer(life, resultFor(life), 2);
  const result = fitsTheSpot(life) ? mediateOnTheSpot(life) : mediate(life);
  return result !== undefined && answer(life, result, dice.chance(0.3) ? 1 : 0);
}

function progress(life: Life, by: DirectoryPost, turn: number): void {
  const { world, dice, matter } = life;
  open(life, by);
  const phone = matter.parties.find((p) => p.side === 'applicant' && p.phone !== null);
  if (phone && dice.chance(0.25)) reveal(life, by, phone.id, 'phone', '联系当事人核实情况');
  const village = world.directory.organisation(by.organisationId)?.level === 'village';
  const doneAt = life.now;
  // On paper in the village, typed when somebody comes to the township.
  const typed = village && dice.chance(0.2) ? minutesLater(world.calendar, dice, doneAt, 300, 7000) : doneAt;
  const recordedAt = typed.getTime() > world.until.getTime() ? doneAt : typed;
  const outward = dice.chance(0.35);
  act(world, dice, matter, {
    act: { act: 'recordProgress' },
    by,
    doneAt,
    recordedAt,
    ...(recordedAt > doneAt ? { lateReason: '村里没有网络，纸质记录后补录' } : {}),
    ...(dice.chance(0.05) ? typedBy(life, by) : {}),
    facts: { outward, files: [] },
    notes: [{ kind: 'progress', body: progressWords(dice, life.kind, turn), outward }],
  });
  life.now = recordedAt;
}

/** A colleague of the same body types it (代录). */
function typedBy({ world, dice, matter }: Life, by: DirectoryPost): { typist?: DirectoryPost } {
  const others = postsFor(world, matter, 'recordProgress', 'holder').filter((p) => p.officerId !== by.officerId);
  return others.length === 0 ? {} : { typist: dice.pick(others) };
}

function handOver(life: Life): void {
  const { world, dice, matter } = life;
  const by = postFor(world, dice, matter, 'handOverMatter', 'holder');
  const to = world
    .postsOf(matter.state.holderOrganisationId ?? 0)
    .filter(
      (p) =>
        p.id !== matter.state.holderPostId &&
        p.roles.some((r) => ['committee_officer', 'mediator', 'handler'].includes(r)),
    );
  const at = minutesLater(world.calendar, dice, life.now, 30, 400);
  if (!by || to.length === 0 || !reach(life, at)) return;
  const post = dice.pick(to);
  act(world, dice, matter, {
    act: { act: 'handOverMatter', postId: post.id },
    by,
    doneAt: at,
    facts: { from: matter.state.holderPostId, postId: post.id },
    notes: [{ kind: 'reason', body: handOverWords(dice) }],
  });
}

/** Reports the result after so many days. */
export function answer(life: Life, result: string, days: number): boolean {
  const { world, dice, matter } = life;
  const at = daysLater(world.calendar, dice, life.now, days, days);
  const by = world.directory.post(matter.state.holderPostId);
  if (!by || !reach(life, at)) return false;
  open(life, by);
  act(world, dice, matter, {
    act: { act: 'answerMatter', result },
    by,
    doneAt: at,
    facts: { files: [], procedures: matter.procedures.map((p) => p.id) },
    notes: [{ kind: 'reply', body: replyWords(dice, result), outward: true }],
  });
  return true;
}

/** Results without an agreement, by the kind of matter. */
const results: Readonly<Record<MatterKind, readonly (readonly [result: string, weight: number])[]>> = {
  dispute: [
    ['settled', 40],
    ['done', 26],
    ['guidedToRoad', 20],
    ['transferred', 6],
    ['cannotBeDone', 8],
  ],
  hazard: [
    ['done', 74],
    ['transferred', 18],
    ['cannotBeDone', 8],
  ],
  help: [
    ['done', 58],
    ['explained', 27],
    ['transferred', 9],
    ['cannotBeDone', 6],
  ],
  complaint: [
    ['done', 55],
    ['guidedToRoad', 20],
    ['transferred', 15],
    ['cannotBeDone', 10],
  ],
  consultation: [
    ['explained', 88],
    ['guidedToRoad', 12],
  ],
};

/** After a rework the answer says more, not something else, where a mediation had ended. */
export function resultFor({ dice, kind, matter }: Life): string {
  const ended = matter.procedures.at(-1)?.outcome;
  if (ended === 'failed') return 'mediationFailed';
  if (ended === 'consentRefused') return 'consentRefused';
  if (ended === 'withdrawn') return 'guidedToRoad';
  return dice.weighted(results[kind]);
}
