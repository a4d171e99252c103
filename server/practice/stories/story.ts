// Pure. Decides how a matter's words are put together: what happened, what was tried, what is asked for, each from varied parts.
import type { Trade } from '../fictional-people.ts';
import type { Dice } from '../seeded.ts';

/** What the words may speak of. Nobody in it exists. */
export interface Scene {
  readonly dice: Dice;
  /** 我 in the resident's own words, 申请人 in the clerk's. */
  readonly me: string;
  /** 我家 / 申请人家 */
  readonly home: string;
  /** The other side as it is spoken of: 邻居王某、安和县永兴物业服务有限公司. */
  readonly other: string;
  /** 元, with its unit: 3200元, 4.6万元. */
  readonly sum: string;
  readonly people: number;
  /** The village or community. */
  readonly place: string;
  readonly township: string;
  /** A month some time ago: 今年3月, 去年11月. */
  readonly when: string;
  /** The other side is a neighbour, a relative, somebody of the place. */
  readonly near: boolean;
  pick(...words: string[]): string;
  /** A number with its unit: n(2, 9, '个月'). */
  n(from: number, to: number, unit: string): string;
}

export interface Story {
  readonly what: (s: Scene) => string;
  readonly claim: (s: Scene) => string;
  /** Who stands on the other side. */
  readonly other: 'person' | 'family' | 'nobody' | Trade;
  /** How the other side is spoken of when it is a person: 邻居, 楼上住户, 工头. */
  readonly as?: string;
  /** In yuan. */
  readonly sum?: readonly [from: number, to: number];
  readonly people?: readonly [from: number, to: number];
  /** Only where there are fields, or only where there are stairs. */
  readonly only?: 'village' | 'community';
}

export interface Chapter {
  readonly code: string;
  /** How often it comes, against the others. */
  readonly weight: number;
  readonly stories: readonly Story[];
}

/** 4.6万元, 800元 */
export function yuan(amount: number): string {
  return amount >= 10_000 && amount % 1000 === 0 ? `${amount / 10_000}万元` : `${amount}元`;
}
