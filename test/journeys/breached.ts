import { expect, test } from 'vitest';
import { type Hand, handOf } from './beforehand.ts';
import { follow } from './resident.ts';
import { shown } from './shown.ts';
import { lookAt, officerWindow, residentWindow, type Stage } from './stage.ts';
import { doAct, openMatter } from './staff.ts';

interface Obligation {
  readonly id: string;
  readonly what: string;
  readonly creditorId: string;
  readonly standing: string;
}

interface Broken {
  readonly number: string;
  readonly obligation: Obligation;
}

/** 协议没有履行 A closed matter of the practice county whose agreement was not kept: reported, recorded, taken up again, with its papers. */
export function breachAndReopen(stage: () => Stage): void {
  test('an agreement that is not kept takes its closed matter up again, and both pages hold the ready papers', async () => {
    const { office, secrets } = stage();
    const checker = await handOf(office, office.officer('checker', 'checker1'));
    const { number, obligation } = await brokenAgreement(checker);
    const clerk = await handOf(office, office.officer('window_clerk', 'window1'));
    const code = await clerk.act(number, 'reissue-code', {
      partyId: obligation.creditorId,
      checkedBy: 'known_person',
    });
    const lookupCode = String(code['lookupCode']);
    secrets.push(lookupCode);

    const resident = await residentWindow(stage());
    await follow(resident.page, { number, lookupCode });
    expect(await shown(resident.page, '协议履行得怎么样')).toBe(true);
    expect(await shown(resident.page, '没有履行，可以走这些路')).toBe(true);
    expect(await shown(resident.page, '向人民法院起诉')).toBe(true);
    await lookAt(stage(), resident, 'progress: an agreement not kept');

    const window = await officerWindow(stage(), office.officer('checker', 'checker1'));
    const { page } = window;
    await openMatter(page, number, 'mediation');
    await doAct(page, '登记违约', '登记违约', async (sheet) => {
      await sheet.pick('哪一项义务', new RegExp(obligation.what.slice(0, 10), 'u'));
      await sheet.choose('应当履行的一方怎么说', '承认没有履行');
      await sheet.choose('应当收到的一方怎么说', '没有履行');
      await lookAt(stage(), window, 'staff: record a breach');
    });
    expect(await shown(page, '已重启 1 次')).toBe(true);
    expect(await shown(page, '协议没有履行')).toBe(true);
    expect(await shown(page, '备好的材料')).toBe(true);
    expect(await shown(page, '协议履行情况及证明材料')).toBe(true);
    await lookAt(stage(), window, 'staff: reopened');
    await window.context.close();

    await resident.page.getByRole('button', { name: '看看有没有新进展' }).click();
    expect(await shown(resident.page, /已经重新办理过1次/u)).toBe(true);
    const taken = resident.page.waitForEvent('download');
    await resident.page.getByRole('button', { name: '协议履行情况及证明材料' }).first().click();
    expect((await taken).suggestedFilename()).toBe('协议履行情况及证明材料.pdf');
    await lookAt(stage(), resident, 'progress: taken up again');
    await resident.context.close();
  });
}

/** The first overdue obligation of a closed matter that the officer sees. */
async function brokenAgreement(officer: Hand): Promise<Broken> {
  let after = '';
  do {
    const page = (await officer.look(`/api/obligations?limit=100${after}`)) as unknown as {
      items: { number: string; overdue: boolean }[];
      next: string | null;
    };
    for (const one of page.items.filter((item) => item.overdue)) {
      const matter = await officer.look(`/api/matters/${one.number}`);
      if (matter['stage'] !== 'closed' || matter['restriction'] !== null) continue;
      const kept = (await officer.look(`/api/matters/${one.number}/performance`)) as unknown as {
        obligations: Obligation[];
        acts: string[];
      };
      const obligation = kept.obligations.find((o) => o.standing === 'late');
      if (obligation && kept.acts.includes('recordBreach')) return { number: one.number, obligation };
    }
    after = page.next ? `&after=${encodeURIComponent(page.next)}` : '';
  } while (after);
  throw new Error('no closed matter of the practice county has an obligation past its day');
}
