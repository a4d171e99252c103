import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, say, SetupError } from './say.mjs';
import { isFresh } from './web-sources.mjs';

/** The bundles that exist: every folder of web/ with a Vite configuration. */
export function bundles() {
  const web = join(root, 'web');
  if (!existsSync(web)) return [];
  return readdirSync(web).filter((name) => existsSync(join(web, name, 'vite.config.ts')));
}

/** Builds each bundle whose sources have changed since it was built. */
export function buildWebIfOlder() {
  const old = bundles().filter((bundle) => !isFresh(bundle));
  if (old.length === 0) return;
  say('正在构建网页……', `Building the web (${old.join(', ')}) …`);
  const node = join(root, 'node_modules', '.bin', 'node');
  const ran = spawnSync(existsSync(node) ? node : process.execPath, [join(root, 'scripts', 'build-web.mjs'), ...old], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (ran.status !== 0) throw new SetupError('网页构建失败，见上文。 The web could not be built: see above.');
}
