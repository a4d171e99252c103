import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, type Filed, fileMatter, partyToken, versionOf, walk } from '../../../test/harness/story.ts';
import type { MatterView } from './contract.ts';
import { OPENED } from './openings.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

const page = async (number: string, as: 'coordinator' | 'clerk' = 'coordinator'): Promise<MatterView> =>
  (await t.send({ as, method: 'GET', url: `/api/matters/${number}` })).json();
const mine = async (bearer: string) =>
  (await t.send({ bearer, method: 'GET', url: '/api/resident/my-information' })).json();
const own = async (filed: Filed, bearer: string, what: string, body: object) =>
  t.send({ bearer, url: `/api/resident/${what}`, version: await versionOf(t, filed.number), body });

const track = ({ number, lookupCode }: Filed) => t.send({ url: '/api/resident/track', body: { number, lookupCode } });

/** The respondent's code, given at the window after a check. */
async function respondentOf(filed: Filed): Promise<{ id: string; bearer: string }> {
  const party = (await page(filed.number)).parties.find((p) => p.side === 'respondent');
  const reply = await actOn(t, 'clerk', filed.number, 'reissue-code', {
    partyId: party?.id,
    checkedBy: 'identity_card',
  });
  const bearer = await partyToken(t, { number: filed.number, lookupCode: String(reply['lookupCode']) });
  return { id: party?.id ?? '', bearer };
}

describe('a lost lookup code', () => {
  it('lets nobody in any more the moment the window has made a new one, also whoever had come in by it', async () => {
    const filed = await fileMatter(t);
    const bearer = await partyToken(t, filed);
    expect((await mine(bearer)).number).toBe(filed.number);
    const party = (await page(filed.number)).parties.find((p) => p.side === 'applicant');
    // The finder of the code is looking at this very second.
    expect((await mine(bearer)).number).toBe(filed.number);
    await actOn(t, 'clerk', filed.number, 'reissue-code', { partyId: party?.id, checkedBy: 'identity_card' });
    const after = await t.send({ bearer, method: 'GET', url: '/api/resident/my-information' });
    expect(after.json()).toMatchObject({ status: 401, code: 'lookup-needed' });
    expect((await track(filed)).json()).toMatchObject({ code: 'number-or-code-wrong' });
  });
});

