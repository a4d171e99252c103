import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../app.ts';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import type { OfficerName } from '../../../test/harness/small-county.ts';
import { actOn, fileMatter, ordinary, partyToken, registerAt, walk } from '../../../test/harness/story.ts';
import { inTransaction } from '../../platform/db.ts';
import { systemPrincipal } from '../../platform/principal.ts';
import { readPdf } from '../../platform/papers/testing.ts';
import { loadProfile } from '../../platform/profile/index.ts';
import { paperForms } from '../../papers.ts';
import { refusalNoticeForm } from '../matters/documents/refusal-notice.ts';
import { keepPaper, readMatter } from '../matters/index.ts';
import { aMatterInHand, enterMediators, mediate } from './testing.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
  await enterMediators(t);
});
afterAll(() => t.close());

const pdf = async (as: OfficerName, number: string, kind: string, more = '', headers = {}) =>
  t.send({ as, method: 'GET', url: `/api/matters/${number}/papers/${kind}${more}`, headers });
const textOf = async (as: OfficerName, number: string, kind: string, more = '', headers = {}): Promise<string> => {
  const reply = await pdf(as, number, kind, more, headers);
  expect(reply.statusCode, `${kind} ${reply.body.slice(0, 300)}`).toBe(200);
  return readPdf(reply.rawPayload).text;
};
const page = async (as: OfficerName, number: string) =>
  (await t.send({ as, method: 'GET', url: `/api/matters/${number}/mediation` })).json();

describe('登记回执', () => {
  it('is filled from the record: address, role, material, version of the notice, and a QR that carries no code', async () => {
    const filed = await registerAt(t, 'clerk', {
      applicants: [{ role: 'self', name: '周小满', phone: '19900000001', address: '安和县河西镇新河村5号' }],
    });
    const text = await textOf('clerk', filed.number, 'receipt');
    for (const words of [
      '周小满（本人）',
      '安和县河西镇新河村5号',
      '材料清单无',
      `版本：${t.house.profile.notice.version}`,
    ])
      expect(text).toContain(words);
    // The day once, and in plain words how it came about: what is decided by then is said by the form itself.
    expect(text.replaceAll(/\s/gu, '')).toMatch(
      /前作出是否受理的决定并告知（从[^（）]*（周.）的第二天起算，1个工作日，/u,
    );
    expect(text.match(/是否受理/gu)).toHaveLength(1);
    expect(text).toContain('http://localhost/track');
    expect(text).toContain('扫码查询办理进度');
    expect(text).toContain('另行交付');
    expect(text).not.toContain(filed.lookupCode);
    expect(text).not.toContain('19900000001');
  });

  it('names the whole address: the public one where it is set, else the one that the reader came by, and a proxy’s word only when it is trusted', async () => {
    const said = async (app: TestHouse['app'], headers: Record<string, string>): Promise<string> => {
      const reply = await app.inject({
        method: 'POST',
        url: '/api/resident/matters',
        headers: { 'idempotency-key': `origin-${crypto.randomUUID()}`, ...headers },
        payload: { ...ordinary, noticeVersion: t.house.profile.notice.version },
      });
      expect(reply.statusCode, reply.body).toBe(201);
      return reply.json<{ trackUrl: string }>().trackUrl;
    };
    const forwarded = { host: '10.0.0.5:3000', 'x-forwarded-host': 'anhe.example', 'x-forwarded-proto': 'https' };
    expect(await said(t.app, forwarded)).toBe('http://10.0.0.5:3000/track');
    expect(await said(t.app, { host: 'a@b/c d' })).toMatch(/^http:\/\/[\d.:[\]]+\/track$/u);
    const behind = await buildApp(t.house, { trustedProxies: ['127.0.0.1'] });
    expect(await said(behind, forwarded)).toBe('https://anhe.example/track');
    await behind.close();
    const known = await buildApp({
      ...t.house,
      config: { ...t.house.config, publicUrl: 'https://anhe.example.gov.cn' },
    });
    expect(await said(known, forwarded)).toBe('https://anhe.example.gov.cn/track');
    await known.close();
  });
});

