import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actAndLook as actOn, fileMatter, partyToken, versionOf } from '../../../test/harness/story.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { photoWithPlace } from '../../../test/journeys/photo.ts';
import { lapseMaterial } from './jobs/lapse-material.ts';
import { verifyMatters } from './jobs/verify.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

const list = {
  items: [{ name: '身份证复印件' }, { name: '房屋权属证明', note: '不动产权证或者购房合同' }],
  ifLate: 'decide_as_is',
} as const;
const refusal = {
  reasonId: 'notCompetent',
  explanation: '您反映的事项属于人民法院的执行工作，本中心无权处理。',
  doorName: '安和县人民法院执行局',
  doorAddress: '安和县城关镇人民路18号',
  doorTelephone: '0199-6605000',
} as const;

const sweep = async (at: Date): Promise<void> => {
  const worker = await workerHouse(t);
  await lapseMaterial.run(worker, at);
  await worker.close();
};
const progress = async (token: string) =>
  (await t.send({ bearer: token, method: 'GET', url: '/api/resident/progress' })).json();
describe('missing material (一次性补正)', () => {
  it('is asked for once, as a list with its day; the last paper brings the matter back and the office’s clock runs anew', async () => {
    const filed = await fileMatter(t);
    const asked = await actOn(t, 'clerk', filed.number, 'ask-for-material', list);
    expect(asked).toMatchObject({ stage: 'correcting', acts: expect.arrayContaining(['supplyMaterial']) });
    const token = await partyToken(t, filed);
    const seen = await progress(token);
    // 2 March is a Monday: five working days after it end on Monday 9 March.
    expect(seen.material).toMatchObject({
      dueDate: '2026-03-09',
      outcome: null,
      ifLate: { id: 'decide_as_is' },
      items: [
        { position: 1, name: '身份证复印件', suppliedAt: null },
        { position: 2, name: '房屋权属证明', suppliedAt: null },
      ],
    });
    expect(seen.nextStep).toMatchObject({ ruleId: 'step.correct', dueDate: '2026-03-09' });
    expect(seen.acts).toContain('supplyOwnMaterial');

    const first = await actOn(t, 'clerk', filed.number, 'supply-material', { positions: [1] });
    expect(first['stage']).toBe('correcting');
    const second = await actOn(t, 'clerk', filed.number, 'supply-material', { positions: [2] });
    expect(second['stage']).toBe('registered');
    const after = await progress(token);
    expect(after.material).toMatchObject({ outcome: 'supplied' });
    expect(after.nextStep).toMatchObject({ ruleId: 'step.accept' });

    const again = await t.send({
      as: 'clerk',
      url: `/api/matters/${filed.number}/ask-for-material`,
      version: await versionOf(t, filed.number),
      body: list,
    });
    expect(again.json()).toMatchObject({ code: 'material-asked-already' });
  });

  it('by code needs a picture of each paper, and a place that the list has', async () => {
    const filed = await fileMatter(t);
    await actOn(t, 'clerk', filed.number, 'ask-for-material', list);
    const bearer = await partyToken(t, filed);
    const send = async (items: object) =>
      (
        await t.send({
          bearer,
          url: '/api/resident/supply-material',
          version: await versionOf(t, filed.number),
          body: { items },
        })
      ).json();
    expect(await send([{ position: 1, fileIds: [] }])).toMatchObject({ code: 'files-missing' });
    expect(await send([{ position: 9, fileIds: ['0199a000-0000-7000-8000-000000000000'] }])).toMatchObject({
      code: expect.stringMatching(/item-unknown|file-unknown/u),
    });
    expect((await progress(bearer)).material.items[0].suppliedAt).toBeNull();
    const photo = await photoWithPlace('身份证.jpg');
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(photo.name) };
    const upload = async (): Promise<string> =>
      (await t.send({ url: '/api/files', body: photo.buffer, headers })).json<{ fileId: string }>().fileId;
    const [first, second] = [await upload(), await upload()];
    expect(await send([{ position: 1, fileIds: [first] }])).toMatchObject({ stage: 'correcting' });
    expect((await progress(bearer)).material.items.map((item: { suppliedAt: unknown }) => item.suppliedAt)).toEqual([
      t.clock.now().toISOString(),
      null,
    ]);
    // With the last one the matter lies before the office again, which sees both.
    expect(await send([{ position: 2, fileIds: [second] }])).toMatchObject({ stage: 'registered' });
    const after = await progress(bearer);
    expect(after).toMatchObject({ material: { outcome: 'supplied' }, nextStep: { ruleId: 'step.accept' } });
    expect(after.acts).not.toContain('supplyOwnMaterial');
    const page = (await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${filed.number}` })).json();
    expect(page.files.map((file: { fileId: string; kind: string }) => [file.fileId, file.kind])).toEqual([
      [first, 'material'],
      [second, 'material'],
    ]);
  });

  it('late means what the notice said: the matter lies before the office again, and only then may it be refused for that', async () => {
    const filed = await fileMatter(t);
    await actOn(t, 'clerk', filed.number, 'ask-for-material', list);
    await sweep(new Date('2026-03-09T23:59:00+08:00'));
    expect(await stageOf(filed.number)).toBe('correcting');
    await Promise.all([sweep(new Date('2026-03-10T00:05:00+08:00')), sweep(new Date('2026-03-10T00:05:00+08:00'))]);
    expect(await stageOf(filed.number)).toBe('registered');
    expect(await entries(filed.number, 'lapseMaterial')).toBe(1);
    const refused = await t.send({
      as: 'clerk',
      url: `/api/matters/${filed.number}/propose-refusal`,
      version: await versionOf(t, filed.number),
      body: { ...refusal, reasonId: 'materialMissing' },
    });
    expect(refused.statusCode, refused.body).toBe(200);
  });

  it('a notice that said «taken as withdrawn» gives no reason for a refusal, and nothing before its day does', async () => {
    const filed = await fileMatter(t);
    const propose = async () =>
      (
        await t.send({
          as: 'clerk',
          url: `/api/matters/${filed.number}/propose-refusal`,
          version: await versionOf(t, filed.number),
          body: { ...refusal, reasonId: 'materialMissing' },
        })
      ).json();
    expect(await propose()).toMatchObject({ code: 'material-not-late' });
    await actOn(t, 'clerk', filed.number, 'ask-for-material', { ...list, ifLate: 'taken_as_withdrawn' });
    await sweep(new Date('2026-03-10T00:05:00+08:00'));
    expect(await propose()).toMatchObject({ code: 'notice-said-otherwise' });
    expect((await progress(await partyToken(t, filed))).material).toMatchObject({
      outcome: 'lapsed',
      ifLate: { id: 'taken_as_withdrawn' },
    });
    // Nothing was closed by the day alone: somebody of the office records it.
    const body = { partyId: await applicant(filed.number), reason: '逾期未补正，视为撤回，已告知可以重新提出。' };
    expect(await actOn(t, 'clerk', filed.number, 'withdraw', body)).toMatchObject({ stage: 'answered' });
  });
});

describe('refusal (不予受理)', () => {
  it('needs a listed reason, a second person and the right door; its review is decided by a third', async () => {
    const filed = await fileMatter(t);
    const { number } = filed;
    const bearer = await partyToken(t, filed);
    expect(await actOn(t, 'coordinator', number, 'propose-refusal', refusal)).toMatchObject({ stage: 'refusing' });
    // Before the second look nobody outside hears of it.
    expect((await progress(bearer)).refusal).toBeNull();
    const own = await t.send({
      as: 'coordinator',
      url: `/api/matters/${number}/review-refusal`,
      version: await versionOf(t, number),
      body: { agreed: true },
    });
    expect(own.json()).toMatchObject({ status: 403, code: 'same-person' });
    expect(await actOn(t, 'checker', number, 'review-refusal', { agreed: true })).toMatchObject({ stage: 'refused' });

    const told = await progress(bearer);
    expect(told.refusal).toMatchObject({
      state: 'refused',
      reason: {
        id: 'notCompetent',
        law: { zh: '《信访工作条例》第二十三条', en: expect.stringMatching(/, art\. 23$/u) },
      },
      explanation: refusal.explanation,
      door: { name: '安和县人民法院执行局', address: '安和县城关镇人民路18号', telephone: '0199-6605000' },
      // Fifteen working days after Monday 2 March: Monday 23 March.
      reviewUntil: '2026-03-23',
    });
    const refused = told.done.filter((entry: { readonly act: string }) => entry.act === 'reviewRefusal');
    expect(refused).toMatchObject([{ at: told.refusal.refusedAt }]);
    expect(told.acts).toContain('askOwnRefusalReview');
    expect(await tidings(number)).toContain('matter.notAccepted');

    const asked = await t.send({
      bearer,
      url: '/api/resident/ask-refusal-review',
      version: told.version,
      body: { reasons: '法院说让我找综治中心，请再看一看。' },
    });
    expect(asked.statusCode, asked.body).toBe(200);
    const twice = await t.send({
      bearer,
      url: '/api/resident/ask-refusal-review',
      version: await versionOf(t, number),
      body: { reasons: '再问一次' },
    });
    expect(twice.json()).toMatchObject({ code: 'refusal-reviewed-already' });
    const second = await t.send({
      as: 'checker',
      url: `/api/matters/${number}/decide-refusal-review`,
      version: await versionOf(t, number),
      body: { stands: false, reply: '经复查应当受理。' },
    });
    expect(second.json()).toMatchObject({ code: 'same-person' });
    const decided = await actOn(t, 'head', number, 'decide-refusal-review', {
      stands: false,
      reply: '经复查应当受理。',
    });
    expect(decided).toMatchObject({ stage: 'registered', acts: expect.arrayContaining(['acceptMatter']) });
    expect((await progress(bearer)).refusal).toMatchObject({ state: 'overturned', decision: '经复查应当受理。' });
    expect(
      await actOn(t, 'clerk', number, 'accept', { category: '02', complexity: 'general', urgency: 'normal' }),
    ).toMatchObject({
      stage: 'accepted',
    });
  });

  it('stands when a third person who reviewed it says so: told with the reply, and not reviewed again', async () => {
    const filed = await fileMatter(t);
    const { number } = filed;
    await actOn(t, 'clerk', number, 'propose-refusal', refusal);
    await actOn(t, 'checker', number, 'review-refusal', { agreed: true });
    const ask = { partyId: await applicant(number), reasons: '请再看一看。' };
    await actOn(t, 'clerk', number, 'ask-refusal-review', ask);
    const reply = '经复查，该事项由人民法院管辖，维持原决定。';
    expect(await actOn(t, 'head', number, 'decide-refusal-review', { stands: true, reply })).toMatchObject({
      stage: 'refused',
    });
    const told = await progress(await partyToken(t, filed));
    expect(told).toMatchObject({ stage: 'refused', refusal: { state: 'upheld', decision: reply } });
    expect(told.acts).not.toContain('askOwnRefusalReview');
    const again = await t.send({
      as: 'clerk',
      url: `/api/matters/${number}/ask-refusal-review`,
      version: await versionOf(t, number),
      body: ask,
    });
    expect(again.json()).toMatchObject({ code: 'refusal-reviewed-already' });
  });

  it('sent back by the second person is decided again; without a reason it cannot be sent back', async () => {
    const { number } = await fileMatter(t);
    await actOn(t, 'clerk', number, 'propose-refusal', refusal);
    const bare = await t.send({
      as: 'head',
      url: `/api/matters/${number}/review-refusal`,
      version: await versionOf(t, number),
      body: { agreed: false },
    });
    expect(bare.json()).toMatchObject({ code: 'reason-missing' });
    expect(
      await actOn(t, 'head', number, 'review-refusal', { agreed: false, reason: '本中心住建窗口可以办理。' }),
    ).toMatchObject({ stage: 'registered' });
  });

  it('cannot be reviewed after the last day, nor for a reason that the list does not have', async () => {
    const filed = await fileMatter(t);
    const { number } = filed;
    const unknown = await t.send({
      as: 'clerk',
      url: `/api/matters/${number}/propose-refusal`,
      version: await versionOf(t, number),
      body: { ...refusal, reasonId: 'tooMuchWork' },
    });
    expect(unknown.json()).toMatchObject({ status: 400, code: 'refusal-reason-unknown' });
    await actOn(t, 'clerk', number, 'propose-refusal', refusal);
    await actOn(t, 'head', number, 'review-refusal', { agreed: true });
    const version = await versionOf(t, number);
    const then = t.clock.now();
    t.clock.set(new Date('2026-03-24T09:00:00+08:00'));
    await t.look('update platform.session set last_seen_at = $1', [t.clock.now()]);
    const late = await t.send({
      as: 'clerk',
      url: `/api/matters/${number}/ask-refusal-review`,
      version,
      body: { partyId: (await applicant(number)) as string, reasons: '请再看一看' },
    });
    expect(late.json()).toMatchObject({ code: 'review-too-late', until: '2026-03-23' });
    // The person is not offered what would only be refused.
    expect((await progress(await partyToken(t, filed))).acts).not.toContain('askOwnRefusalReview');
    t.clock.set(then);
  });

  it('leaves rows, chains and clocks as the histories tell them', async () => {
    const worker = await workerHouse(t);
    expect((await verifyMatters(worker)).faults).toEqual([]);
    await worker.close();
  });
});

async function stageOf(number: string): Promise<string | undefined> {
  return (await t.look<{ stage: string }>('select stage from matters.matter where number = $1', [number]))[0]?.stage;
}

async function entries(number: string, act: string): Promise<number> {
  const rows = await t.look(
    'select 1 from matters.history h join matters.matter m on m.id = h.matter_id where m.number = $1 and h.act = $2',
    [number, act],
  );
  return rows.length;
}

async function applicant(number: string): Promise<string | undefined> {
  const rows = await t.look<{ id: string }>(
    `select p.id from matters.party p join matters.matter m on m.id = p.matter_id where m.number = $1 and p.side = 'applicant'`,
    [number],
  );
  return rows[0]?.id;
}

/** Templates of what is to be told about the matter, by the reactions to its events. */
async function tidings(number: string): Promise<string[]> {
  const { TIDINGS } = await import('./tidings.ts');
  const rows = await t.look<{ name: string }>(
    'select e.name from platform.event e join matters.matter m on m.id::text = e.subject where m.number = $1',
    [number],
  );
  return rows.flatMap((row) => TIDINGS[row.name]?.parties ?? []);
}