describe('what a person may ask about the own data (个人信息保护法 44–47)', () => {
  it('a correction is read at the window in the person’s words, done or refused with the reason, and the person sees which', async () => {
    const filed = await fileMatter(t);
    const bearer = await partyToken(t, filed);
    for (const what of ['名字应为周小曼', '日期记得是二月十九日']) {
      expect((await own(filed, bearer, 'ask-correction', { what })).statusCode).toBe(200);
      t.clock.advance(60_000);
    }
    const { requests, parties } = await page(filed.number);
    expect(requests.map((r) => [r.kind, r.wanted, r.answer])).toEqual([
      ['correct', '名字应为周小曼', null],
      ['correct', '日期记得是二月十九日', null],
    ]);
    const [first, second] = requests;
    await actOn(t, 'clerk', filed.number, 'correct-party', {
      partyId: parties[0]?.id,
      name: '周小曼',
      reason: '与身份证核对一致',
      requestId: first?.id,
    });
    await actOn(t, 'clerk', filed.number, 'refuse-correction', {
      requestId: second?.id,
      reason: '报警回执上写的是二月二十日',
    });
    const again = await t.send({
      as: 'clerk',
      url: `/api/matters/${filed.number}/refuse-correction`,
      version: await versionOf(t, filed.number),
      body: { requestId: second?.id, reason: '再答一次' },
    });
    expect(again.json()).toMatchObject({ status: 400, code: 'request-unknown' });
    const held = await mine(bearer);
    expect(held.name).toBe('周小曼');
    expect(held.requests).toMatchObject([
      { kind: 'correct', wanted: '名字应为周小曼', answer: 'done', reason: '与身份证核对一致' },
      { kind: 'correct', answer: 'refused', reason: '报警回执上写的是二月二十日' },
    ]);
  });

  it('erasure is refused only with the law, not done while the matter is open, and then empties what is personal of this party alone', async () => {
    const filed = await fileMatter(t);
    const { number } = filed;
    const bearer = await partyToken(t, filed);
    const respondent = await respondentOf(filed);
    await own(filed, bearer, 'material', { fileIds: [], words: '我这里有录音' });
    await own(filed, respondent.bearer, 'material', { fileIds: [], words: '被申请人补充：已经修过一次' });
    expect((await own(filed, bearer, 'ask-erasure', { reason: '不想留在系统里' })).statusCode).toBe(200);
    expect((await own(filed, bearer, 'ask-erasure', {})).json()).toMatchObject({ code: 'asked-already' });
    const partyId = (await page(number)).parties.find((p) => p.side === 'applicant')?.id;
    const answer = async (body: object) =>
      (
        await t.send({
          as: 'clerk',
          url: `/api/matters/${number}/answer-erasure`,
          version: await versionOf(t, number),
          body: { partyId, ...body },
        })
      ).json();
    expect(await answer({ answer: 'refused', reason: '还在办理' })).toMatchObject({ code: 'refusal-needs-law' });
    expect(await answer({ answer: 'done' })).toMatchObject({ code: 'matter-still-open' });
    await walk(t, { number, until: 'closed', holder: 20 });
    const receipt = String((await actOn(t, 'clerk', number, 'papers/receipt/issue'))['paperId']);
    const slip = String((await actOn(t, 'clerk', number, 'papers/circulation-slip/issue'))['paperId']);
    expect(await answer({ answer: 'done', reason: '已依申请删除' })).toMatchObject({ stage: 'closed' });

    const after = await page(number);
    const gone = JSON.stringify({ ...after, timeline: after.timeline.map((e) => e.notes) });
    for (const words of ['周小满', '199****0001', '我这里有录音', '楼上漏水', '不想留在系统里', '2026-02-20'])
      expect(gone).not.toContain(words);
    expect(gone).toContain('被申请人补充：已经修过一次');
    expect(after.facts?.erased).toBe(true);
    expect(after.parties.find((p) => p.id === partyId)).toMatchObject({ erased: true, hasCode: false, phone: null });
    expect((await mine(respondent.bearer)).name).toBe('吴大江');
    expect((await track(filed)).json()).toMatchObject({ status: 404, code: 'number-or-code-wrong' });

    // The receipt names the other side too, who still stands: it is that side's proof. With the last of them it goes.
    const paper = (kind: string, id: string) =>
      t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${number}/papers/${kind}?issued=${id}` });
    expect((await paper('receipt', receipt)).statusCode).toBe(200);
    const other = after.parties.find((p) => p.side === 'respondent')?.id;
    expect(await answer({ partyId: other, answer: 'done', reason: '已依申请删除' })).toMatchObject({ stage: 'closed' });
    for (const [kind, id] of [
      ['receipt', receipt],
      ['circulation-slip', slip],
    ] as const)
      expect((await paper(kind, id)).json(), kind).toMatchObject({ status: 409, code: 'paper-erased' });
    const kept = await t.look<{ kind: string; hash: number; empty: boolean }>(
      `select p.kind, length(p.sha256) as hash, p.snapshot_sealed is null as empty from matters.paper p join matters.matter m on m.id = p.matter_id
       where m.number = $1 order by p.seq`,
      [number],
    );
    expect(kept).toEqual([
      { kind: 'receipt', hash: 32, empty: true },
      { kind: 'circulation-slip', hash: 32, empty: true },
    ]);
  });

  it('a consent is withdrawn by the person, or at the window; a respondent has the same page', async () => {
    const filed = await fileMatter(t, { consents: [{ id: 'sms', given: true }] });
    const bearer = await partyToken(t, filed);
    const { consents } = await mine(bearer);
    expect((await own(filed, bearer, 'withdraw-consent', { consentId: consents[0].id })).statusCode).toBe(200);
    const twice = await t.send({
      as: 'clerk',
      url: `/api/matters/${filed.number}/withdraw-consent`,
      version: await versionOf(t, filed.number),
      body: { consentId: consents[0].id },
    });
    expect(twice.json()).toMatchObject({ status: 409, code: 'consent-withdrawn-already' });
    const respondent = await respondentOf(filed);
    expect(await mine(respondent.bearer)).toMatchObject({ name: '吴大江', consents: [], requests: [] });
    const added = await own(filed, respondent.bearer, 'material', { fileIds: [], words: '我这边也有照片' });
    expect(added.json().acts).not.toContain('withdrawOwnMatter');
  });

  it('a wrong person keeps both, says why, shuts the wrong one out, and needs a name', async () => {
    const filed = await fileMatter(t);
    const { number } = filed;
    const wrong = (await page(number)).parties.find((p) => p.side === 'applicant');
    const nobody = await t.send({
      as: 'clerk',
      url: `/api/matters/${number}/correct-party`,
      version: await versionOf(t, number),
      body: { partyId: wrong?.id, anotherPerson: true, phone: '199 0000 0009', reason: '登记错人' },
    });
    expect(nobody.json()).toMatchObject({ status: 400, code: 'applicant-missing' });
    await actOn(t, 'clerk', number, 'correct-party', {
      partyId: wrong?.id,
      anotherPerson: true,
      name: '郑小红',
      phone: '199 0000 0009',
      reason: '登记成了陪同来的人',
    });
    const { parties } = await page(number);
    expect(parties.find((p) => p.id === wrong?.id)).toMatchObject({
      replaced: true,
      replacedWhy: '登记成了陪同来的人',
      hasCode: false,
      name: '周小满',
    });
    expect(parties.find((p) => p.name === '郑小红')).toMatchObject({ side: 'applicant', phone: '199****0009' });
    expect((await track(filed)).statusCode).toBe(404);
  });

  it('who opened it is told as duty and body in words, in both languages', async () => {
    const filed = await fileMatter(t);
    const party = (await page(filed.number, 'clerk')).parties[0];
    t.clock.advance(60_000);
    await t.send({
      as: 'coordinator',
      url: `/api/matters/${filed.number}/parties/${party?.id}/reveal`,
      body: { field: 'phone', reason: '通知补材料' },
    });
    t.clock.advance(60_000);
    await t.send({
      as: 'clerk',
      url: `/api/matters/${filed.number}/parties/${party?.id}/held-information`,
      body: { checkedBy: 'identity_card' },
    });
    const { openings } = await mine(await partyToken(t, filed));
    expect(openings).toMatchObject([
      {
        body: '安和县综治中心',
        post: { zh: '窗口受理员' },
        what: { zh: '在窗口为您本人查阅（核对了身份证件）' },
        reason: null,
      },
      { post: { zh: '分流协调员', en: 'coordinator' }, what: OPENED['phone'], reason: '通知补材料' },
      { post: { zh: '窗口受理员' }, what: OPENED['getMatter'] },
    ]);
    const decided = readFileSync('docs/decisions/0002-openings-written-by.md', 'utf8');
    const operations = [...decided.matchAll(/`((?:get|find|show|list|export|reveal)\w+)`/gu)].map(
      ([, name]) => name ?? '',
    );
    const withWords = Object.keys(OPENED).filter(
      (opened) => /^[a-z]+[A-Z]/u.test(opened) && opened !== 'identityNumber',
    );
    expect(operations.toSorted()).toEqual([...withWords, 'getMatterFile', 'revealField'].toSorted());
  });
});
