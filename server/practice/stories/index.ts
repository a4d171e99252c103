// Pure. All chapters, and how a description ends: what was tried before, how it weighs.
import type { MatterKind } from '../../platform/profile/axes.ts';
import { atHome } from './at-home.ts';
import { atWork } from './at-work.ts';
import { inTown } from './in-town.ts';
import { onTheLand } from './on-the-land.ts';
import type { Chapter, Scene } from './story.ts';
import { toTheOffice } from './to-the-office.ts';

export const CHAPTERS: readonly Chapter[] = [...atHome, ...onTheLand, ...atWork, ...inTown, ...toTheOffice];

const tried = [
  (s: Scene) => `自己找对方谈过${s.n(2, 5, '次')}，没有结果。`,
  (s: Scene) => `${s.pick('组长', '楼长', '网格员')}来劝过，当时答应了，过后又变卦。`,
  (s: Scene) => `打过${s.pick('12345', '派出所')}电话，说让先找${s.pick('村里', '社区', '镇上')}。`,
  () => '一直忍着，实在没有办法才来。',
  (s: Scene) =>
    `请了${s.near ? s.pick('两家都熟的亲戚', '老支书', '邻居') : s.pick('朋友', '懂法的亲戚')}从中说话，没说拢。`,
];
const weighs = [
  (s: Scene) => `家里${s.pick('老人为这事急得吃不下饭', '日子过得很紧', '孩子也受影响')}。`,
  (s: Scene) =>
    s.near ? `都是${s.pick('一个地方的人', '多年的熟人', '乡里乡亲')}，不想把事情闹大。` : '只想把理讲清楚。',
  () => '有照片和收据可以提供。',
  () => '希望早点有个结果。',
  (s: Scene) => `${s.pick('平时上班', '人在外地')}，只有${s.pick('晚上', '周末')}方便接电话。`,
];

/** The story as it is told: a dispute often with what was tried, often with what it weighs. */
export function told(kind: MatterKind, what: string, scene: Scene): string {
  const { dice } = scene;
  const parts = [what];
  if (kind === 'dispute' && dice.chance(0.6)) parts.push(dice.pick(tried)(scene));
  if (kind !== 'consultation' && dice.chance(0.55)) parts.push(dice.pick(weighs)(scene));
  return parts.join(kind === 'dispute' && dice.chance(0.15) ? '\n' : '');
}
