import type { Locator, Page } from 'playwright-core';
import { codeOf } from '../../server/modules/people/testing.ts';
import type { SignIn } from './office.ts';
import type { Picture } from './resident.ts';

/** Signs in through the page and waits for the frame of the staff pages. */
export async function signIn(page: Page, officer: SignIn): Promise<void> {
  await page.goto('/staff/');
  await page.getByLabel('用户名').fill(officer.username);
  await page.getByRole('textbox', { name: '密码' }).fill(officer.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

/** Signs an administrator in, who shows a one-time code besides. */
export async function signInAdministrator(page: Page, officer: SignIn): Promise<void> {
  await page.goto('/staff/');
  await page.getByLabel('用户名').fill(officer.username);
  await page.getByRole('textbox', { name: '密码' }).fill(officer.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByLabel('6 位动态验证码').fill(codeOf(officer.totpSecret ?? ''));
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

/** Opens a matter, at a tab of its page. */
export async function openMatter(
  page: Page,
  number: string,
  tab?: 'parties' | 'mediation' | 'papers' | 'supervision',
): Promise<void> {
  await page.goto(`/staff/matters/${number}${tab ? `?tab=${tab}` : ''}`);
  await page.getByRole('heading', { name: '可以做' }).waitFor();
}

/** The fields of a side sheet, or of a group within it, by the words that stand beside them. */
export interface Sheet {
  readonly box: Locator;
  line(label: string, text: string): Promise<void>;
  choose(question: string, answer: string): Promise<void>;
  pick(label: string, ...options: (string | RegExp)[]): Promise<void>;
  tick(label: string): Promise<void>;
  sign(party: string): Promise<void>;
  file(picture: Picture): Promise<void>;
  within(group: string): Sheet;
}

/** Opens the side sheet of an act by its button. */
export async function openSheet(page: Page, act: string): Promise<Sheet> {
  await page
    .locator('main')
    .getByRole('button', { name: beginning(act) })
    .first()
    .click();
  const box = page.getByRole('dialog', { name: act });
  await cancelOf(box).waitFor();
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
  await cancelOf(sheet.box).waitFor({ state: 'detached' });
}

export async function press(sheet: Sheet, button: string): Promise<void> {
  await sheet.box.locator('.ant-drawer-footer').getByRole('button', { name: button, exact: true }).click();
}

/** What the server gave back and must be read stands in the sheet until it is closed. */
export async function readAndClose(sheet: Sheet): Promise<void> {
  await sheet.box.locator('.ant-drawer-body').getByRole('button', { name: '关闭', exact: true }).click();
  await sheet.box.waitFor({ state: 'detached' });
}

function cancelOf(box: Locator): Locator {
  return box.getByRole('button', { name: '取消', exact: true });
}

function sheetIn(page: Page, box: Locator): Sheet {
  return {
    box,
    async line(label, text) {
      await box.getByLabel(beginning(label)).first().fill(text);
    },
    async choose(question, answer) {
      const group = box.getByRole('group', { name: beginning(question) });
      await group.getByRole('radio', { name: answer, exact: true }).check();
    },
    async pick(label, ...options) {
      const field = box.getByRole('combobox', { name: beginning(label) }).first();
      const list = page.locator('.ant-select-dropdown:visible');
      for (const option of options) {
        if (!(await list.isVisible())) await field.click();
        await list.locator('.ant-select-item-option', { hasText: option }).first().click();
      }
      await field.blur();
      await list.waitFor({ state: 'hidden' });
    },
    async tick(label) {
      await box.getByRole('checkbox', { name: label }).check();
    },
    async sign(party) {
      await box
        .getByRole('group', { name: beginning(party) })
        .getByRole('radio', { name: '签名' })
        .check();
    },
    async file(picture) {
      await box.locator('input[type=file]').setInputFiles({ ...picture });
      await box.getByRole('button', { name: '移除' }).waitFor();
    },
    within: (group) => sheetIn(page, box.getByRole('group', { name: group, exact: true })),
  };
}

/** Labels may be followed by «(可不填)», buttons by the letter that does them. */
function beginning(words: string): RegExp {
  return new RegExp(`^${words}`, 'u');
}
