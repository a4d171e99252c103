import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { assignedQuarrel, type Hand, handOf, type Quarrel, unsignedAgreement } from './beforehand.ts';
import { phone } from './browser.ts';
import { photoWithPlace } from './photo.ts';
import { shown } from './shown.ts';
import { lookAt, officerWindow, type Stage } from './stage.ts';
import { doAct, openMatter, openSheet, press, readAndClose, type Sheet } from './staff.ts';

const people = { applicant: '沈小雨', respondent: '高大山' } as const;
const names = [people.applicant, people.respondent];

/** 屏幕签署 Where both agreed and were identified; not for a family's papers. */
export function signOnScreen(stage: () => Stage): void {
  test('both parties agree, show who they are and sign with a finger; the seal stays on paper, and the agreement takes effect', async () => {
    const { hand, quarrel } = await ready(stage());
    const committee = await officerWindow(stage(), stage().office.officer('committee_officer', 'hexi-pian2'));
    const { page } = committee;
    await openMatter(page, quarrel.number, 'mediation');
    const sheet = await openSheet(page, '当事人签名');
    await sheet.choose('方式', '屏幕签署');
    for (const name of names) await sheet.sign(name);
    expect(await sheet.box.getByRole('radio', { name: '盖章' }).count()).toBe(0);
    expect(await sheet.box.getByRole('radio', { name: '按指印' }).count()).toBe(0);
    for (const name of names) await signInBox(page, sheet, name);

    // Neither consent nor identity is taken for granted.
    await press(sheet, '记录签名');
    expect(await shown(page, '这一部分还没有填全。')).toBe(true);
    for (const name of names)
      await sheet.box.getByRole('checkbox', { name: new RegExp(`^${name}.*同意`, 'u') }).check();
    await press(sheet, '记录签名');
    expect(await shown(page, '这一部分还没有填全。')).toBe(true);
    await sheet.box.getByRole('radio', { name: '看身份证' }).check();
    await sheet.tick('协议不涉及婚姻、收养、继承');
    await lookAt(stage(), committee, 'staff: signed on the screen');
    await press(sheet, '记录签名');
    await sheet.box.waitFor({ state: 'detached' });

    const matter = await hand.look(`/api/matters/${quarrel.number}`);
    const signed = (matter['files'] as { fileId: string; kind: string }[]).filter((file) => file.kind === 'signature');
    expect(signed.length).toBe(2);
    for (const { fileId } of signed) {
      const picture = await page.request.get(`/api/matters/${quarrel.number}/files/${fileId}`);
      expect(await inkOf(await picture.body())).toBeGreaterThan(300);
    }
    expect(await page.getByText(/起生效/u).count()).toBe(0);
    const seal = await openSheet(page, '加盖印章');
    await seal.file(await photoWithPlace('盖章的协议.jpg'));
    await press(seal, '协议生效');
    await readAndClose(seal);
    expect(await shown(page, /起生效/u)).toBe(true);
    await doAct(page, '调解结束', '结束调解');
    await committee.context.close();
  });

  test('the signature stands where the finger was, on a phone too, and signing on undoes what was kept', async () => {
    const { quarrel } = await ready(stage());
    const committee = await officerWindow(stage(), stage().office.officer('committee_officer', 'hexi-pian2'));
    const { page } = committee;
    await page.setViewportSize({ ...phone });
    await openMatter(page, quarrel.number, 'mediation');
    const sheet = await openSheet(page, '当事人签名');
    await sheet.choose('方式', '屏幕签署');
    await sheet.sign(people.applicant);
    const box = await signInBox(page, sheet, people.applicant);
    const { left, right } = await box.evaluate(edgesOfInk);
    expect(left).toBeGreaterThan(0.12);
    expect(left).toBeLessThan(0.28);
    expect(right).toBeGreaterThan(0.72);
    expect(right).toBeLessThan(0.88);
    await drag(page, box, [
      [0.5, 0.9],
      [0.6, 0.9],
    ]);
    expect(await sheet.box.getByText('签名已保存').count()).toBe(0);
    await committee.context.close();
  });

  test('the agreement of a family is not signed on a screen: the page says by which law, and the office refuses', async () => {
    const { hand, quarrel } = await ready(stage(), '01');
    const committee = await officerWindow(stage(), stage().office.officer('committee_officer', 'hexi-pian2'));
    const { page } = committee;
    await openMatter(page, quarrel.number, 'mediation');
    const sheet = await openSheet(page, '当事人签名');
    await sheet.choose('方式', '屏幕签署');
    expect(await shown(page, '不能屏幕签署（《中华人民共和国电子签名法》第三条），请纸质签署。')).toBe(true);
    expect(await sheet.box.locator('canvas').count()).toBe(0);
    await lookAt(stage(), committee, 'staff: no signing on the screen');
    await press(sheet, '记录签名');
    expect(await sheet.box.isVisible()).toBe(true);

    const { mediation } = (await hand.look(`/api/matters/${quarrel.number}/mediation`)) as {
      mediation: { agreement: { missing: { parties: string[] } } };
    };
    const both = mediation.agreement.missing.parties;
    await expect(
      hand.act(quarrel.number, 'mediation/agreement/sign', {
        way: 'screen',
        signatures: both.map((partyId) => ({ partyId, how: 'signature' })),
        screen: { agreedBy: both, identityChecked: 'identity_card', notFamilyStatus: true },
      }),
    ).rejects.toThrow(/409 .*screen-signing-refused/u);

    await sheet.choose('方式', '纸质签署');
    for (const name of names) await sheet.sign(name);
    await press(sheet, '记录签名');
    await sheet.box.waitFor({ state: 'detached' });
    await committee.context.close();
  });
}

