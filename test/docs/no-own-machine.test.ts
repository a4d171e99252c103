import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownFiles, root } from './documents.ts';

/** Folders under which people keep their own things, on any machine. Written apart, so that this file does not name one. */
const homes = ['home', 'Users', 'root', 'work', 'workspace', 'workspaces', 'mnt', 'private'].map((name) => `/${name}/`);
const ownPath = new RegExp(`(?<![\\w.~@/-])(?:${homes.join('|')})[\\w.-]+`, 'gu');
const picture = /\.(?:png|jpg|jpeg|webp|ico|woff2?|ttf|pdf|docx|xlsx)$/u;

it('no file names a path of one machine', () => {
  const files = ownFiles().filter((file) => !picture.test(file) && file !== 'package-lock.json');
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(ownPath)].map((match) => `${file}: ${match[0]}`);
  });
  expect(found).toEqual([]);
});

it('the check of paths finds one', () => {
  expect(`see ${homes[0]}wang/notes`.match(ownPath)).toHaveLength(1);
  expect('web/resident/work/list'.match(ownPath)).toBeNull();
});
