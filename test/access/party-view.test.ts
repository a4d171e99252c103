import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../harness/house.ts';
import { officers } from '../harness/small-county.ts';
import { actOn, fileMatter, registerAt, walk } from '../harness/story.ts';
import { partySession } from './filled-county.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

const reads = ['progress', 'my-information', 'mediation'] as const;

/** All that a party can read of the matter, as one text. */
async function everythingShown(token: string): Promise<string> {
  const replies = await Promise.all(
    reads.map((what) => t.send({ bearer: token, method: 'GET', url: `/api/resident/${what}` })),
  );
  for (const reply of replies) expect(reply.statusCode, reply.body).toBe(200);
  return replies.map((reply) => reply.body).join('\n');
}

async function upload(): Promise<string> {
  const data = Buffer.from(
    `%PDF-1.4\n% ${crypto.randomUUID()}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`,
  );
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'scan.pdf' };
  return (await t.send({ url: '/api/files', body: data, headers })).json<{ fileId: string }>().fileId;
}

describe('what a party is shown of its own matter', () => {
  it('is nothing internal and no contact data of anybody else, on either side', async () => {
    const { number } = await registerAt(t, 'clerk', {
      description: '楼上漏水,她一个人在家害怕。',
      claims: '修好水管',
      safeContact: '只打女儿电话',
      applicants: [
        { role: 'self', name: '周小满', phone: '19900000011', idNumber: '990101199001010019', address: '新河村3组8号' },
      ],
      respondents: [{ role: 'self', name: '吴大江', phone: '19900000022', address: '柳林路9号' }],
    });
    await actOn(t, 'coordinator', number, 'accept', { category: '02', complexity: 'general', urgency: 'normal' });
    await actOn(t, 'coordinator', number, 'assign', { organisationId: 23, reason: '内部理由甲' });
    await actOn(t, 'hexiCommittee', number, 'sign-for');
    await actOn(t, 'hexiCommittee', number, 'progress', { text: '内部情况乙' });
    await actOn(t, 'hexiCommittee', number, 'progress', { text: '约定周三见面', outward: true });
    await actOn(t, 'clerk', number, 'correct', { claims: '修好水管并粉刷', reason: '内部理由丙' });
    await actOn(t, 'hexiCommittee', number, 'mediation/start', { source: 'application' });
    const shown = {
      applicant: await everythingShown((await partySession(t, number, 'applicant')).token),
      respondent: await everythingShown((await partySession(t, number, 'respondent')).token),
    };
    for (const [side, text] of Object.entries(shown)) {
      expect(text, side).toMatch(/约定周三见面/u);
      expect(text, side).toMatch(/河西镇人民调解委员会/u);
      for (const internal of ['内部理由', '内部情况', ...Object.values(officers).map((o) => o.name)])
        expect(text.includes(internal), `${side} is shown ${internal}`).toBe(false);
    }
    for (const others of ['19900000022', '柳林路9号']) expect(shown.applicant.includes(others), others).toBe(false);
    for (const others of ['19900000011', '990101199001010019', '3组8号', '只打女儿电话', '一个人在家害怕'])
      expect(shown.respondent.includes(others), others).toBe(false);
    // The own data whole, as the law gives it.
    for (const own of ['19900000011', '990101199001010019', '新河村3组8号']) expect(shown.applicant).toContain(own);
    expect(shown.respondent).toContain('19900000022');
  });

  it('is the files that it handed in itself, by their ids; those of the other side and of other matters are not there', async () => {
    const [own, others] = [await upload(), await upload()];
    const { number } = await fileMatter(t, { fileIds: [own] });
    const other = await fileMatter(t, { fileIds: [others] });
    const applicant = await partySession(t, number, 'applicant');
    const respondent = await partySession(t, number, 'respondent');
    const open = async (token: string, fileId: string) =>
      (await t.send({ bearer: token, method: 'GET', url: `/api/resident/files/${fileId}` })).statusCode;
    expect(await open(applicant.token, own)).toBe(200);
    expect(await open(respondent.token, own)).toBe(404);
    expect(await open(applicant.token, others)).toBe(404);
    expect(await open(applicant.token, crypto.randomUUID())).toBe(404);
    expect(
      (await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${number}/files/${others}` })).statusCode,
    ).toBe(404);
    expect(
      (await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${other.number}/files/${others}` })).statusCode,
    ).toBe(200);
  });

  it('ends when the code is made anew, when the party turns out to be another, and when it is erased', async () => {
    const { number } = await fileMatter(t);
    const look = async (token: string) =>
      (await t.send({ bearer: token, method: 'GET', url: '/api/resident/progress' })).statusCode;
    const ends = async (side: 'applicant' | 'respondent', act: (partyId: string) => Promise<unknown>) => {
      const { token, partyId } = await partySession(t, number, side);
      expect(await look(token)).toBe(200);
      await act(partyId);
      // Another process feels it within two seconds, and so does this one.
      await expect.poll(() => look(token), { timeout: 5000, interval: 200 }).toBe(401);
    };
    await ends('applicant', (partyId) =>
      actOn(t, 'clerk', number, 'reissue-code', { partyId, checkedBy: 'identity_card' }),
    );
    await ends('respondent', (partyId) =>
      actOn(t, 'clerk', number, 'correct-party', { partyId, anotherPerson: true, name: '吴大海', reason: '登记错人' }),
    );
    await walk(t, { number, until: 'closed', holder: 20 });
    await ends('applicant', (partyId) => actOn(t, 'clerk', number, 'answer-erasure', { partyId, answer: 'done' }));
  });
});