describe('papers about the matter itself', () => {
  it('are offered when the record can fill them: acceptance, circulation, satisfaction', async () => {
    const { number } = await fileMatter(t);
    const offered = async () =>
      (await page('coordinator', number)).papersOffered.map((one: { kind: string }) => one.kind);
    expect(await offered()).toEqual(expect.arrayContaining(['receipt', 'application', 'rights-notice']));
    expect(await offered()).not.toContain('acceptance-notice');
    expect((await pdf('coordinator', number, 'acceptance-notice')).json()).toMatchObject({ code: 'paper-not-ready' });
    await walk(t, { number, until: 'handling', holder: 20 });
    expect(await offered()).toEqual(expect.arrayContaining(['acceptance-notice', 'circulation-slip']));
    const notice = await textOf('coordinator', number, 'acceptance-notice');
    for (const words of ['受理告知书', number, '周小满', '新河村', '承诺期限', 'http://localhost/track'])
      expect(notice).toContain(words.replaceAll(/\s/gu, ''));
    const slip = await textOf('coordinator', number, 'circulation-slip');
    for (const words of ['流转', '网上登记', '牵头承办单位', '新河村人民调解委员会', '签收人'])
      expect(slip).toContain(words);
  });

  it('are issued outside a mediation too, and stand in the list of what was issued', async () => {
    const { number } = await fileMatter(t);
    await actOn(t, 'clerk', number, 'papers/receipt/issue');
    const { mediation, papers } = await page('coordinator', number);
    expect(mediation).toBeNull();
    expect(papers).toMatchObject([{ kind: 'receipt', title: { zh: '群众诉求登记回执' } }]);
    const bearer = await partyToken(t, await fileMatter(t));
    expect((await t.send({ bearer, method: 'GET', url: '/api/resident/papers/receipt' })).statusCode).toBe(200);
    expect(
      (await t.send({ bearer, method: 'GET', url: '/api/resident/papers/acceptance-notice' })).json(),
    ).toMatchObject({ code: 'paper-not-ready' });
  });

  it('are kept by the act that makes them, and given again as they were', async () => {
    const { number } = await fileMatter(t);
    // A system principal that reads as the centre does: what an act of any module has in hand.
    const act = { ...systemPrincipal(1, 'test'), keys: ['o1'] };
    const kept = await inTransaction(t.house.db, act, async (tx) => {
      const matter = await readMatter(tx, { number });
      const times = { doneAt: t.clock.now(), recordedAt: t.clock.now(), late: false };
      const data = { number, reason: '已由法院立案', rightDoor: { body: '县人民法院' } };
      return keepPaper({ tx, house: t.house, matter, times }, { form: refusalNoticeForm, data });
    });
    const given = await pdf('clerk', number, 'refusal-notice', `?issued=${kept.paper}`);
    expect(createHash('sha256').update(given.rawPayload).digest('hex')).toBe(kept.sha256);
    expect(readPdf(given.rawPayload).text).toContain('已由法院立案');
    expect((await pdf('clerk', number, 'refusal-notice')).json()).toMatchObject({ code: 'paper-not-ready' });
    expect((await pdf('clerk', number, 'receipt', `?issued=${kept.paper}`)).json()).toMatchObject({
      code: 'paper-unknown',
    });
  });
});

