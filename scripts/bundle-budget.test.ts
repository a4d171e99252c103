import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstLoad, measure } from './bundle-budget.ts';

let dist: string;

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'budget-'));
  mkdirSync(join(dist, 'resident/.vite'), { recursive: true });
});

afterEach(() => rmSync(dist, { recursive: true }));

const manifest = {
  'index.html': { file: 'a.js', isEntry: true, imports: ['_shared.js'], dynamicImports: ['late.ts'], css: ['a.css'] },
  '_shared.js': { file: 'shared.js', imports: ['index.html'] },
  'late.ts': { file: 'late.js' },
};

test('what the page imports at once counts, what comes later does not', () => {
  expect(firstLoad(manifest)).toEqual(['a.js', 'shared.js']);
});

test('a bundle over its budget does not fit', () => {
  writeFileSync(join(dist, 'resident/.vite/manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(dist, 'resident/a.js'), randomBytes(50_000));
  writeFileSync(join(dist, 'resident/shared.js'), randomBytes(30_000));
  expect(measure(dist, { bundle: 'resident', kilobytes: 90 }).fits).toBe(true);
  expect(measure(dist, { bundle: 'resident', kilobytes: 79 }).fits).toBe(false);
});

test('a bundle that is not there fails', () => {
  expect(() => measure(dist, { bundle: 'staff', kilobytes: 450 })).toThrow('manifest.json');
  writeFileSync(join(dist, 'resident/.vite/manifest.json'), '{}');
  expect(() => measure(dist, { bundle: 'resident', kilobytes: 90 })).toThrow('names no script');
});
