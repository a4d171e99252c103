import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { linesOf } from '../../../test/harness/workbook-lines.ts';
import type { OfficerName } from '../../../test/harness/small-county.ts';
import { actOn, partyToken, passTimeTo, versionOf } from '../../../test/harness/story.ts';
import { formatDateZh } from '../../kernel/local-date.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { readPdf, wordText } from '../../platform/papers/testing.ts';
import { verifyMatters } from '../matters/index.ts';
import { markLate } from './jobs.ts';
import { aMatterInHand, aScan, aSession, enterMediators, mediate, mediators, type StartedMatter } from './testing.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
  await enterMediators(t);
});
afterAll(() => t.close());

interface Kept extends StartedMatter {
  /** What has to be repaired by 20 March, and what is to be paid by 31 March. */
  readonly work: string;
  readonly money: string;
  readonly debtor: string;
  readonly creditor: string;
}

/** What was said in the talks and must never leave them. */
const conceded = '吴大江：水管是我弄坏的，最多愿意赔五千元，再多没有。';

const day = (date: string): Date => new Date(`${date}T10:00:00+08:00`);

/** An agreement in effect on 2 March, reported to the matter; both sides with a code. */
async function anAgreement(): Promise<Kept> {
  await passTimeTo(t, day('2026-03-02'));
  const m = await aMatterInHand(t);
  await mediate(t, m, 'in_session');
  await actOn(
    t,
    m.handler,
    m.number,
    'mediation/session',
    aSession(t, m, { statements: conceded, course: conceded, fileIds: [await aScan(t)] }),
  );
  await actOn(t, m.handler, m.number, 'mediation/agreement', (await import('./testing.ts')).aDraft(m));
  await actOn(t, m.handler, m.number, 'mediation/agreement/sign', {
    way: 'paper',
    signatures: [
      { partyId: m.applicant, how: 'signature' },
      { partyId: m.respondent, how: 'fingerprint' },
    ],
  });
  await actOn(t, m.handler, m.number, 'mediation/agreement/mediator-sign', { mediatorId: mediators.xinhe });
  await actOn(t, m.handler, m.number, 'mediation/agreement/seal', { fileIds: [await aScan(t)] });
  await actOn(t, m.handler, m.number, 'mediation/end');
  const rows = await t.look<{ id: string; due_on: string }>(
    'select o.id, o.due_on::text from disputes.obligation o join matters.matter m on m.id = o.matter_id where m.number = $1 and o.watched order by o.position',
    [m.number],
  );
  const code = await actOn(t, 'clerk', m.number, 'reissue-code', { partyId: m.respondent, checkedBy: 'known_person' });
  return {
    ...m,
    work: rows[0]?.id ?? '',
    money: rows[1]?.id ?? '',
    debtor: String(code['lookupCode']),
    creditor: m.lookupCode,
  };
}

const bearerOf = (m: Kept, who: 'debtor' | 'creditor') => partyToken(t, { number: m.number, lookupCode: m[who] });
const own = async (m: Kept, who: 'debtor' | 'creditor') =>
  (await t.send({ bearer: await bearerOf(m, who), method: 'GET', url: '/api/resident/performance' })).json();
const says = async (m: Kept, who: 'debtor' | 'creditor', what: 'report' | 'confirm', body: object) =>
  t.send({
    bearer: await bearerOf(m, who),
    url: `/api/resident/performance/${what}`,
    version: await versionOf(t, m.number),
    body,
  });
const look = async (m: Kept, as: OfficerName = m.handler) =>
  (await t.send({ as, method: 'GET', url: `/api/matters/${m.number}/performance` })).json();
const tried = async (m: Kept, as: OfficerName, what: string, body: object) =>
  (await t.send({ as, url: `/api/matters/${m.number}/${what}`, version: await versionOf(t, m.number), body })).json();
const packOn = (m: Kept, road: string) =>
  t.send({ as: m.handler, method: 'GET', url: `/api/matters/${m.number}/performance/pack?road=${road}` });
