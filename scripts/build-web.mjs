// Builds the web bundles named on the command line, or all: `node scripts/build-web.mjs [resident] [staff]`.
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './setup/say.mjs';
import { bundles } from './setup/web.mjs';
import { keepSources, styles } from './setup/web-sources.mjs';

const named = process.argv.slice(2);

for (const bundle of named.length > 0 ? named : bundles()) {
  const sources = new Set();
  const built = [];
  await build({
    configFile: join(root, 'web', bundle, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'warn',
    plugins: [collect(sources, built)],
  });
  if (built.length === 0) throw new Error(`web/${bundle}: nothing was built`);
  keepSources(bundle, [...sources, ...styles()], built);
}

/** It tries `new Function`, which the pages' policy forbids and Firefox writes down, and it is a third of the resident's script. */
function isSchemaLibrary(file) {
  return /\/node_modules\/zod\//u.test(file);
}

/** Notes every file that was read and every file that was written. */
function collect(sources, built) {
  return {
    name: 'anhe-collect',
    configResolved: (config) => {
      for (const file of [config.configFile, ...config.configFileDependencies]) sources.add(file);
    },
    buildEnd() {
      for (const id of this.getModuleIds()) sources.add(id.replace(/^\0/, '').replace(/[?#].*$/, ''));
    },
    writeBundle: (_options, bundle) => {
      const schemas = Object.values(bundle)
        .flatMap(({ modules = {} }) => Object.keys(modules))
        .find(isSchemaLibrary);
      if (schemas) throw new Error(`${schemas} would reach the browser: a page took more than types from a contract`);
      built.push(...Object.keys(bundle));
    },
  };
}