describe('papers of a mediation’s later course', () => {
  it('come from the record once there is what they need', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'effective');
    const kinds = (await page(m.handler, m.number)).papersOffered.map((one: { kind: string }) => one.kind);
    expect(kinds).toEqual(expect.arrayContaining(['dossier-cover', 'dossier-catalogue', 'investigation-record']));
    expect(kinds).not.toContain('termination-notice');
    expect(await textOf(m.handler, m.number, 'dossier-cover')).toContain('周小满与吴大江');
    expect(await textOf(m.handler, m.number, 'dossier-catalogue')).toContain('人民调解协议书');
    expect(await textOf(m.handler, m.number, 'investigation-record')).toContain('何守信');
  });

  it('tell both sides that a mediation has ended, with the other roads', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'accepted');
    await actOn(t, m.handler, m.number, 'mediation/withdraw', { partyId: m.respondent });
    const text = await textOf(m.handler, m.number, 'termination-notice');
    for (const words of ['终止调解通知书', '周小满、吴大江', '√当事人不同意调解', '第一百零七条'])
      expect(text).toContain(words);
  });
});

describe('the words of papers', () => {
  it('stay on an issued paper as they were, and on a running matter as the profile it stands under has them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'anhe-words-'));
    cpSync('profiles/default', folder, { recursive: true });
    const path = join(folder, 'papers.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('zh: 群众诉求登记回执', 'zh: 群众来访登记凭证'));
    const profile = loadProfile(folder, paperForms);
    const { number } = await fileMatter(t);
    const { paperId } = await actOn(t, 'clerk', number, 'papers/receipt/issue');
    const later = await buildApp({
      ...t.house,
      profile,
      profileAt: (version) => (version === profile.version ? profile : t.house.profileAt(version)),
    });
    const asked = async (url: string): Promise<string> => {
      const reply = await later.inject({
        method: 'GET',
        url,
        headers: { authorization: `Bearer ${await t.token('clerk')}` },
      });
      expect(reply.statusCode, reply.body.slice(0, 200)).toBe(200);
      return readPdf(reply.rawPayload).text;
    };
    expect(await asked(`/api/matters/${number}/papers/receipt?issued=${String(paperId)}`)).toContain(
      '群众诉求登记回执',
    );
    expect(await asked(`/api/matters/${number}/papers/receipt`)).toContain('群众诉求登记回执');
    expect(await asked('/api/papers/blank/receipt')).toContain('群众来访登记凭证');
    await later.close();
    rmSync(folder, { recursive: true });
  });

  it('are previewed by the system administrator on an invented record, before the next start too, with the faults of the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'anhe-preview-'));
    cpSync('profiles/default', folder, { recursive: true });
    const path = join(folder, 'papers.yaml');
    const text = readFileSync(path, 'utf8');
    const app = await buildApp({ ...t.house, profileOnDisk: () => loadProfile(folder, paperForms) });
    const ask = async (url: string, as: OfficerName = 'systemAdmin') =>
      app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${await t.token(as)}` } });
    expect((await ask('/api/system/papers')).json()).toMatchObject({ changed: false, problems: [] });
    writeFileSync(path, text.replace('zh: 群众诉求登记回执', 'zh: 群众来访登记凭证'));
    const { changed, papers } = (await ask('/api/system/papers')).json();
    expect(changed).toBe(true);
    expect(papers.filter((one: { changed: boolean }) => one.changed)).toMatchObject([{ kind: 'receipt' }]);
    const inForce = readPdf((await ask('/api/system/papers/receipt')).rawPayload).text;
    expect(inForce).toContain('群众诉求登记回执');
    expect(inForce).toContain('王建国');
    const file = readPdf((await ask('/api/system/papers/receipt?words=file&blank=yes')).rawPayload).text;
    expect(file).toContain('群众来访登记凭证');
    expect(file).not.toContain('王建国');
    writeFileSync(path, text.replace('id: statement', 'id: slogan'));
    expect((await ask('/api/system/papers')).json().problems[0]).toMatchObject({
      file: expect.stringContaining('papers.yaml'),
      line: expect.any(Number),
      sentence: expect.stringContaining('statement'),
    });
    expect((await ask('/api/system/papers/receipt?words=file')).json()).toMatchObject({
      status: 409,
      code: 'profile-unsound',
    });
    expect((await ask('/api/system/papers/receipt', 'clerk')).json()).toMatchObject({ code: 'role-not-allowed' });
    await app.close();
    rmSync(folder, { recursive: true });
  });
});
