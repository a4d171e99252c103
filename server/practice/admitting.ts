// Pure. Decides what happens before a matter is accepted: now and then papers are missing and asked for once, and some matters are refused
// with a reason of the legal list, the right door and a second person's look.
import { DAY_MS } from '../kernel/instant.ts';
import { computeDue } from '../kernel/period.ts';
import { stepClock } from '../platform/profile/lookups.ts';
import { act } from './draft.ts';
import { type Life, reach } from './chapter.ts';
import { daysLater, minutesLater } from './office-time.ts';
import { open } from './openings.ts';
import { postFor, postsFor } from './who-acts.ts';

const papers = [
  { name: '身份证复印件', note: '正反面' },
  { name: '房屋权属证明', note: '不动产权证或者购房合同' },
  { name: '合同或者欠条复印件', note: null },
  { name: '工资条或者考勤记录', note: null },
  { name: '病历和收费票据', note: '加盖医院印章' },
  { name: '现场照片', note: null },
] as const;

const doors = [
  {
    reasonId: 'inCourtOrArbitration',
    door: { name: '安和县人民法院诉讼服务中心', address: '安和县城关镇人民路18号', telephone: '0199-6605000' },
    words: '您反映的纠纷人民法院已经立案，由法院依法处理，本中心不能同时受理。',
  },
  {
    reasonId: 'notCompetent',
    door: { name: '安和县人民法院执行局', address: '安和县城关镇人民路18号', telephone: '0199-6605010' },
    words: '您请求的是执行生效判决，属于人民法院的职责，请向执行局提出。',
  },
  {
    reasonId: 'outsideArea',
    door: { name: '临江市综治中心', address: '临江市滨河路6号', telephone: '01997701234' },
    words: '您反映的事情发生在临江市，应当由当地受理。',
  },
] as const;

/** False when the county is loaded before the office has decided; a refused matter ends here too. */
export function admit(life: Life): boolean {
  // Of the last days more stand open: the list of those that wait for papers is not empty.
  const fresh = life.world.until.getTime() - life.matter.registeredAt.getTime() < 8 * DAY_MS;
  if (life.dice.chance(fresh ? 0.2 : 0.03) && !askForPapers(life)) return false;
  return life.dice.chance(0.012) && life.matter.dangerSigns.length === 0 ? refused(life) : true;
}

/** Asked once; the papers come within the days of the notice. */
function askForPapers(life: Life): boolean {
  const { world, dice, matter } = life;
  const at = minutesLater(world.calendar, dice, life.now, 15, 240);
  const by = postFor(world, dice, matter, 'askForMaterial', 'centre');
  if (!by || !reach(life, at)) return false;
  open(life, by);
  const rule = stepClock(world.profile, 'correct', matter.state.urgency ?? 'normal');
  const { dueDate, dueAt } = computeDue({ from: at, amount: rule.amount, unit: rule.unit }, world.calendar);
  const first = dice.whole(0, papers.length - 2);
  const items = papers.slice(first, first + dice.whole(1, 2)).map((paper) => ({ ...paper, suppliedAt: null }));
  const request: (typeof matter.materialRequests)[number] = {
    id: dice.id(at),
    askedAt: at,
    askedByPostId: by.id,
    dueDate,
    ifLate: 'decide_as_is',
    endedAt: null,
    outcome: null,
    items,
  };
  matter.materialRequests.push(request);
  act(world, dice, matter, {
    act: { act: 'askForMaterial' },
    by,
    doneAt: at,
    facts: { items: items.length, dueDate, ifLate: request.ifLate },
  });
  const brought = daysLater(world.calendar, dice, at, 1, 3);
  if (brought.getTime() > dueAt.getTime() || !reach(life, brought)) return false;
  for (const item of request.items) item.suppliedAt = brought;
  Object.assign(request, { endedAt: brought, outcome: 'supplied' });
  act(world, dice, matter, {
    act: { act: 'supplyMaterial' },
    by,
    doneAt: brought,
    circumstances: { materialLeft: 0 },
    facts: { positions: items.map((_, i) => i + 1), files: [], left: 0 },
  });
  return true;
}

/** Always false: a refused matter goes no further, and one that waits for its second look does not yet. */
function refused(life: Life): false {
  const { world, dice, matter } = life;
  const at = minutesLater(world.calendar, dice, life.now, 20, 300);
  const by = postFor(world, dice, matter, 'proposeRefusal', 'centre');
  if (!by || !reach(life, at)) return false;
  open(life, by);
  const { reasonId, door, words } = dice.pick(doors);
  const refusal: (typeof matter.refusals)[number] = {
    id: dice.id(at),
    reasonId,
    door,
    proposedAt: at,
    proposedByOfficerId: by.officerId,
    proposedSeq: matter.history.length + 1,
    reviewedAt: null,
    reviewedByOfficerId: null,
    reviewedSeq: null,
    state: 'proposed',
  };
  matter.refusals.push(refusal);
  act(world, dice, matter, {
    act: { act: 'proposeRefusal' },
    by,
    doneAt: at,
    facts: { refusalId: refusal.id, reasonId },
    notes: [{ kind: 'explanation', body: words }],
  });
  const second = postsFor(world, matter, 'reviewRefusal', 'centre').find((post) => post.officerId !== by.officerId);
  const looked = minutesLater(world.calendar, dice, at, 30, 400);
  if (!second || dice.chance(0.2) || !reach(life, looked)) return false;
  Object.assign(refusal, {
    reviewedAt: looked,
    reviewedByOfficerId: second.officerId,
    reviewedSeq: matter.history.length + 1,
    state: 'refused',
  });
  act(world, dice, matter, {
    act: { act: 'reviewRefusal', agreed: true },
    by: second,
    doneAt: looked,
    facts: { refusalId: refusal.id, agreed: true },
  });
  return false;
}
