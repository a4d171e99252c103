import { expect, test } from 'vitest';
import { codeOf } from '../../server/modules/people/testing.ts';
import { desk, openWindow, type Window } from './browser.ts';
import type { SignIn } from './office.ts';
import { shown } from './shown.ts';
import { lookAt, type Stage } from './stage.ts';

/** 统一身份认证 Officers whom the county's identity provider knows, the whole way there and back in the browser. */
export function knownElsewhere(stage: () => Stage): void {
  test('an officer signs in through the identity provider, and comes back to the desk', async () => {
    const away = await signInThere(stage(), stage().office.officer('window_clerk', 'window5'));
    const { page } = away;
    expect(await shown(page, page.getByRole('navigation', { name: '主导航' }))).toBe(true);
    expect(page.url()).toBe(`${stage().office.address}/staff/`);
    // Nothing of the journey is left to the next person at this machine.
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('oidc')))).toEqual([]);
    const [cookie] = (await away.context.cookies(stage().office.address)).filter((one) => one.httpOnly);
    expect(cookie).toMatchObject({ sameSite: 'Strict' });
    await page.reload();
    expect(await shown(page, page.getByRole('navigation', { name: '主导航' }))).toBe(true);
    await close(stage(), away);
  });

  test('an administrator shows the one-time code on coming back, and sees no matters', async () => {
    const admin = stage().office.officer('audit_admin');
    const away = await signInThere(stage(), admin);
    const { page } = away;
    await page.getByRole('heading', { name: '输入动态验证码' }).waitFor();
    await lookAt(stage(), away, 'staff: code after the provider');
    await page.getByLabel('6 位动态验证码').fill(codeOf(admin.totpSecret ?? ''));
    await page.keyboard.press('Enter');
    const menu = page.getByRole('navigation', { name: '主导航' });
    expect(await shown(page, menu)).toBe(true);
    expect(await menu.getByRole('link', { name: '工作台' }).count()).toBe(0);
    await close(stage(), away);
  });

  test('who is known there and not here is told so, and can start over', async () => {
    const away = await signInThere(stage(), { username: 'stranger' });
    const { page } = away;
    await page.getByRole('alert').waitFor();
    await lookAt(stage(), away, 'staff: known there and not here');
    await page.getByRole('link', { name: '从头登录' }).click();
    expect(await shown(page, page.getByLabel('用户名'))).toBe(true);
    await close(stage(), away);
  });

  test('an answer that this browser did not ask for opens nothing', async () => {
    const away = await openAway(stage());
    await away.page.goto('/staff/sign-in/returned?code=somebody-elses&state=forged');
    expect(await shown(away.page, '登录信息不完整，请从头登录。')).toBe(true);
    await close(stage(), away);
  });
}

/** The provider's page asks for a typeface of its own; that is its affair, and no line leads there. */
async function openAway(stage: Stage): Promise<Window> {
  const away = await openWindow(stage.browser, stage.office.address, { size: desk });
  const { provider, address } = stage.office;
  if (!provider) throw new Error('this office has no identity provider');
  await away.context.route(
    (url) => url.origin !== address && url.origin !== provider.issuer,
    (route) => route.abort(),
  );
  return away;
}

async function signInThere(stage: Stage, officer: Pick<SignIn, 'username'>): Promise<Window> {
  const away = await openAway(stage);
  const { page } = away;
  await page.goto('/staff/');
  await page.getByRole('button', { name: '用统一身份认证登录' }).click();
  await page.getByPlaceholder('Enter any login').fill(officer.username);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(`${stage.office.address}/**`);
  return away;
}

/** Its window is not among the others: it did ask somebody else. Its faults count all the same. */
async function close(stage: Stage, away: Window): Promise<void> {
  const own = (url: string): boolean => url.startsWith(stage.office.address);
  expect(away.watch.asked.filter((url) => url.includes('/api/')).every(own)).toBe(true);
  expect(away.watch.refused).toEqual([]);
  expect(away.watch.faults).toEqual([]);
  await away.context.close();
}
