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

  it('is whole: every reference leads somewhere, every place of a path is a parameter, and keys, versions, callers and refusals are told', async () => {
    const document = (await t.send({ method: 'GET', url: '/api/openapi.json' })).json();
    const broken: string[] = [];
    const walk = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, inner] of Object.entries(value)) {
        if (name === '$ref' && typeof inner === 'string') {
          const place = inner.replace('#/', '').split('/');
          const target = place.reduce<unknown>((found, step) => (found as Record<string, unknown>)?.[step], document);
          if (target === undefined) broken.push(`${at}: ${inner}`);
        }
        // A word of OpenAPI 3.0 that 3.1 does not know.
        if (name === 'nullable' && typeof inner === 'boolean') broken.push(`${at}: nullable`);
        walk(inner, `${at}/${name}`);
      }
    };
    walk(document, '');
    expect(broken).toEqual([]);
    for (const contract of t.contracts) {
      const operation = document.paths[contract.path][contract.method.toLowerCase()];
      const parameters: { name: string; in: string; required?: boolean }[] = operation.parameters ?? [];
      const named = (where: string) => parameters.filter((p) => p.in === where).map((p) => p.name);
      expect(named('path').toSorted(), contract.operationId).toEqual(
        [...contract.path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => String(name)).toSorted(),
      );
      expect(parameters.filter((p) => p.in === 'path' && !p.required)).toEqual([]);
      expect(named('header'), contract.operationId).toEqual([
        ...(contract.act ? ['Idempotency-Key'] : []),
        ...(contract.onExisting ? ['If-Match'] : []),
      ]);
      expect(operation.security.length > 0, contract.operationId).toBe(contract.who !== 'open');
      expect(Object.keys(operation.responses[String(contract.status ?? 200)].content)).toEqual(
        contract.media ? [...contract.media] : ['application/json'],
      );
      expect(Object.keys(operation.responses['400'].content)).toEqual(['application/problem+json']);
      if (contract.onExisting) expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['412', '428']));
    }
    expect(Object.keys(document.paths['/api/files'].post.requestBody.content)).toContain('multipart/form-data');
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
