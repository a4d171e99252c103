import type { Locator, Page } from 'playwright-core';

/** True once the words (or what is located) stand on the page; false when they do not come. */
export async function shown(page: Page, what: string | RegExp | Locator): Promise<boolean> {
  const place = typeof what === 'string' || what instanceof RegExp ? page.getByText(what) : what;
  return place
    .first()
    .waitFor()
    .then(
      () => true,
      () => false,
    );
}
