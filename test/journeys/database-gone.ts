import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countWork } from '../bad-input/clear-answer.ts';
import { houseOnALine } from '../faults/house-on-a-line.ts';
import type { OfficerName } from '../harness/small-county.ts';
import { fileMatter, walk } from '../harness/story.ts';
import { desk, openWindow, phone, type Window } from './browser.ts';
import { photoWithPlace } from './photo.ts';
import { answerQuestions, follow, receiptOn } from './resident.ts';
import { shown } from './shown.ts';
import type { Stage } from './stage.ts';
import { openMatter, openSheet, press } from './staff.ts';
import { fillWalkIn, walkInAccount } from './window.ts';

const account = '楼上漏水三个月未修，天花板已经发霉，几次上门都没有结果。';
const done = '已到现场看过，约双方明天上午见面。';
const gone = '系统正在恢复，请过几秒再试。您填的都还在。';

/** The house's line to its database is cut for ten seconds and more, by the clock on the wall, while three people have a form open. */
export function whileTheDatabaseIsGone(stage: () => Stage): void {
  test('the database gone for ten seconds: resident, officer and window are told, keep what they typed, and the same press does it once when it is back', async () => {
    const h = await houseOnALine({ distDir: join(import.meta.dirname, '../../dist') });
    try {
      const address = await h.app.listen({ port: 0, host: '127.0.0.1' });
      const open = async (size: typeof phone | typeof desk): Promise<Window> => {
        const window = await openWindow(stage().browser, address, { size });
        stage().windows.push(window);
        return window;
      };
      const { number } = await fileMatter(h.sound);
      await walk(h.sound, { number, until: 'handling', holder: 20 });
      const resident = await open(phone);
      await resident.page.goto('/report');
      await resident.page.getByRole('button', { name: '我看过了，开始填' }).click();
      await answerQuestions(
        resident.page,
        {
          kind: '邻居之间的事',
          description: account,
          claims: '先止住漏水。',
          township: '河西镇',
          village: '新河村',
          occurredOn: '2026-02-20',
          respondent: '吴大江',
          name: '周小满',
          phone: '19900000001',
          photo: await photoWithPlace('天花板.jpg'),
        },
        async () => undefined,
      );
      const signedIn = async (as: OfficerName): Promise<Window> => {
        const window = await open(desk);
        const value = await h.sound.token(as);
        await window.context.addCookies([
          { name: 'anhe_session', value, url: address, httpOnly: true, sameSite: 'Strict' },
        ]);
        return window;
      };
      const officer = await signedIn('xinhe');
      await openMatter(officer.page, number);
      const sheet = await openSheet(officer.page, '记录办理情况');
      await sheet.line('办理情况', done);
      const clerk = await signedIn('clerk');
      await clerk.page.goto('/staff/register');
      await clerk.page.getByRole('heading', { name: '窗口登记' }).waitFor();
      await fillWalkIn(clerk.page, '新河', '新河村');

      const before = await countWork(h.sound);
      const since = Date.now();
      h.line.cut();
      await resident.page.getByRole('button', { name: '提交', exact: true }).click();
      await press(sheet, '记录');
      await clerk.page.keyboard.press('Control+Enter');
      // Each page tries again by itself with the same key before it says so.
      expect(await shown(resident.page, gone)).toBe(true);
      expect(await shown(officer.page, sheet.box.getByText(gone))).toBe(true);
      expect(await shown(clerk.page, gone)).toBe(true);
      expect(await resident.page.locator('dl.answers').innerText()).toContain(account);
      expect(await sheet.box.getByLabel(/^办理情况/u).inputValue()).toBe(done);
      expect(await clerk.page.getByLabel('反映的情况').inputValue()).toBe(walkInAccount);
      await officer.page.waitForTimeout(Math.max(0, since + 10_000 - Date.now()));
      expect(await countWork(h.sound)).toEqual(before);

      h.line.mend();
      await press(sheet, '记录');
      await sheet.box.waitFor({ state: 'detached' });
      await clerk.page.keyboard.press('Control+Enter');
      await clerk.page.getByRole('status', { name: '登记回执' }).waitFor();
      await resident.page.getByRole('button', { name: '提交', exact: true }).click();
      const filed = await receiptOn(resident.page);
      await follow(resident.page, filed);
      expect(await shown(resident.page, account)).toBe(true);
      const after = await countWork(h.sound);
      const more = (table: string): number => (after[table] ?? 0) - (before[table] ?? 0);
      expect([more('matters.matter'), more('matters.history'), more('matters.note')]).toEqual([2, 3, 1]);
      await resident.context.close();
      await officer.context.close();
      await clerk.context.close();
    } finally {
      await h.close();
    }
  });
}
