import type { Page } from 'playwright-core';

/** A small picture with a place in its data, as a phone takes it. */
export interface Picture {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export interface Report {
  readonly kind: string;
  readonly description: string;
  readonly claims: string;
  readonly township: string;
  readonly village: string;
  readonly occurredOn: string;
  readonly respondent: string;
  readonly name: string;
  readonly phone: string;
  readonly photo: Picture;
}

/** What a resident is shown once. */
export interface Receipt {
  readonly number: string;
  readonly lookupCode: string;
}

/** Goes through the six questions on the page as it stands at the first of them; `seen` is told of each page. */
export async function answerQuestions(
  page: Page,
  report: Report,
  seen: (name: string) => Promise<void>,
): Promise<void> {
  await page.getByRole('heading', { name: '发生了什么事？' }).waitFor();
  await page.getByText(report.kind, { exact: true }).click();
  await page.getByLabel('用您自己的话说说').fill(report.description);
  await page.getByLabel('您想怎么解决？').fill(report.claims);
  await seen('report: what');
  await next(page);

  await page.getByRole('heading', { name: '事情发生在哪里？' }).waitFor();
  await page.getByText(report.township, { exact: true }).click();
  await page.getByLabel('哪个村（社区）？').selectOption({ label: report.village });
  await seen('report: where');
  await next(page);

  await page.getByRole('heading', { name: '什么时候，和谁有关？' }).waitFor();
  await page.getByLabel('哪天发生的？').fill(report.occurredOn);
  await page.getByRole('button', { name: '填对方' }).click();
  await page.getByLabel('姓名或者怎么称呼').fill(report.respondent);
  await seen('report: when and who');
  await next(page);

  await page.getByRole('heading', { name: '怎么联系您？' }).waitFor();
  await page.getByLabel('您的姓名').fill(report.name);
  await page.getByLabel('您的电话').fill(report.phone);
  await seen('report: contact');
  await next(page);

  await page.getByRole('heading', { name: '照片和材料' }).waitFor();
  await page.locator('input[type=file]').setInputFiles({ ...report.photo });
  await page.getByText('已上传').waitFor();
  await seen('report: photos');
  await next(page);
  await page.getByRole('heading', { name: '核对一遍，再提交' }).waitFor();
}

async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: '下一步' }).click();
}

/** What stands on the receipt. */
export async function receiptOn(page: Page, heading = '已收到'): Promise<Receipt> {
  await page.getByRole('heading', { name: heading }).waitFor();
  const [number = '', lookupCode = ''] = await page.locator('dl.codes dd').allInnerTexts();
  return { number: number.trim(), lookupCode: lookupCode.trim() };
}

/** Looks up a matter by number and code, typed by hand. */
export async function follow(page: Page, receipt: Receipt): Promise<void> {
  await page.goto('/track');
  await page.getByLabel('编号').fill(receipt.number);
  await page.getByLabel('查询码').fill(receipt.lookupCode);
  await page.getByRole('button', { name: '查进度' }).click();
  await page.getByRole('heading', { name: '办理进度', exact: true }).waitFor();
}

/** An act of a party on the progress page: opens it, fills it in, sends it and waits for its answer. */
export async function partyAct(
  page: Page,
  title: string,
  button: string,
  done: string,
  fill: (act: ReturnType<Page['locator']>) => Promise<void>,
): Promise<void> {
  const act = page.locator('details.act').filter({ has: page.locator('summary', { hasText: title }) });
  await act.locator('summary').click();
  await fill(act);
  await act.getByRole('button', { name: button, exact: true }).click();
  await page.getByText(done).waitFor();
}
