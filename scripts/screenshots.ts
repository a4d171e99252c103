// Takes the pictures of the README from a practice county that it starts for the purpose: `npm run screenshots`.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { desk, openBrowser, openWindow, type Window } from '../test/journeys/browser.ts';
import { type Office, openOffice } from '../test/journeys/office.ts';
import { follow } from '../test/journeys/resident.ts';
import { openMatter, signIn } from '../test/journeys/staff.ts';
import { dayFrom } from '../test/journeys/times.ts';

const folder = join(import.meta.dirname, '../docs/screenshots');
const onPhone = { width: 360, height: 780 };
const mostBytes = 200_000;

const office = await openOffice();
const browser = await openBrowser();
try {
  await mkdir(folder, { recursive: true });
  await photographResident(office, browser);
  await photographStaff(office, browser);
} finally {
  await browser.close();
  await office.stop();
}

async function photographResident(office: Office, browser: Browser): Promise<void> {
  const window = await openWindow(browser, office.address, { size: onPhone });
  const { page } = window;
  await page.goto('/');
  await page.getByRole('link', { name: '我要反映' }).waitFor();
  await keep(page, 'resident-home');
  await page.goto('/report');
  await page.getByRole('button', { name: '我看过了，开始填' }).click();
  await page.getByText('邻居之间的事', { exact: true }).click();
  await page
    .getByLabel('用您自己的话说说')
    .fill('楼上卫生间漏水三个月了，我家天花板发霉。找过两次，他说不是他家的问题。');
  await next(page);
  await page.getByText('河西镇', { exact: true }).click();
  await page.getByLabel('哪个村（社区）？').selectOption({ label: '徐家冲村' });
  await page.evaluate(() => scrollTo(0, 0));
  await keep(page, 'resident-report-where');
  await next(page);
  await page.getByRole('heading', { name: '什么时候，和谁有关？' }).waitFor();
  await next(page);
  await page.getByLabel('您的姓名').fill('周小满');
  await page.getByLabel('您的电话').fill('19900000001');
  await next(page);
  await page.getByRole('heading', { name: '照片和材料' }).waitFor();
  await next(page);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('heading', { name: '已收到' }).waitFor();
  await keep(page, 'resident-done');
  await follow(page, followed(office));
  await page.getByText('现在由').waitFor();
  await keep(page, 'resident-progress');
  await window.context.close();
}

/** A matter that is being handled, so that the progress page has something to tell. */
function followed(office: Office): { readonly number: string; readonly lookupCode: string } {
  const found = office.codes.find((one) => one.stage === 'handling' && one.side === 'applicant');
  if (!found) throw new Error('no lookup code of a matter that is being handled');
  return found;
}

async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: '下一步' }).click();
}

async function photographStaff(office: Office, browser: Browser): Promise<void> {
  const coordinator = await officerAtDesk(office, browser, 'coordinator', 'coordinator1');
  await coordinator.page.goto('/staff/?view=handling');
  await coordinator.page.getByRole('table').getByRole('row').nth(1).waitFor();
  await keep(coordinator.page, 'staff-desk');
  await coordinator.context.close();

  const clerk = await officerAtDesk(office, browser, 'window_clerk', 'window1');
  await register(clerk.page);
  await keep(clerk.page, 'staff-register');
  await clerk.context.close();

  const committee = await officerAtDesk(office, browser, 'committee_officer', 'hexi-tiaowei');
  await openMatter(committee.page, await mediated(committee.page));
  await keep(committee.page, 'staff-matter');
  await committee.context.close();

  const leader = await officerAtDesk(office, browser, 'leader', 'leader');
  await leader.page.goto('/staff/figures');
  await leader.page.getByRole('table').first().waitFor();
  await keep(leader.page, 'staff-figures');
  await leader.context.close();
}

async function officerAtDesk(office: Office, browser: Browser, role: string, username: string): Promise<Window> {
  const window = await openWindow(browser, office.address, { size: desk });
  await signIn(window.page, office.officer(role, username));
  return window;
}

/** A walk-in half typed: facts on the left, people in the middle, the proposal on the right. */
async function register(page: Page): Promise<void> {
  await page.goto('/staff/register');
  await page.getByRole('heading', { name: '窗口登记' }).waitFor();
  const take = async (label: RegExp, typed: string): Promise<void> => {
    await page.getByRole('combobox', { name: label }).first().fill(typed);
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active').waitFor();
    await page.keyboard.press('Enter');
  };
  await take(/^类别/u, '邻里');
  await page.getByLabel(/^反映的情况/u).fill('隔壁在公用过道堆放杂物，老人出入不便，劝说多次没有用。');
  await page.getByLabel(/^诉求/u).fill('把占道的杂物搬走，以后不再堆放。');
  await take(/^地点/u, '河西徐家');
  await page.getByLabel(/^发生日期/u).fill(dayFrom(-7));
  await page.getByRole('textbox', { name: /^姓名/u }).first().fill('郑秋月');
  await page.getByRole('textbox', { name: /^电话/u }).first().fill('19900000003');
  // Before the place is known it proposes no body.
  await page.getByText('河西镇徐家冲村人民调解委员会').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
}

/** The number of the matter in this body's hands of which there is most to tell. */
async function mediated(page: Page): Promise<string> {
  const reply = await page.request.get('/api/matters?mine=true&stage=handling&limit=40');
  const { items } = (await reply.json()) as { items: { number: string; restricted: boolean }[] };
  const told = await Promise.all(
    items
      .filter((item) => !item.restricted)
      .map(async ({ number }) => {
        const matter = await page.request.get(`/api/matters/${number}`);
        const { timeline } = (await matter.json()) as { timeline: unknown[] };
        return { number, acts: timeline.length };
      }),
  );
  const [most] = told.sort((a, b) => b.acts - a.acts);
  if (!most) throw new Error('this body handles nothing');
  return most.number;
}

/** Keeps the picture of what stands in the window, with as few colours as do it justice. */
async function keep(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const picture = await sharp(await page.screenshot())
    .png({ palette: true, colours: 128, effort: 10, compressionLevel: 9 })
    .toBuffer();
  if (picture.length > mostBytes) throw new Error(`${name}: ${picture.length} bytes, at most ${mostBytes}`);
  await writeFile(join(folder, `${name}.png`), picture);
  console.log(`${name}.png ${Math.round(picture.length / 1000)} kB`);
}
