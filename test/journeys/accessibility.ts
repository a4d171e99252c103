import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { desk, phone } from './browser.ts';
import { exceptions } from './accessibility-exceptions.ts';

/** Findings of all pages looked at so far, one line each. */
export interface Inspection {
  readonly looked: Set<string>;
  readonly findings: string[];
}

export function inspection(): Inspection {
  return { looked: new Set(), findings: [] };
}

/** Looks at the page as it stands, at a phone's and at a desk's width, with axe's rules of WCAG 2.2 A and AA and good practice. */
export async function inspect(kept: Inspection, page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const size of [phone, desk]) {
    if (before?.width !== size.width) await page.setViewportSize({ ...size });
    await settled(page);
    // Evaluated by the debugger, so that the page's own policy stands as it is.
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
      }),
    );
    kept.looked.add(`${name} ${size.width}`);
    for (const violation of violations)
      for (const node of violation.nodes) {
        const target = node.target.flat().join(' ');
        if (exceptions.some((one) => one.rule === violation.id && one.selector.test(target))) continue;
        kept.findings.push(
          `${name} at ${size.width}: ${violation.id}: ${target}: ${node.failureSummary?.split('\n')[1]?.trim()} ${node.html.slice(0, 160)}`,
        );
      }
  }
  if (before) await page.setViewportSize(before);
}

/** Waits until what moves has come to rest; what turns for ever is not waited for. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(ending.map((one) => one.finished.catch(() => undefined)));
  });
}
