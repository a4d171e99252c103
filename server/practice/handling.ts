// Pure. Decides how a body handles a matter: a few entries of progress, now and then handed to a colleague or typed late from paper,
// then the answer with a result that the profile knows for this kind.
import type { DirectoryPost } from '../platform/directory.ts';
import { act } from './draft.ts';
import { type Life, reach } from './life.ts';
import { daysLater, minutesLater } from './office-time.ts';
import { open, reveal } from './openings.ts';
import { repair } from './repairs.ts';
import { postFor, postsFor } from './who-acts.ts';
import { handOverWords, progressWords, replyWords } from './words-of-work.ts';

export function handle(life: Life): boolean {
  const { world, dice, matter } = life;
  const by = world.directory.post(matter.state.holderPostId);
  if (!by) return false;
  const pace = { simple: 1, general: 2.4, complex: 6 }[matter.state.complexity ?? 'general'];
  const slow = dice.chance(0.06);
  for (let turn = 0, turns = dice.whole(0, 3); turn < turns; turn += 1) {
    const days = slow && turn === 0 ? dice.whole(20, 90) : Math.round(dice.fraction() * pace);
    if (!reach(life, daysLater(world.calendar, dice, life.now, days, days))) return false;
    progress(life, by, turn);
  }
  if (dice.chance(0.04)) handOver(life);
  if (dice.chance(0.05)) repair(life);
  return answer(life, resultFor(life), Math.round(dice.fraction() * pace));
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

/** Results without an agreement; what a mediation ended in is reported by it. */
export function resultFor({ dice, kind, matter }: Life): string {
  const ended = matter.procedures.at(-1)?.outcome;
  if (ended === 'failed') return dice.chance(0.8) ? 'mediationFailed' : 'partlyAgreed';
  switch (kind) {
    case 'dispute':
      return dice.weighted([
        ['settled', 40],
        ['done', 22],
        ['mediationFailed', 14],
        ['guidedToRoad', 12],
        ['consentRefused', 6],
        ['transferred', 3],
        ['cannotBeDone', 3],
      ] as const);
    case 'hazard':
      return dice.weighted([
        ['done', 74],
        ['transferred', 18],
        ['cannotBeDone', 8],
      ] as const);
    case 'help':
      return dice.weighted([
        ['done', 58],
        ['explained', 27],
        ['transferred', 9],
        ['cannotBeDone', 6],
      ] as const);
    case 'complaint':
      return dice.weighted([
        ['done', 55],
        ['guidedToRoad', 20],
        ['transferred', 15],
        ['cannotBeDone', 10],
      ] as const);
    case 'consultation':
      return dice.weighted([
        ['explained', 88],
        ['guidedToRoad', 12],
      ] as const);
  }
}
