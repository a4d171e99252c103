import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFirefox, findWebKit } from '../../../scripts/setup/browser.mjs';
import { desk, phone } from '../browser.ts';
import { photoWithPlace } from '../photo.ts';
import type { Stage } from '../stage.ts';
import { openFirefox } from './firefox.ts';
import { type Kind, type Tab, takeOption, until } from './tab.ts';
import { openWebKit } from './webkit.ts';

const firefox = findFirefox();
const webKit = findWebKit();

/** Filing on a phone, following, and an officer's desk, in the engines of Firefox and of Safari. */
export function inOtherBrowsers(stage: () => Stage): void {
  // oxlint-disable vitest/no-conditional-tests -- what is not on a machine cannot be tried there, and it is said
  if (firefox)
    describe('in Firefox', () => {
      filesAndSignsIn(stage, () => openFirefox(firefox));
    });
  else console.warn('Firefox is not on this machine: its journey is left out (apt-get install firefox-esr).');
  if (webKit)
    describe('in WebKit', () => {
      filesAndSignsIn(stage, () => openWebKit(webKit));
    });
  else console.warn('WebKit is not on this machine: its journey is left out (apt-get install webkit2gtk-driver xvfb).');
}

function filesAndSignsIn(stage: () => Stage, open: () => Promise<Tab>): void {
  let tab: Tab;
  let folder: string;
  let filed: { number: string; lookupCode: string } | undefined;

  beforeAll(async () => {
    tab = await open();
    console.info(`other browser: ${tab.browser}`);
    folder = await mkdtemp(join(tmpdir(), 'anhe-photo-'));
  });

  afterAll(async () => {
    await tab.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a resident files a matter with a photo at 360 px, and follows it with number and code', async () => {
    const { page, press, type, stands } = handsOn(tab);
    await tab.size(phone.width, phone.height);
    await page(`${stage().office.address}/report`);
    await press('button', '我看过了，开始填');
    await press('choice', '邻居之间的事');
    await type('用您自己的话说说', '隔壁的空调外机对着我家窗户，夜里睡不着。');
    await next();
    await press('choice', '河西镇');
    await until('徐家冲村', () => tab.ask(takeOption, '哪个村', '徐家冲村'));
    await next();
    await stands('什么时候，和谁有关？');
    await next();
    await type('您的姓名', '白小雪');
    await type('您的电话', '19900000021');
    await next();
    await stands('照片和材料');
    const photo = await photoWithPlace('外机.jpg');
    await writeFile(join(folder, photo.name), photo.buffer);
    await tab.file(join(folder, photo.name));
    await until('已上传', () => tab.ask((words) => document.body.textContent.includes(words), '已上传'));
    await next();
    await stands('核对一遍，再提交');
    expect(await tab.ask(widerThanWindow)).toBe(0);
    await press('button', '提交');
    await stands('已收到');
    const [number = '', lookupCode = ''] = await tab.ask(() =>
      [...document.querySelectorAll('dl.codes dd')].map((one) => one.textContent.trim()),
    );
    filed = { number, lookupCode };
    expect(number).toMatch(/^990101-/u);
    expect(await tab.ask(widerThanWindow)).toBe(0);

    await page(`${stage().office.address}/track`);
    await type('编号', number);
    await type('查询码', lookupCode);
    await press('button', '查进度');
    await stands('办理进度');
    expect(await tab.ask(widerThanWindow)).toBe(0);
    expect(tab.faults).toEqual([]);

    async function next(): Promise<void> {
      await press('button', '下一步');
    }
  });

  test('an officer signs in, finds the matter and accepts it', async () => {
    if (!filed) throw new Error('nothing was filed');
    const { page, press, type, stands } = handsOn(tab);
    const clerk = stage().office.officer('window_clerk', 'window4');
    await tab.size(desk.width, desk.height);
    await page(`${stage().office.address}/staff/`);
    await type('用户名', clerk.username);
    await type('密码', clerk.password);
    await press('button', '登录');
    await stands('工作台');
    await page(`${stage().office.address}/staff/matters/${filed.number}`);
    await stands('可以做');
    await press('button', '受理');
    await press('choice', '一般');
    await press('choice', '普通');
    await press('button', '受理');
    await until('待分流', () => tab.ask((words) => document.body.textContent.includes(words), '进入「待分流」'));
    expect(await tab.ask(widerThanWindow)).toBe(0);
    expect(tab.faults).toEqual([]);
  });
}

/** Hands that wait until what they reach for is there. */
function handsOn(tab: Tab) {
  return {
    /** Opens a page and reads it in Chinese, whatever language the browser asked for. */
    page: async (url: string) => {
      await tab.goTo(url);
      await until(url, () => tab.ask(() => document.querySelector('h1') !== null));
      const chinese = (): Promise<boolean> => tab.ask(() => document.documentElement.lang.startsWith('zh'));
      // What came from the server is Chinese and has no button; the page alive speaks the browser's language at first.
      const alive = (): Promise<boolean> => tab.ask(() => document.querySelector('button') !== null);
      await until('中文', async () => {
        if (!(await alive())) return false;
        await tab.press('button', '中文');
        await new Promise((resolve) => void setTimeout(resolve, 200));
        return chinese();
      });
    },
    press: (kind: Kind, words: string) => until(words, () => tab.press(kind, words)),
    type: (words: string, text: string) => until(words, () => tab.type(words, text)),
    stands: (heading: string) =>
      until(heading, () =>
        tab.ask(
          (words) => [...document.querySelectorAll('h1, h2')].some((one) => one.textContent.includes(words)),
          heading,
        ),
      ).catch(async (error: Error) => {
        error.message += `: ${await tab.ask(() => document.body.textContent)} ${tab.faults.join('; ')}`;
        throw error;
      }),
  };
}

/** Runs in the page. By how much it must be moved sideways to be read. */
function widerThanWindow(): number {
  const page = document.documentElement;
  return Math.max(0, page.scrollWidth - page.clientWidth);
}
