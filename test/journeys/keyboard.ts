import type { Page } from 'playwright-core';

const farthest = 80;

/** Goes on by Tab, as somebody without a mouse does, until the focus stands on what is named so. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < farthest; step += 1) {
    await page.keyboard.press('Tab');
    if ((await nameOfFocus(page)).startsWith(name)) return;
  }
  throw new Error(`Tab does not come to «${name}» in ${farthest} steps`);
}

/** Goes on by Tab to a field and types. */
export async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.insertText(text);
}

/** Goes on by Tab to a list, types what narrows it down, and takes the first that fits. */
export async function takeFrom(page: Page, name: string, text: string, chosen: string): Promise<void> {
  await typeInto(page, name, text);
  const first = page.locator('.ant-select-dropdown:visible .ant-select-item-option-active');
  await first.filter({ hasText: chosen }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
}

/** The words by which a screen reader would name what has the focus. */
async function nameOfFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const here = document.activeElement as HTMLInputElement | null;
    if (!here) return '';
    const label = here.labels?.[0]?.textContent ?? '';
    return (here.getAttribute('aria-label') ?? (label || here.textContent)).trim();
  });
}