/** The whole pack of a road, as it reads. */
const packText = async (m: Kept, road: string): Promise<string> => {
  const reply = await packOn(m, road);
  expect(reply.statusCode, reply.body.slice(0, 200)).toBe(200);
  return readPdf(reply.rawPayload).text;
};
const sweep = async (at: Date): Promise<void> => {
  const worker = await workerHouse(t);
  await Promise.all([markLate.run(worker, at), markLate.run(worker, at)]);
  await worker.close();
};
/** As the list of obligations shows it. */
const listed = async (id: string) =>
  (await t.send({ as: 'head', method: 'GET', url: '/api/obligations?limit=100' }))
    .json<{ items: { id: string }[] }>()
    .items.find((one) => one.id === id);
const close = async (m: Kept): Promise<void> => {
  await actOn(t, m.handler, m.number, 'answer', { result: 'writtenAgreement', reply: '双方达成协议。' });
  await actOn(t, 'head', m.number, 'pass-check');
  for (const partyId of [m.applicant, m.respondent])
    await actOn(t, 'followUp', m.number, 'follow-up', {
      partyId,
      way: 'phone',
      reached: 'reached',
      solved: true,
      performed: 'not_due',
    });
  await actOn(t, 'checker', m.number, 'close');
};

describe('the closing report of a closed matter', () => {
  it('keeps the day of closing when something is recorded later', async () => {
    const m = await anAgreement();
    await passTimeTo(t, day('2026-03-04'));
    await close(m);
    await passTimeTo(t, day('2026-03-09'));
    await actOn(t, m.handler, m.number, 'dossier/note', { words: '封卷前补记。' });
    const paper = await t.send({
      as: m.handler,
      method: 'GET',
      url: `/api/matters/${m.number}/papers/closing-report`,
    });
    expect(readPdf(paper.rawPayload).text).toMatch(/填表时间\s*2026年3月9日[\s\S]*结案时间\s*2026年3月4日/u);
  });
});

describe('an obligation that is performed', () => {
  it('is reported by one side with proof and counts when the other side confirms; the proof opens for both', async () => {
    const m = await anAgreement();
    const early = await t.send({ as: m.handler, method: 'GET', url: `/api/matters/${m.number}/performance/pack` });
    expect(early.json()).toMatchObject({ status: 409, code: 'pack-not-ready' });
    const fileId = await aScan(t);
    const said = await says(m, 'debtor', 'report', {
      obligationId: m.money,
      done: 'partly',
      amountFen: 50_000,
      words: '先付五百。',
      fileIds: [fileId],
    });
    expect(said.statusCode, said.body).toBe(200);
    const other = await own(m, 'creditor');
    expect(other.obligations[1]).toMatchObject({
      standing: 'reported',
      reports: [{ done: 'partly', amountFen: 50_000, words: '先付五百。', confirmed: null }],
    });
    expect(other.acts).toContain('confirmOwnPerformance');
    const proof = await t.send({
      bearer: await bearerOf(m, 'creditor'),
      method: 'GET',
      url: `/api/resident/files/${fileId}`,
    });
    expect(proof.statusCode).toBe(200);
    const confirmed = await says(m, 'creditor', 'confirm', { obligationId: m.money, confirmed: true });
    expect(confirmed.statusCode, confirmed.body).toBe(200);
    expect((await look(m)).obligations[1]).toMatchObject({
      standing: 'partly',
      confirmedFen: 50_000,
      performed: { how: 'partly', on: '2026-03-02' },
    });
    await says(m, 'debtor', 'report', { obligationId: m.money, done: 'done', amountFen: 70_000 });
    await says(m, 'creditor', 'confirm', { obligationId: m.money, confirmed: true, words: '收齐了。' });
    expect((await own(m, 'debtor')).obligations[1]).toMatchObject({ standing: 'performed', confirmedFen: 120_000 });
    const again = await says(m, 'debtor', 'report', { obligationId: m.money, done: 'done' });
    expect(again.json()).toMatchObject({ code: 'obligation-performed' });
  });

  it('is not confirmed by whoever reported it; a dispute needs its words and leaves it open', async () => {
    const m = await anAgreement();
    await says(m, 'debtor', 'report', { obligationId: m.work, done: 'done' });
    expect((await says(m, 'debtor', 'confirm', { obligationId: m.work, confirmed: true })).json()).toMatchObject({
      status: 403,
      code: 'own-report',
    });
    expect((await says(m, 'creditor', 'report', { obligationId: m.work, done: 'done' })).json()).toMatchObject({
      code: 'report-waits',
    });
    expect((await says(m, 'creditor', 'confirm', { obligationId: m.work, confirmed: false })).json()).toMatchObject({
      code: 'dispute-reason-missing',
    });
    const disputed = await says(m, 'creditor', 'confirm', {
      obligationId: m.work,
      confirmed: false,
      words: '还在漏水。',
    });
    expect(disputed.statusCode, disputed.body).toBe(200);
    expect((await own(m, 'debtor')).obligations[0]).toMatchObject({
      standing: 'due',
      performed: null,
      reports: [{ confirmed: false, answer: '还在漏水。' }],
    });
    const elsewhere = await anAgreement();
    expect((await says(elsewhere, 'debtor', 'report', { obligationId: m.work, done: 'done' })).json()).toMatchObject({
      code: 'obligation-unknown',
    });
  });
});

