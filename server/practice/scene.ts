// Pure. Decides what a matter is about: its chapter and story, the scene that the words speak of, the sum and the number of people.
import type { Category } from '../platform/profile/schema.ts';
import type { PracticeArea } from './areas.ts';
import { firm, type FictionalPerson, person } from './fictional-people.ts';
import { CHAPTERS, told } from './stories/index.ts';
import { type Chapter, type Scene, type Story, yuan } from './stories/story.ts';
import type { Dice } from './seeded.ts';
import type { World } from './world.ts';

export interface Occasion {
  readonly category: Category;
  readonly description: string;
  readonly claims: string;
  readonly placeDetail: string | null;
  readonly occurredOn: string | null;
  readonly amountFen: number | null;
  readonly peopleInvolved: number;
  readonly applicant: FictionalPerson;
  readonly respondent: { readonly person: FictionalPerson | null; readonly firm: string | null } | null;
}

/** The chapters that this profile offers, with how often they come; wages before the new year. */
export function chapterFor(world: World, dice: Dice, at: Date): Chapter {
  const month = at.getUTCMonth() + 1;
  const season = (code: string): number =>
    code === '10' && (month === 12 || month === 1) ? 2.2 : code === '07' && month >= 3 && month <= 6 ? 1.6 : 1;
  return dice.weighted(
    CHAPTERS.map(
      (chapter) =>
        [
          chapter,
          world.profile.categories.some((c) => c.code === chapter.code && c.offered)
            ? chapter.weight * season(chapter.code)
            : 0,
        ] as const,
    ),
  );
}

export function occasionFor(
  world: World,
  dice: Dice,
  given: {
    readonly chapter: Chapter;
    readonly village: PracticeArea;
    readonly at: Date;
    readonly ownWords: boolean;
    readonly body: string | null;
  },
): Occasion {
  const { chapter, village, at } = given;
  const category = world.profile.categories.find((c) => c.code === chapter.code) as Category;
  const where = village.kind === '社区' ? 'community' : 'village';
  const stories = chapter.stories.filter((story) => story.only === undefined || story.only === where);
  const story = dice.pick(stories.length > 0 ? stories : chapter.stories);
  const year = at.getUTCFullYear();
  const old = story.as === '儿子';
  const applicant = person(dice, old ? [year - 84, year - 68] : [year - 72, year - 22]);
  const respondent = respondentOf(dice, story, applicant, year);
  const amount = story.sum ? roundSum(dice, story.sum) : null;
  const people = story.people ? peopleOf(dice, story.people) : 1;
  const township = world.directory.area(village.parentId)?.name ?? '';
  const other =
    given.body ??
    respondent?.firm ??
    (respondent?.person ? `${story.as ?? '对方'}${respondent.person.surname}某` : '有关方面');
  const daysAgo = dice.whole(2, dice.chance(0.3) ? 500 : 120);
  const happened = new Date(at.getTime() - daysAgo * 86_400_000);
  const scene: Scene = {
    dice,
    me: given.ownWords ? '我' : '申请人',
    home: given.ownWords ? '我家' : '申请人家',
    other,
    sum: yuan(amount ?? 1000),
    people,
    place: village.name,
    township,
    when: monthWords(happened, at),
    near: respondent !== null && respondent.person !== null,
    pick: (...words) => dice.pick(words),
    n: (from, to, unit) => `${dice.whole(from, to)}${unit}`,
  };
  const what = told(category.kind, story.what(scene), scene);
  return {
    category,
    description: given.ownWords ? what : `来访反映：${what}`,
    claims: story.claim(scene),
    placeDetail: dice.chance(0.45) ? placeDetail(dice, village) : null,
    occurredOn: dice.chance(0.5) ? happened.toISOString().slice(0, 10) : null,
    amountFen: amount === null ? null : amount * 100,
    peopleInvolved: people,
    applicant,
    respondent,
  };
}

function respondentOf(dice: Dice, story: Story, applicant: FictionalPerson, year: number): Occasion['respondent'] {
  if (story.other === 'nobody') return null;
  if (story.other === 'family') {
    const female = ['丈夫', '前夫', '哥哥', '弟弟', '儿子'].includes(story.as ?? '') ? false : undefined;
    const spouse = story.as === '丈夫' || story.as === '前夫';
    const birth = story.as === '儿子' ? applicant.birthYear + 25 : applicant.birthYear;
    return {
      person: person(dice, [birth - 3, birth + 5], { surname: spouse ? undefined : applicant.surname, female }),
      firm: null,
    };
  }
  if (story.other === 'person') return { person: person(dice, [year - 68, year - 24]), firm: null };
  return { person: null, firm: firm(dice, story.other) };
}

/** Small sums are usual, large ones rare; people write round figures. */
function roundSum(dice: Dice, [from, to]: readonly [number, number]): number {
  const sum = from + (to - from) * dice.fraction() ** 2.4;
  const step = sum > 100_000 ? 5000 : sum > 10_000 ? 1000 : sum > 1000 ? 100 : 10;
  return Math.max(step, Math.round(sum / step) * step);
}

function peopleOf(dice: Dice, [from, to]: readonly [number, number]): number {
  return dice.chance(0.62) ? from : from + Math.floor((to - from) * dice.fraction() ** 2);
}

/** 今年3月, 去年11月, 上个月, 前几天. */
function monthWords(happened: Date, at: Date): string {
  const days = (at.getTime() - happened.getTime()) / 86_400_000;
  if (days < 10) return '前几天';
  if (days < 35) return '上个月';
  const year = { 0: '今年', 1: '去年', 2: '前年' }[at.getUTCFullYear() - happened.getUTCFullYear()] ?? '前些年';
  return `${year}${happened.getUTCMonth() + 1}月`;
}

function placeDetail(dice: Dice, village: PracticeArea): string {
  if (village.kind === '村')
    return dice.pick([
      `${dice.whole(1, 12)}组`,
      '村委会旁边',
      '水库大坝下',
      '老祠堂后面',
      '村口小卖部对面',
      '机耕路北侧',
    ]);
  return dice.pick([
    `${dice.whole(1, 18)}栋${dice.whole(1, 3)}单元`,
    '菜市场东门',
    '小区北门',
    '幼儿园对面',
    '地下车库入口',
    `${dice.whole(1, 9)}号楼楼下`,
  ]);
}