async function ready(stage: Stage, category = '02'): Promise<{ hand: Hand; quarrel: Quarrel }> {
  const hand = await handOf(stage.office, stage.office.officer('committee_officer', 'hexi-pian2'));
  const quarrel = await assignedQuarrel(stage.office, hand, { ...people, category });
  await unsignedAgreement(hand, quarrel.number);
  return { hand, quarrel };
}

/** Signs in a party's box and keeps it. */
async function signInBox(page: Page, sheet: Sheet, name: string): Promise<Locator> {
  const group = sheet.box.getByRole('group', { name: new RegExp(`^${name}`, 'u') });
  const box = group.locator('canvas');
  await box.scrollIntoViewIfNeeded();
  await drag(page, box, [
    [0.2, 0.3],
    [0.5, 0.8],
    [0.8, 0.3],
  ]);
  await group.getByRole('button', { name: '用这个签名' }).click();
  await group.getByText('签名已保存').waitFor();
  return box;
}

/** Draws through points given as parts of the box's width and height. */
async function drag(page: Page, box: Locator, through: readonly (readonly [number, number])[]): Promise<void> {
  const at = await box.boundingBox();
  if (!at) throw new Error('there is no box to sign in');
  const [first = [0, 0], ...rest] = through.map(([x, y]) => [at.x + x * at.width, at.y + y * at.height] as const);
  await page.mouse.move(first[0], first[1]);
  await page.mouse.down();
  for (const [x, y] of rest) await page.mouse.move(x, y, { steps: 8 });
  await page.mouse.up();
}

/** Left and right edge of what was drawn, as parts of the box's width. */
function edgesOfInk(element: Element): { left: number; right: number } {
  const canvas = element as HTMLCanvasElement;
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let left = canvas.width;
  let right = 0;
  for (let i = 3; i < pixels.length; i += 4)
    if ((pixels[i] ?? 0) > 0) {
      const x = ((i - 3) / 4) % canvas.width;
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
  return { left: left / canvas.width, right: right / canvas.width };
}

/** How many points of a kept signature are dark on white paper. */
async function inkOf(picture: Buffer): Promise<number> {
  const { data } = await sharp(picture)
    .flatten({ background: '#ffffff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return data.filter((shade) => shade < 128).length;
}
