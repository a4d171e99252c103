import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { statusOf } from '../../server/platform/http/problem.ts';
import { ownFiles, root, rowsOf, textOf } from './documents.ts';

const text = textOf('ARCHITECTURE.md');

it('the page of the house gives every kind of refusal the status that it has', () => {
  const told = rowsOf(text)
    .flatMap(([left, leftStatus, , right, rightStatus]) => [
      [left, leftStatus],
      [right, rightStatus],
    ])
    .filter(([, status]) => /^\d{3}$/u.test(status ?? ''))
    .flatMap(([kinds = '', status]) => kinds.split(', ').map((kind) => [kind, Number(status)] as const));
  expect(Object.fromEntries(told)).toEqual(statusOf);
});

it('names every file at the top of the server', () => {
  const top = ownFiles('server').filter((file) => /^server\/[\w-]+\.ts$/u.test(file) && !file.endsWith('.test.ts'));
  expect(top.length).toBeGreaterThan(5);
  expect(top.map((file) => file.slice('server/'.length)).filter((name) => !text.includes(`  ${name} `))).toEqual([]);
});

it('modules that are said not to be built are not, and all others are', () => {
  const line = /Not built yet, but with a floor reserved[^\n]+/u.exec(text)?.[0] ?? '';
  const missing = [...line.matchAll(/`([a-z]+)`/gu)].map((match) => match[1] as string);
  const floors = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
    forbidden: readonly { name: string }[];
  };
  const reserved = floors.forbidden.flatMap(({ name }) => /^floor-of-(\w+)$/u.exec(name)?.[1] ?? []);
  expect(reserved.length).toBeGreaterThan(10);
  expect(reserved.filter((name) => !existsSync(join(root, 'server/modules', name))).toSorted()).toEqual(
    missing.toSorted(),
  );
});

it('the steps of the check are those that contributors are told of', () => {
  const source = readFileSync(join(root, 'scripts/check-steps.ts'), 'utf8');
  const steps = new Set(
    [...source.matchAll(/(?:name: |typesOf\()'([^']+)'/gu)].map((match) => (match[1] as string).split(' ')[0]),
  );
  const told = textOf('CONTRIBUTING.md');
  expect(steps.size).toBeGreaterThan(4);
  expect([...steps].filter((step) => !new RegExp(`^\\| ${step}\\b`, 'mu').test(told))).toEqual([]);
});
