import { expect, test } from 'vitest';
import { takenTypes } from '../../web/api/taken-types.ts';
import { pages } from '../../web/resident/router.ts';
import { desk } from './browser.ts';
import { receiptOn } from './resident.ts';
import { shown } from './shown.ts';
import { lookAt, officerWindow, residentWindow, type Stage } from './stage.ts';
import { dayFrom } from './times.ts';

const account = 'The shop downstairs plays music until two at night and will not turn it down.';

/** A resident who reads English at a wide screen, a lost page, and a page whose script never came. */
export function residentsElsewhere(stage: () => Stage): void {
  test('a resident reads and files in English at a wide screen; what was typed survives reload and going back', async () => {
    const reader = await residentWindow(stage(), { size: desk, language: 'en-GB' });
    const { page } = reader;
    await page.goto('/');
    await page.getByRole('link', { name: 'Tell us what happened' }).click();
    await page.getByRole('button', { name: 'I have read it, begin' }).click();
    await page.getByText('Trouble with neighbours', { exact: true }).click();
    await page.getByLabel('In your own words').fill(account);
    // A sign of danger shows at once whom to ring; without one nobody is frightened.
    const police = page.getByRole('link', { name: 'Police 110' });
    expect(await police.count()).toBe(0);
    await page.getByText('Is any of this the case? Tick it').click();
    const sign = page.getByLabel(/^Does anybody at home hit you/u);
    await sign.check();
    expect(await police.getAttribute('href')).toBe('tel:110');
    expect(await shown(page, /This is not your fault and no private affair/u)).toBe(true);
    await sign.uncheck();
    await lookAt(stage(), reader, 'English: what');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('河西镇', { exact: true }).click();
    await page.reload();
    expect(await page.getByRole('radio', { name: '河西镇' }).isChecked()).toBe(true);
    await page.goBack();
    expect(await page.getByLabel('In your own words').inputValue()).toBe(account);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Where did it happen?' }).waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('On which day?').fill(dayFrom(-1));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Your name').fill('Anna Practice');
    await page.getByLabel('Your telephone').fill('19900000009');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Photos and papers' }).waitFor();
    // Asked for by name, so that an iPhone hands over a JPEG.
    expect(await page.locator('input[type=file]').getAttribute('accept')).toBe(takenTypes);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Check, then send' }).waitFor();
    await lookAt(stage(), reader, 'English: check');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const filed = await receiptOn(page, 'Received');
    stage().secrets.push(filed.lookupCode);
    expect(filed.number).toMatch(/^990101-/u);
    // On paper: number, code and the own words, and nothing to press. As a picture: the same number.
    await page.emulateMedia({ media: 'print' });
    for (const words of [filed.number, filed.lookupCode, account])
      expect(await page.getByText(words, { exact: true }).isVisible(), words).toBe(true);
    expect(await page.getByRole('button').count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: 'Save to phone' }).click();
    const picture = page.getByRole('img', { name: new RegExp(filed.number, 'u') });
    expect(
      await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBeGreaterThan(300);
    expect(await shown(page, /it is decided whether it is accepted/u)).toBe(true);
    await lookAt(stage(), reader, 'English: done');
    await reader.context.close();
  });

  test('where the script does not load, there is still a telephone and a form to print', async () => {
    const { page, context } = await residentWindow(stage(), { script: false });
    await page.goto('/');
    expect(await page.getByRole('link', { name: /打电话/u }).getAttribute('href')).toMatch(/^tel:0199-/u);
    const form = await page.getByRole('link', { name: /打印申请表/u }).getAttribute('href');
    const reply = await page.request.get(form ?? '');
    expect((await reply.body()).subarray(0, 4).toString()).toBe('%PDF');
    // Every address answers with the same words, those behind a kept link or a QR as well.
    const first = await (await page.request.get('/')).text();
    for (const path of [...Object.values(pages), '/m/990101-20261122-00017-4'])
      expect(await (await page.request.get(path)).text(), path).toBe(first);
    await context.close();

    // A browser that runs scripts, on a line on which they never arrive: nothing hides behind <noscript>.
    const torn = await residentWindow(stage());
    await torn.page.route(/\.js(\?|$)/u, (route) => route.abort());
    await torn.page.goto('/track');
    expect(await shown(torn.page, torn.page.getByRole('link', { name: /打电话/u }))).toBe(true);
    expect(await torn.page.getByRole('link', { name: /打印申请表/u }).isVisible()).toBe(true);
    await torn.context.close();
  });

  test('an officer reads everything in English', async () => {
    const clerk = await officerWindow(stage(), stage().office.officer('window_clerk', 'window4'));
    const { page } = clerk;
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    expect(await shown(page, page.getByRole('heading', { name: 'Desk' }))).toBe(true);
    await page.getByRole('table').getByRole('row').nth(1).waitFor();
    await lookAt(stage(), clerk, 'English: desk');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Who can see this, and why' }).waitFor();
    await lookAt(stage(), clerk, 'English: matter');
    await page.goto('/staff/register');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await lookAt(stage(), clerk, 'English: register');
    await clerk.context.close();
  });

  test('the other public pages have no barrier either', async () => {
    const reader = await residentWindow(stage());
    for (const path of ['/visit', '/paper-form', '/calculator', '/notice', '/track', '/book', '/booking']) {
      await reader.page.goto(path);
      await reader.page.locator('main h1').waitFor();
      await lookAt(stage(), reader, path);
      // In large type nothing stands beyond the edge of a small phone.
      const beyond = await reader.page.evaluate(() => {
        const whole = document.documentElement;
        whole.classList.add('large');
        return whole.scrollWidth - whole.clientWidth;
      });
      expect([path, beyond]).toEqual([path, 0]);
    }
    // What is wrong is red until it is mended, not until the button is pressed again; the first wrong field has the focus.
    for (const [path, button] of [
      ['/track', '查进度'],
      ['/booking', '查看'],
    ] as const) {
      await reader.page.goto(path);
      await reader.page.getByRole('button', { name: button, exact: true }).click();
      await reader.page.locator('#number:focus').waitFor();
      const red = (): Promise<string | null>[] =>
        ['number', 'lookupCode'].map((field) => reader.page.locator(`#${field}`).getAttribute('aria-invalid'));
      expect(await Promise.all(red()), path).toEqual(['true', 'true']);
      await reader.page.locator('#number').fill('990101-20261122-00017-4');
      expect(await Promise.all(red()), path).toEqual([null, 'true']);
    }
    expect(reader.watch.faults).toEqual([]);
    await reader.context.close();
  });
}
