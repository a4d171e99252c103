import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadProfile } from '../../server/platform/profile/load.ts';
import { takenTypes } from './taken-types.ts';

const web = join(import.meta.dirname, '..');

test('a page offers every type that the office keeps, by its name, and not HEIC, so that an iPhone hands over a JPEG', () => {
  const { files } = loadProfile(join(import.meta.dirname, '../../profiles/default'));
  const kept = files.types.map((type) => type.mime).filter((mime) => mime !== 'image/heic');
  expect(takenTypes.split(',').toSorted()).toEqual(kept.toSorted());
  expect(takenTypes).not.toMatch(/heic|heif|\*/u);
});

test('every field for photos and papers asks for these', () => {
  const pages = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
  const fields = pages.flatMap((name) => {
    const text = readFileSync(join(web, name), 'utf8');
    return [...text.matchAll(/<input\b[^/]*?type="file"[\s\S]*?\/>/gu)].map((found) => ({ name, field: found[0] }));
  });
  expect(fields.length).toBeGreaterThan(2);
  for (const { name, field } of fields) expect(field, name).toMatch(/accept=(?:\{takenTypes\}|"\.xlsx(?:,\.csv)?")/u);
});
