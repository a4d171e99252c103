import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type Inspection, inspect, inspection } from './accessibility.ts';
import { desk, openBrowser, openWindow, phone, type Window } from './browser.ts';
import { type Office, openOffice, type SignIn } from './office.ts';
import { signIn } from './staff.ts';

/** What all journeys share: one practice county, one browser, and a note of everything that its windows asked for. */
export interface Stage {
  readonly office: Office;
  readonly browser: Browser;
  readonly windows: Window[];
  /** Lookup codes that were shown during the journeys. */
  readonly secrets: string[];
  readonly inspection: Inspection;
}

export async function openStage(): Promise<Stage> {
  const [office, browser] = await Promise.all([openOffice({ provider: true }), openBrowser()]);
  return { office, browser, windows: [], secrets: [], inspection: inspection() };
}

export async function closeStage(stage: Stage): Promise<void> {
  await stage.browser.close();
  await stage.office.stop();
}

/** A resident's window: a phone unless said otherwise. */
export async function residentWindow(
  stage: Stage,
  options: { readonly size?: typeof phone | typeof desk; readonly language?: 'en-GB'; readonly script?: false } = {},
): Promise<Window> {
  const window = await openWindow(stage.browser, stage.office.address, { size: phone, ...options });
  stage.windows.push(window);
  return window;
}

/** An officer's window at a desk, signed in through the page. */
export async function officerWindow(stage: Stage, officer: SignIn): Promise<Window> {
  const window = await openWindow(stage.browser, stage.office.address, { size: desk });
  stage.windows.push(window);
  await signIn(window.page, officer);
  return window;
}

/** Looks at the page for barriers, at both widths. */
export async function lookAt(stage: Stage, window: Window, name: string): Promise<void> {
  await inspect(stage.inspection, window.page, name);
}

/** Pictures of every page that is open, in a new temporary folder: for whoever must find out why a journey failed. */
export async function photographWindows(stage: Stage): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'anhe-failed-journey-'));
  const pages = stage.windows.flatMap((window) => window.context.pages());
  return Promise.all(
    pages.map(async (page, i) => {
      const path = join(folder, `${i + 1}.png`);
      await page.screenshot({ path });
      return path;
    }),
  );
}