describe('a dossier archived the year after closing', () => {
  it('keeps its parties for as long as the sealed dossier says, a year longer than from closing; a void number does not count', async () => {
    const m = await anAgreement();
    await close(m);
    const erase = () =>
      tried(m, 'clerk', 'answer-erasure', { partyId: m.respondent, answer: 'done', reason: '本人申请' });
    await passTimeTo(t, day('2027-01-04'));
    await actOn(t, 'checker', m.number, 'dossier/archive', { exceptionReason: '身份证明后补' });
    expect(await erase()).toMatchObject({ code: 'dossier-kept', until: '2057-12-31' });
    await actOn(t, 'checker', m.number, 'dossier/void', { reason: '材料装错' });
    expect(await erase()).toMatchObject({ code: 'dossier-kept', until: '2056-12-31' });
  });
});

describe('an obligation past its day', () => {
  it('is marked late once, on the day after, whatever it is; nothing else follows by itself', async () => {
    const m = await anAgreement();
    await close(m);
    // What was mediated lies in a dossier that the law keeps: nobody is erased from it.
    expect(
      await tried(m, 'clerk', 'answer-erasure', { partyId: m.respondent, answer: 'done', reason: '本人申请' }),
    ).toMatchObject({ code: 'dossier-kept', until: '2056-12-31' });
    await sweep(day('2026-03-20'));
    expect((await look(m)).obligations[0]).toMatchObject({ lateOn: null });
    await passTimeTo(t, day('2026-03-20'));
    await t.look(`update disputes.obligation set what = '=电话 19900000001 联系后返工' where id = $1`, [m.work]);
    const out = async (as: 'head' | 'liulin'): Promise<string[][]> =>
      (await linesOf(await t.send({ as, method: 'GET', url: '/api/obligations/workbook' }))).slice(1);
    const rows = (await t.send({ as: 'head', method: 'GET', url: '/api/obligations?limit=100' })).json<{
      items: { number: string; dueOn: string }[];
    }>().items;
    expect((await out('head')).map((line) => [line[0], line[4]])).toEqual(
      rows.map((one) => [one.number, formatDateZh(one.dueOn)]),
    );
    expect((await out('head')).flat()).toContain("'=电话 **** 联系后返工");
    expect((await out('head')).flat().join()).not.toContain('19900000001');
    const kept = `select 1 from matters.opening o join matters.matter m on m.id = o.matter_id
      where o.operation = 'exportObligations' and m.number = $1`;
    expect(await t.look(kept, [m.number])).toHaveLength(3);
    const held = await t.send({
      bearer: await bearerOf(m, 'creditor'),
      method: 'GET',
      url: '/api/resident/my-information',
    });
    const told = held.json<{ openings: { what: { zh: string; en: string } }[] }>().openings.map((one) => one.what);
    expect(told).toContainEqual({ zh: '在协议义务的 Excel 里带出了义务', en: 'took obligations out in an Excel list' });
    // Nobody is shown the name of an operation.
    for (const { zh, en } of told) expect(`${zh} ${en}`).toMatch(/^\p{Script=Han}.* [a-z]+ /u);
    const theirs = (await t.send({ as: 'liulin', method: 'GET', url: '/api/obligations?limit=100' })).json<{
      items: object[];
    }>().items;
    expect(await out('liulin')).toHaveLength(theirs.length);
    expect(await listed(m.work)).toMatchObject({ soon: true, overdue: false, breached: false });
    expect(await listed(m.money)).toMatchObject({ soon: false, overdue: false });
    await sweep(day('2026-03-21'));
    await sweep(day('2026-03-22'));
    await passTimeTo(t, day('2026-03-22'));
    expect(await listed(m.work)).toMatchObject({ soon: false, overdue: true });
    const seen = await look(m);
    expect(seen.obligations).toMatchObject([
      { standing: 'late', lateOn: '2026-03-21', breachedOn: null },
      { standing: 'due', lateOn: null },
    ]);
    const entries = await t.look(
      `select h.actor from matters.history h join matters.matter m on m.id = h.matter_id where m.number = $1 and h.act = 'markLate'`,
      [m.number],
    );
    expect(entries).toEqual([{ actor: 'system:markLate' }]);
    const [row] = await t.look<{ stage: string }>('select stage from matters.matter where number = $1', [m.number]);
    expect(row?.stage).toBe('closed');
    // Twenty days into the thirty: joint confirmation is open, so is a suit.
    expect(seen.roads).toMatchObject([
      { id: 'confirmation', until: '2026-04-01', open: true },
      { id: 'suit', until: '2029-03-20', open: true },
    ]);
    expect(seen.pack.map((p: { kind: string }) => p.kind)).toEqual([
      'agreement',
      'performance-record',
      'confirmation-application',
    ]);
  });

  it('broken, it takes the closed matter up again, with a ready pack that holds nothing said in the talks', async () => {
    const m = await anAgreement();
    const fileId = await aScan(t);
    await says(m, 'debtor', 'report', { obligationId: m.money, done: 'partly', amountFen: 30_000, fileIds: [fileId] });
    await says(m, 'creditor', 'confirm', { obligationId: m.money, confirmed: true });
    await close(m);
    const breach = {
      obligationId: m.work,
      debtorAsked: 'admits',
      debtorWords: '没有钱修。',
      creditorAsked: 'not_performed',
    };
    expect(await tried(m, 'checker', 'performance/breach', breach)).toMatchObject({ code: 'obligation-not-due' });
    await passTimeTo(t, day('2026-03-21'));
    expect(await tried(m, 'leader', 'performance/breach', breach)).toMatchObject({ status: 403 });
    const recorded = await actOn(t, m.handler, m.number, 'performance/breach', breach);
    expect(recorded).toMatchObject({ stage: 'handling', reopened: true });
    expect(await tried(m, 'checker', 'performance/breach', breach)).toMatchObject({ code: 'breach-recorded' });
    const closing = (await t.send({ as: 'head', method: 'GET', url: `/api/matters/${m.number}/closing` })).json();
    expect(closing).toMatchObject({
      timesReopened: 1,
      reopenings: [{ ground: 'breach', state: 'reopened', outcome: 'solved', result: 'writtenAgreement' }],
    });
    const matter = (await t.send({ as: 'head', method: 'GET', url: `/api/matters/${m.number}` })).json();
    expect(
      matter.clocks.filter((c: { kind: string }) => c.kind === 'promise').map((c: { state: string }) => c.state),
    ).toEqual(['met', 'running']);

    for (const who of [m.handler, 'creditor'] as const) {
      const pack: { kind: string }[] = (who === 'creditor' ? await own(m, who) : await look(m)).pack;
      expect(pack.map((p) => p.kind)).toEqual(['agreement', 'performance-record', 'confirmation-application']);
      let all = '';
      for (const { kind } of pack) {
        const reply =
          who === 'creditor'
            ? await t.send({ bearer: await bearerOf(m, who), method: 'GET', url: `/api/resident/papers/${kind}` })
            : await t.send({ as: who, method: 'GET', url: `/api/matters/${m.number}/papers/${kind}` });
        expect(reply.statusCode, `${kind} ${reply.body.slice(0, 200)}`).toBe(200);
        all += readPdf(reply.rawPayload).text;
      }
      for (const words of [
        '更换厨房水管并修复天花板',
        '登记违约',
        '凭证1份',
        '司法确认申请书',
        '2026年4月1日',
        '第三十三条',
      ])
        expect(all, words).toContain(words);
      for (const words of ['弄坏', '五千', '再多没有', '没有钱修', '陈述与争议'])
        expect(all, words).not.toContain(words);
      // All in one: the agreement with its signed scan, how it was performed with the proof of it, the application.
      const sent = vi.spyOn(pg.Client.prototype, 'query');
      const whole =
        who === 'creditor'
          ? await t.send({
              bearer: await bearerOf(m, who),
              method: 'GET',
              url: '/api/resident/performance/pack?road=confirmation',
            })
          : await t.send({
              as: who,
              method: 'GET',
              url: `/api/matters/${m.number}/performance/pack?road=confirmation`,
            });
      expect(whole.statusCode, whole.body.slice(0, 200)).toBe(200);
      // However many papers it has, the mediation is read once.
      const texts = sent.mock.calls.map(([query]) => (query as unknown as { text?: string }).text ?? '');
      sent.mockRestore();
      expect(texts.filter((text) => text.includes('"disputes"."session"'))).toHaveLength(1);
      const read = readPdf(whole.rawPayload);
      for (const words of ['更换厨房水管并修复天花板', '登记违约', '司法确认申请书'])
        expect(read.text, words).toContain(words);
      for (const words of ['弄坏', '五千', '陈述与争议']) expect(read.text, words).not.toContain(words);
      // Two files are named and bound: the agreement as it was signed, and the proof. The scan of the talk's record is neither.
      expect(all.split('scan.pdf')).toHaveLength(3);
      expect(read.text.split('附件另存')).toHaveLength(3);
    }
  });

  it('after the thirty days confirmation is shut, a suit and for wages a payment order and legal aid are open', async () => {
    const m = await anAgreement();
    await t.look(`update matters.matter set category = '10' where number = $1`, [m.number]);
    await passTimeTo(t, day('2026-04-02'));
    const { roads, pack } = await look(m);
    expect(roads.map((r: { id: string; open: boolean }) => [r.id, r.open])).toEqual([
      ['confirmation', false],
      ['paymentOrder', true],
      ['suit', true],
      ['legalAid', true],
    ]);
    expect(pack.map((p: { kind: string; road: string | null }) => [p.kind, p.road])).toEqual([
      ['agreement', null],
      ['performance-record', null],
      ['payment-order-application', 'paymentOrder'],
      ['legal-aid-application', 'legalAid'],
    ]);
    // On each road its own form and no other; nothing of the talks on any; a shut road gives nothing.
    for (const [road, has, hasNot] of [
      ['paymentOrder', '支付令申请书', '法律援助申请表'],
      ['legalAid', '法律援助申请表', '支付令申请书'],
      ['suit', '协议履行情况及证明材料', '申请书'],
    ] as const) {
      const text = await packText(m, road);
      expect(text, road).toContain(has);
      expect(text, road).not.toContain(hasNot);
      for (const words of ['弄坏', '五千', '再多没有', '陈述与争议'])
        expect(text, `${road} ${words}`).not.toContain(words);
    }
    expect((await packOn(m, 'confirmation')).json()).toMatchObject({ status: 409, code: 'road-not-open' });
    // The order is for what is owed still, in words and figures; the debtor has no form to ask for it.
    const order = await t.send({
      as: m.handler,
      method: 'GET',
      url: `/api/matters/${m.number}/papers/payment-order-application?format=docx`,
    });
    for (const words of ['周小满', '吴大江', '1,200.00元', '壹仟贰佰元整', '第十六条'])
      expect(wordText(order.rawPayload), words).toContain(words);
    expect((await own(m, 'debtor')).pack.map((p: { kind: string }) => p.kind)).toEqual([
      'agreement',
      'performance-record',
    ]);
    const none = await t.send({
      bearer: await bearerOf(m, 'debtor'),
      method: 'GET',
      url: '/api/resident/papers/payment-order-application',
    });
    expect(none.json()).toMatchObject({ code: 'paper-not-ready' });
    const mine = await t.send({
      bearer: await bearerOf(m, 'creditor'),
      method: 'GET',
      url: '/api/resident/papers/legal-aid-application?format=docx',
    });
    expect(wordText(mine.rawPayload)).toContain('经济困难状况');
    await t.look(`update matters.matter set category = '02' where number = $1`, [m.number]);
  });

  it('confirmed by the court, it may be enforced for two years after its day', async () => {
    const m = await anAgreement();
    await passTimeTo(t, day('2026-03-16'));
    const decision = {
      court: '安和县人民法院',
      decisionNumber: '（2026）特1号',
      confirmed: true,
      decidedOn: '2026-03-16',
    };
    expect(
      await tried(m, m.handler, 'performance/confirmation', { ...decision, decidedOn: '2026-02-01' }),
    ).toMatchObject({
      code: 'decided-on-unfit',
    });
    await actOn(t, m.handler, m.number, 'performance/confirmation', decision);
    expect(await tried(m, m.handler, 'performance/confirmation', decision)).toMatchObject({
      code: 'confirmation-recorded',
    });
    await passTimeTo(t, day('2026-03-23'));
    const { roads, agreement } = await look(m);
    expect(agreement.court).toMatchObject({ confirmed: true, decidedOn: '2026-03-16' });
    // Two years after 20 March 2026; 20 March 2028 is a Monday.
    expect(roads).toMatchObject([{ id: 'enforcement', until: '2028-03-20', open: true }]);
    const text = await packText(m, 'enforcement');
    for (const words of ['强制执行申请书', '（2026）特1号', '2028年3月20日', '更换厨房水管并修复天花板', '至今未履行'])
      expect(text, words).toContain(words);
    for (const words of ['弄坏', '五千', '再多没有', '陈述与争议', '司法确认申请书'])
      expect(text, words).not.toContain(words);
    // What is not due yet is not asked for.
    expect(text).not.toContain('尚欠');
    const issued = await actOn(t, m.handler, m.number, 'papers/enforcement-application/issue');
    expect(issued['sha256']).toMatch(/^[0-9a-f]{64}$/u);
    // Owed something on both sides, each can be chosen: the form, the pack and the page name for whom it is made out.
    expect((await packOn(m, `enforcement&party=${m.respondent}`)).json()).toMatchObject({ code: 'paper-not-ready' });
    await t.look('update disputes.obligation set creditor_id = $2, debtor_id = $3, breached_on = $4 where id = $1', [
      m.money,
      m.respondent,
      m.applicant,
      '2026-03-23',
    ]);
    const both = [m.applicant, m.respondent].toSorted();
    const form = (await look(m)).pack.find((one: { road: string }) => one.road === 'enforcement');
    expect(form.parties.map((one: { id: string }) => one.id).toSorted()).toEqual(both);
    const page = (await t.send({ as: m.handler, method: 'GET', url: `/api/matters/${m.number}/mediation` })).json();
    const offered = page.papersOffered.find((one: { kind: string }) => one.kind === 'enforcement-application');
    expect(offered.parties.toSorted()).toEqual(both);
    expect(await packText(m, `enforcement&party=${m.respondent}`)).toMatch(/申请执行人\s*吴大江/u);
    expect(await packText(m, `enforcement&party=${m.applicant}`)).toMatch(/申请执行人\s*周小满/u);
  });
});

