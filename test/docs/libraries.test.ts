import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageFile, root, rowsOf, textOf } from './documents.ts';

const { dependencies, devDependencies } = packageFile();
const rows = rowsOf(textOf('docs/decisions/0015-libraries.md'));

/** Those that go with Apache-2.0 in what is delivered. */
const permissive = new Set(['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'MIT AND OFL-1.1']);

function licenceOf(name: string): string {
  const file: unknown = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
  // Npm's form.
  return (file as { license: string }).license;
}

it('every library of package.json is listed with its version, licence, reason and upkeep, and no other', () => {
  const all = { ...dependencies, ...devDependencies };
  expect(rows.map(([name, version, licence]) => ({ name, version, licence })).toSorted(byName)).toEqual(
    Object.entries(all)
      .map(([name, version]) => ({ name, version, licence: licenceOf(name) }))
      .toSorted(byName),
  );
  expect(rows.filter((row) => row.length !== 5 || row.some((cell) => cell === ''))).toEqual([]);
});

it('versions are exact', () => {
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d[\w.-]*$/u.test(version),
  );
  expect(loose).toEqual([]);
});

it('no copyleft library is delivered', () => {
  expect(Object.keys(dependencies).filter((name) => !permissive.has(licenceOf(name)))).toEqual([]);
});

it('the licence of the house is Apache-2.0', () => {
  expect(packageFile().license).toBe('Apache-2.0');
  const text = textOf('LICENSE');
  expect(text).toContain('Apache License');
  expect(text).toContain('Version 2.0, January 2004');
  expect(text).toContain('END OF TERMS AND CONDITIONS');
});

function byName(a: { name: string | undefined }, b: { name: string | undefined }): number {
  return (a.name ?? '') < (b.name ?? '') ? -1 : 1;
}
