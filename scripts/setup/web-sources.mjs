import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './say.mjs';

/** What a bundle was built from: a hash of each file, kept beside the built files. */
const record = (bundle) => join(root, 'dist', bundle, '.sources.json');

const hashOf = (file) =>
  createHash('sha256')
    .update(readFileSync(join(root, file)))
    .digest('base64');

/** Whether the bundle is built and every file that went into it is as it was. */
export function isFresh(bundle) {
  if (!existsSync(record(bundle))) return false;
  const { built, sources } = JSON.parse(readFileSync(record(bundle), 'utf8'));
  if (!built.every((file) => existsSync(join(root, 'dist', bundle, file)))) return false;
  return Object.entries(sources).every(([file, hash]) => existsSync(join(root, file)) && hashOf(file) === hash);
}

/** Every style sheet of web/: one that another imports is no module of its own. */
export function styles() {
  const web = join(root, 'web');
  const names = readdirSync(web, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.css')).map((name) => join(web, name));
}

/** Keeps what went in and what came out; packages are represented by the lock file. */
export function keepSources(bundle, files, built) {
  const own = files.filter((file) => file.startsWith(root) && !file.includes('node_modules') && existsSync(file));
  const names = [...new Set([...own.map((file) => relative(root, file)), 'package-lock.json'])].sort((a, b) =>
    a < b ? -1 : 1,
  );
  const sources = Object.fromEntries(names.map((file) => [file, hashOf(file)]));
  writeFileSync(record(bundle), JSON.stringify({ built, sources }, null, 1));
}
