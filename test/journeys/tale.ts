import { test } from 'vitest';
import type { Window } from './browser.ts';
import type { Receipt } from './resident.ts';
import type { Stage } from './stage.ts';
import { fileTheQuarrel } from './tale-filing.ts';
import { endTheQuarrel } from './tale-ending.ts';
import { mediateTheQuarrel } from './tale-mediation.ts';

/** The quarrel of the main job, and the windows that stay open from one chapter to the next. */
export interface Tale {
  filed: Receipt;
  resident: Window;
  respondent: Window;
  committee: Window;
}

export const committeeName = '河西镇徐家冲村人民调解委员会';
export const applicantName = '周小满';
export const respondentName = '吴大江';
/** Typed by the resident among the words: no page may draw it. */
const typedMarkup = '<img src="/drawn-from-words" onerror="alert(1)">';
export const account = `楼上卫生间漏水三个月了，我家天花板已经发霉，上门找过两次，对方说不是他家的问题。${typedMarkup}`;
export const claims = `修好漏水，赔我重新刷墙的钱。${typedMarkup}`;
export const reply = '双方已经达成协议：楼上二十天内修好防水，并赔偿刷墙的费用。';

/** The main job from a resident's phone to a closed, rated matter, on the pages that everybody concerned uses. */
export function tellTheTale(stage: () => Stage): void {
  const told: Partial<Tale> = {};
  /** What an earlier chapter left; a chapter cannot be told before it. */
  const tale = <K extends keyof Tale>(part: K): Tale[K] => {
    const found = told[part];
    if (!found) throw new Error(`the tale has not come as far as «${part}»`);
    return found;
  };
  const keep = (part: Partial<Tale>): void => {
    Object.assign(told, part);
  };
  let brokeOffAt = '';
  const next: Chapter['next'] = (name, happens) =>
    // oxlint-disable-next-line vitest/expect-expect, vitest/valid-title -- the chapters give both
    test(name, async () => {
      if (brokeOffAt) throw new Error(`the tale broke off at «${brokeOffAt}»`);
      brokeOffAt = name;
      await happens();
      brokeOffAt = '';
    });
  fileTheQuarrel({ next, stage, tale, keep });
  mediateTheQuarrel({ next, stage, tale, keep });
  endTheQuarrel({ next, stage, tale, keep });
}

/** What a chapter is given. */
export interface Chapter {
  /** The next thing that happens; nothing happens any more once something went wrong. */
  readonly next: (name: string, happens: () => Promise<void>) => void;
  readonly stage: () => Stage;
  readonly tale: <K extends keyof Tale>(part: K) => Tale[K];
  readonly keep: (part: Partial<Tale>) => void;
}
