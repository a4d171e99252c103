import { expect, test } from 'vitest';
import { HOUR_MS, localDateOf } from '../../server/kernel/instant.ts';
import { bookedVisit, filedQuarrel, type Hand, handOf } from './beforehand.ts';
import { shown } from './shown.ts';
import { lookAt, officerWindow, residentWindow, type Stage } from './stage.ts';
import { openMatter, signInAdministrator } from './staff.ts';

interface Told {
  readonly number: string | null;
  readonly text: { readonly zh: string };
}

/** 快进 A day of the practice county goes by while a clerk sits at the window: told last, because time only goes forward. */
export function dayInFastForward(stage: () => Stage): void {
  test('the administrator moves the practice county a day forward; at the window who did not come is released, what was due is told, and who is late is urged', async () => {
    const { office, secrets } = stage();
    const quarrel = await filedQuarrel(office, { applicant: '何小豆', respondent: '何大麦' });
    secrets.push(quarrel.lookupCode);
    const coordinator = await handOf(office, office.officer('coordinator', 'coordinator1'));
    // An emergency is to be assigned within two hours, night or day; nobody does.
    await coordinator.act(quarrel.number, 'accept', { category: '02', complexity: 'general', urgency: 'emergency' });
    const visit = await bookedVisit(office, '周小满');

    const window1 = office.officer('window_clerk', 'window1');
    const clerk = await officerWindow(stage(), window1);
    const admin = await residentWindow(stage(), { size: { width: 1440, height: 900 } });
    await signInAdministrator(admin.page, office.officer('system_admin'));
    await admin.page.goto('/staff/administration?page=practice');
    const timeOfCounty = async (): Promise<Date> =>
      new Date(String((await coordinator.look('/api/practice/clock'))['now']));
    // Accepted late in the evening, the two hours end on the next day, and the urging goes out on the day after that.
    const over = localDateOf(new Date((await timeOfCounty()).getTime() + 2 * HOUR_MS));
    const past = (now: Date): boolean => now >= visit.startsAt && localDateOf(now) > over;
    while (!past(await timeOfCounty())) {
      const day = admin.page.getByRole('button', { name: '一天', exact: true });
      await day.click();
      await admin.page.getByRole('progressbar', { name: '进度' }).waitFor();
      await admin.page.getByRole('progressbar', { name: '进度' }).waitFor({ state: 'detached', timeout: 60_000 });
    }
    expect(await shown(admin.page, admin.page.getByRole('table', { name: '发生了什么' }))).toBe(true);
    await lookAt(stage(), admin, 'administration: practice');
    await admin.context.close();

    const { page } = clerk;
    await page.goto('/staff/windows?view=bookings');
    expect(await shown(page, /时间已快进到/u)).toBe(true);
    await page.getByLabel('日期').fill(localDateOf(visit.startsAt));
    const row = page.getByRole('row').filter({ hasText: visit.number });
    expect(await shown(page, row.getByText('没有来'))).toBe(true);
    await page.getByRole('button', { name: /^通知/u }).click();
    // A day brings more than the bell shows: the page behind it holds them all.
    await page.getByRole('link', { name: '全部通知' }).click();
    await page.getByRole('table', { name: '全部通知' }).waitFor();
    const late = page.getByText(`编号 ${quarrel.number} 已超期。`).first();
    while (!(await late.isVisible())) {
      const listed = await page.getByRole('row').count();
      await page.getByRole('button', { name: '更多', exact: true }).click();
      await page.getByRole('row').nth(listed).waitFor();
    }
    const told = await noticesOf(await handOf(office, window1));
    expect(told.filter((one) => one.number === quarrel.number).map((one) => one.text.zh)).toContain(
      `编号 ${quarrel.number} 已超期。`,
    );
    await openMatter(page, quarrel.number, 'supervision');
    expect(await shown(page, /按规则自动发出/u)).toBe(true);
    await lookAt(stage(), clerk, 'staff: urged by itself');
    await clerk.context.close();
  });
}

/** Every notice of an officer: a day brings more than the bell shows. */
async function noticesOf(hand: Hand): Promise<Told[]> {
  const told: Told[] = [];
  for (let after = ''; ;) {
    const page = (await hand.look(`/api/notices?limit=100${after}`)) as { items?: Told[]; next?: string | null };
    told.push(...(page.items ?? []));
    if (!page.next) return told;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}
