import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countWork } from '../bad-input/clear-answer.ts';
import { houseOnALine } from '../faults/house-on-a-line.ts';
import { fileMatter, walk } from '../harness/story.ts';
import { desk, openWindow, phone, type Window } from './browser.ts';
import { photoWithPlace } from './photo.ts';
import { answerQuestions, follow, receiptOn } from './resident.ts';
import { shown } from './shown.ts';
import type { Stage } from './stage.ts';
import { openMatter, openSheet, press } from './staff.ts';

const account = '楼上漏水三个月未修，天花板已经发霉，几次上门都没有结果。';
const done = '已到现场看过，约双方明天上午见面。';
const gone = '系统正在恢复，请过几秒再试。您填的都还在。';

/** The house's line to its database is cut for ten seconds and more, by the clock on the wall, while two people have a form open. */
export function whileTheDatabaseIsGone(stage: () => Stage): void {
  test('the database gone for ten seconds: resident and officer are told, keep what they typed, and the same press does it once when it is back', async () => {
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
      const officer = await open(desk);
      await officer.context.addCookies([
        { name: 'anhe_session', value: await h.sound.token('xinhe'), url: address, httpOnly: true, sameSite: 'Strict' },
      ]);
      await openMatter(officer.page, number);
      const sheet = await openSheet(officer.page, '记录办理情况');
      await sheet.line('办理情况', done);

      const before = await countWork(h.sound);
      const since = Date.now();
      h.line.cut();
      await resident.page.getByRole('button', { name: '提交', exact: true }).click();
      await press(sheet, '记录');
      // Each page tries again by itself with the same key before it says so.
      expect(await shown(resident.page, gone)).toBe(true);
      expect(await shown(officer.page, sheet.box.getByText(gone))).toBe(true);
      expect(await resident.page.locator('dl.answers').innerText()).toContain(account);
      expect(await sheet.box.getByLabel(/^办理情况/u).inputValue()).toBe(done);
      await officer.page.waitForTimeout(Math.max(0, since + 10_000 - Date.now()));
      expect(await countWork(h.sound)).toEqual(before);

      h.line.mend();
      await press(sheet, '记录');
      await sheet.box.waitFor({ state: 'detached' });
      await resident.page.getByRole('button', { name: '提交', exact: true }).click();
      const filed = await receiptOn(resident.page);
      await follow(resident.page, filed);
      expect(await shown(resident.page, account)).toBe(true);
      const after = await countWork(h.sound);
      const more = (table: string): number => (after[table] ?? 0) - (before[table] ?? 0);
      expect([more('matters.matter'), more('matters.history'), more('matters.note')]).toEqual([1, 2, 1]);
      await resident.context.close();
      await officer.context.close();
    } finally {
      await h.close();
    }
  });
}
