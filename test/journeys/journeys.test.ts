import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closeStage, openStage, photographWindows, type Stage } from './stage.ts';
import { knownElsewhere } from './elsewhere-known.ts';
import { whileTheDatabaseIsGone } from './database-gone.ts';
import { dayAtTheWindow } from './day-at-window.ts';
import { residentsElsewhere } from './elsewhere.ts';
import { dayInFastForward } from './fast-forward.ts';
import { refuseAndReview } from './refused.ts';
import { bounceToTheHead } from './bounced.ts';
import { linkAtTheWindow } from './linked.ts';
import { breachAndReopen } from './breached.ts';
import { importSpoiled } from './imported.ts';
import { settleOnTheSpot } from './on-the-spot.ts';
import { giveAKey } from './keys.ts';
import { signOnScreen } from './on-screen.ts';
import { inOtherBrowsers } from './other-browsers/journey.ts';
import { tellTheTale } from './tale.ts';
import { registerAtTheWindow } from './window.ts';
import { wrongTurns } from './wrong-turns.ts';

// One practice county and one browser for all journeys; they are told in order, each in windows of its own.
let opened: Stage | undefined;
const stage = (): Stage => {
  if (!opened) throw new Error('the stage is not open');
  return opened;
};

beforeAll(async () => {
  opened = await openStage();
}, 300_000);

afterAll(async () => {
  if (opened) await closeStage(opened);
});

// What stood on the screens when a journey failed.
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail' && opened) console.error((await photographWindows(opened)).join('\n'));
});

describe('a quarrel between neighbours, from a phone to a closed matter', () => {
  tellTheTale(stage);
});

describe('at the window', () => {
  registerAtTheWindow(stage);
});

describe('a day at a window', () => {
  dayAtTheWindow(stage);
});

describe('other residents', () => {
  residentsElsewhere(stage);
});

describe('a small quarrel', () => {
  settleOnTheSpot(stage);
});

describe('a matter that is not taken', () => {
  refuseAndReview(stage);
  importSpoiled(stage);
});

describe('a matter that was reported twice', () => {
  linkAtTheWindow(stage);
});

describe('a matter that nobody wants', () => {
  bounceToTheHead(stage);
});

describe('an agreement that is not kept', () => {
  breachAndReopen(stage);
});

describe('signing on a screen', () => {
  signOnScreen(stage);
});

describe('officers known elsewhere (统一身份认证)', () => {
  knownElsewhere(stage);
});

describe('other browsers', () => {
  inOtherBrowsers(stage);
});

describe('a programme of another body', () => {
  giveAKey(stage);
});

describe('wrong turns', () => {
  wrongTurns(stage);
  whileTheDatabaseIsGone(stage);
});

describe('a day in fast-forward', () => {
  dayInFastForward(stage);
});

describe('after all journeys', () => {
  test('axe finds no barrier on any page, at 360 and at 1440', () => {
    expect(stage().inspection.looked.size).toBeGreaterThan(60);
    expect([...new Set(stage().inspection.findings)]).toEqual([]);
  });

  test('nothing was asked of anybody but the office', () => {
    expect(stage().windows.flatMap((window) => window.watch.strangers)).toEqual([]);
  });

  test('the Content-Security-Policy refused nothing, and no script failed', () => {
    expect(stage().windows.flatMap((window) => window.watch.refused)).toEqual([]);
    expect(stage().windows.flatMap((window) => window.watch.faults)).toEqual([]);
  });

  test('no markup that a resident typed became part of a page', () => {
    const asked = stage().windows.flatMap((window) => window.watch.asked);
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((url) => url.includes('drawn-from-words'))).toEqual([]);
  });

  test('no lookup code stood in the address of any request', () => {
    const asked = stage().windows.flatMap((window) => window.watch.asked);
    expect(asked.length).toBeGreaterThan(100);
    expect(stage().secrets.length).toBeGreaterThan(1);
    for (const secret of stage().secrets.flatMap((code) => [code, code.replace('-', '')]))
      expect(asked.filter((url) => decodeURIComponent(url).includes(secret))).toEqual([]);
  });
});
