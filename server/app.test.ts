import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../test/harness/house.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

describe('the interface as it is published', () => {
  it('is OpenAPI 3.1 with every operation once, under its fixed name', async () => {
    const document = (await t.send({ method: 'GET', url: '/api/openapi.json' })).json();
    expect(document.openapi).toBe('3.1.0');
    const ids = Object.values(document.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      (path) => Object.values(path).map((o) => o.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(t.contracts.map((c) => c.operationId).toSorted());
    for (const fixed of [
      'getNotice',
      'uploadFile',
      'submitMatter',
      'trackMatter',
      'signIn',
      'listAreas',
      'listMatters',
      'getMatter',
      'registerMatter',
      'acceptMatter',
      'assignMatter',
      'signForMatter',
      'recordProgress',
      'countMatters',
      'explainDeadline',
    ]) {
      expect(ids).toContain(fixed);
    }
  });

  it('has a readable page that names every operation', async () => {
    const page = (await t.send({ method: 'GET', url: '/api/docs' })).body;
    for (const contract of t.contracts) expect(page).toContain(`<b>${contract.operationId}</b>`);
  });

  it('sends a strict content policy and no referrer with every answer', async () => {
    const { headers } = await t.send({ method: 'GET', url: '/api/resident/notice' });
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe");
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('refuses an act that a foreign page sends with our cookie', async () => {
    const foreign = await t.send({
      as: 'clerk',
      url: '/api/matters',
      body: {},
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.json()).toMatchObject({ status: 403, code: 'foreign-origin' });
    const origin = await t.send({
      as: 'clerk',
      url: '/api/matters',
      body: {},
      headers: { origin: 'https://evil.example' },
    });
    expect(origin.json()).toMatchObject({ status: 403, code: 'foreign-origin' });
  });
});
