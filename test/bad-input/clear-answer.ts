import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { refusalsEn } from '../../web/api/refusals.en.ts';
import { refusalsZh } from '../../web/api/refusals.zh.ts';
import type { TestHouse } from '../harness/house.ts';

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly [detail: string]: unknown;
}

/** A refusal as it must be: RFC 9457, a code with words in both languages, and no bug of ours. */
export function clearRefusal(reply: LightMyRequestResponse, how = ''): Problem {
  const message = `${how}: ${reply.statusCode} ${reply.body.slice(0, 300)}`;
  expect(reply.statusCode, message).toBeGreaterThanOrEqual(400);
  expect(reply.statusCode, message).not.toBe(500);
  expect(String(reply.headers['content-type']), message).toMatch(/^application\/problem\+json/u);
  const problem = reply.json<Problem>();
  expect(problem.status, message).toBe(reply.statusCode);
  expect(problem.requestId, message).toMatch(/^[0-9a-f-]{36}$/u);
  expect(refusalsZh[problem.code], `${message}: no Chinese words`).toMatch(/\p{Script=Han}/u);
  expect(refusalsEn[problem.code], `${message}: no English words`).toMatch(/[a-z]/u);
  return problem;
}

/** Done, or a clear refusal: never a bug of ours. */
export function answered(reply: LightMyRequestResponse, how: string): void {
  if (reply.statusCode < 400) return;
  clearRefusal(reply, how);
}

/** Counters and traces of refused sign-ins move; everything else is work. */
const notWork = [
  'platform.rate_limit',
  'people.sign_in_guard',
  'people.audit_entry',
  'platform.session',
  'platform.stamp',
  'people.audit_head',
];

let counting: string | undefined;

/** Rows of every table that holds work, and the sum of all versions: equal before and after means that nothing was done. */
export async function countWork(t: TestHouse): Promise<Record<string, number>> {
  if (counting === undefined) {
    const tables = await t.look<{ name: string }>(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('matters', 'disputes', 'files', 'people', 'places', 'platform', 'graphile_worker') order by 1`);
    counting = [
      ...tables
        .map((each) => each.name)
        .filter((name) => !notWork.includes(name))
        .map((name) => `select '${name}' as name, count(*)::int as n from ${name}`),
      `select 'versions of matters', coalesce(sum(version), 0)::int from matters.matter`,
      `select 'versions of bodies', sum(version)::int from people.organisation`,
      `select 'versions of officers', sum(version)::int from people.officer`,
      `select 'versions of posts', sum(version)::int from people.post`,
    ].join(' union all ');
  }
  const rows = await t.look<{ name: string; n: number }>(counting);
  return Object.fromEntries(rows.map((row) => [row.name, row.n]));
}