describe('the mediator’s own visit (人民调解回访记录)', () => {
  it('is kept with the mediation and prints from the record; the centre’s call by a third person stays another', async () => {
    const m = await anAgreement();
    const visit = {
      way: 'visit',
      partyIds: [m.applicant, m.respondent],
      performed: 'partly',
      performance: '水管已换，天花板未修。',
      satisfaction: '基本满意。',
      lawsuit: false,
      wrongMediation: false,
      escalation: false,
      measures: '约定月底前完工。',
    };
    expect(await tried(m, 'followUp', 'performance/visit', visit)).toMatchObject({ status: 403 });
    await actOn(t, m.handler, m.number, 'performance/visit', visit);
    expect((await look(m)).visits).toMatchObject([
      { performed: 'partly', words: { performance: '水管已换，天花板未修。', measures: '约定月底前完工。' } },
    ]);
    const paper = await t.send({
      as: m.handler,
      method: 'GET',
      url: `/api/matters/${m.number}/papers/follow-up-record`,
    });
    const text = readPdf(paper.rawPayload).text;
    for (const words of ['水管已换', '基本满意', '约定月底前完工', '未起诉']) expect(text).toContain(words);
    // It asks nobody in the centre's stead.
    await actOn(t, m.handler, m.number, 'answer', { result: 'writtenAgreement', reply: '双方达成协议。' });
    await actOn(t, 'head', m.number, 'pass-check');
    expect(await tried(m, 'head', 'close', {})).toMatchObject({ code: 'applicants-not-asked', count: 1 });
    const page = (await t.send({ as: 'head', method: 'GET', url: `/api/matters/${m.number}` })).json();
    expect(page.followUps).toEqual([]);
  });

  it('leaves rows, chains and clocks as the histories tell them', async () => {
    const worker = await workerHouse(t);
    expect((await verifyMatters(worker)).faults).toEqual([]);
    await worker.close();
  });
});
