import type { Locator, Page } from 'playwright-core';
import type { SignIn } from './office.ts';

/** Signs in through the page and waits for the frame of the staff pages. */
export async function signIn(page: Page, officer: SignIn): Promise<void> {
  await page.goto('/staff/');
  await page.getByLabel('用户名').fill(officer.username);
  await page.getByRole('textbox', { name: '密码' }).fill(officer.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

/** Opens a matter, at a tab of its page. */
export async function openMatter(page: Page, number: string, tab?: 'parties' | 'mediation' | 'papers'): Promise<void> {
  await page.goto(`/staff/matters/${number}${tab ? `?tab=${tab}` : ''}`);
  await page.getByRole('heading', { name: '可以做' }).waitFor();
}

export interface Sheet {
  readonly box: Locator;
  line(label: string, text: string): Promise<void>;
  choose(question: string, answer: string): Promise<void>;
  pick(label: string, ...options: (string | RegExp)[]): Promise<void>;
  tick(label: string | RegExp): Promise<void>;
  file(picture: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
}

/** Opens the side sheet of an act by its button. */
export async function openSheet(page: Page, act: string, section: Locator | Page = page): Promise<Sheet> {
  await section
    .getByRole('button', { name: new RegExp(`^${act}`, 'u') })
    .first()
    .click();
  const box = page.getByRole('dialog', { name: act });
  await box.getByRole('button', { name: '取消' }).waitFor();
  return sheetIn(page, box);
}

/** Does an act: opens its sheet, fills it in, presses its button and waits until it is recorded. */
export async function doAct(
  page: Page,
  act: string,
  button: string,
  fill: (sheet: Sheet) => Promise<void> = async () => undefined,
): Promise<void> {
  const sheet = await openSheet(page, act);
  await fill(sheet);
  await press(sheet, button);
  await sheet.box.getByRole('button', { name: '取消' }).waitFor({ state: 'detached' });
}

export async function press(sheet: Sheet, button: string): Promise<void> {
  await sheet.box
    .locator('.ant-drawer-footer')
    .getByRole('button', { name: spaced(button) })
    .click();
}

function sheetIn(page: Page, box: Locator): Sheet {
  const labelled = (label: string): RegExp => new RegExp(`^${label}`, 'u');
  return {
    box,
    async line(label, text) {
      await box.getByLabel(labelled(label)).first().fill(text);
    },
    async choose(question, answer) {
      const group = box.getByRole('group', { name: labelled(question) });
      await group.getByRole('radio', { name: answer, exact: true }).check();
    },
    async pick(label, ...options) {
      const field = box.getByRole('combobox', { name: labelled(label) });
      for (const option of options) {
        await field.click();
        await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click();
      }
      if (options.length > 1) await box.getByRole('button', { name: '取消' }).focus();
    },
    async tick(label) {
      await box.getByRole('checkbox', { name: label }).check();
    },
    async file(picture) {
      await box.locator('input[type=file]').setInputFiles(picture);
      await box.getByRole('button', { name: '移除' }).waitFor();
    },
  };
}

/** The library writes a space between the two characters of a short button. */
export function spaced(words: string): RegExp {
  return new RegExp(`^${[...words].join('\\s?')}`, 'u');
}
