import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../harness/free-port.ts';
import { find, type Tab, until } from './tab.ts';

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

export interface WebKitPlaces {
  readonly driver: string;
  readonly browser: string;
  readonly display: string;
}

/** Starts WebKitGTK's own small browser (the engine of Safari) on a screen of its own, moved by WebDriver. */
export async function openWebKit(places: WebKitPlaces): Promise<Tab> {
  const folder = await mkdtemp(join(tmpdir(), 'anhe-webkit-'));
  // Its toolbar would not let the window be as narrow as a phone.
  await mkdir(join(folder, 'gtk-3.0'));
  await writeFile(join(folder, 'gtk-3.0', 'gtk.css'), '* { min-width: 0; padding: 0; margin: 0; font-size: 1px; }');
  const screen = spawn(places.display, ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const port = await freePort();
  const driver = spawn(places.driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: `:${await displayOf(screen)}`,
      XDG_CONFIG_HOME: folder,
      TZ: 'Asia/Shanghai',
      LANG: 'zh_CN.UTF-8',
      LANGUAGE: 'zh_CN',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  });
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = (await reply.json()) as { value: { error?: string; message?: string } };
    if (!reply.ok) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
  };
  await until('WebKitWebDriver', () => call('GET', '/status').catch(() => undefined));
  const options = { binary: places.browser, args: ['--automation'] };
  const { sessionId, capabilities } = (await call('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const at = `/session/${sessionId}`;
  const run = (work: unknown, args: readonly string[]): Promise<unknown> =>
    call('POST', `${at}/execute/sync`, { script: `return (${String(work)})(...arguments)`, args });
  const idOf = (found: unknown): string | undefined => (found as Record<string, string> | null)?.[elementKey];
  return {
    browser: `WebKitGTK ${capabilities.browserVersion}`,
    faults: [],
    async goTo(url) {
      await call('POST', `${at}/url`, { url });
    },
    async size(width, height) {
      await call('POST', `${at}/window/rect`, { width, height });
    },
    ask: async <T>(work: (...given: string[]) => T, ...given: string[]) => (await run(work, given)) as T,
    async press(kind, words) {
      const id = idOf(await run(find, [kind, words]));
      if (id) await call('POST', `${at}/element/${id}/click`, {});
      return id !== undefined;
    },
    async type(words, text) {
      const id = idOf(await run(find, ['field', words]));
      if (id) await call('POST', `${at}/element/${id}/value`, { text });
      return id !== undefined;
    },
    async file(path) {
      const id = idOf(await run(() => document.querySelector('input[type=file]'), []));
      await call('POST', `${at}/element/${id}/value`, { text: path });
    },
    async close() {
      await call('DELETE', at).catch(() => undefined);
      for (const child of [driver, screen]) await end(child);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The number that the screen took. */
async function displayOf(screen: ChildProcess): Promise<number> {
  const said = screen.stdio[3] as NodeJS.ReadableStream;
  const [number] = (await Promise.race([
    once(said, 'data'),
    once(screen, 'exit').then(() => Promise.reject(new Error('Xvfb did not start'))),
  ])) as [Buffer];
  return Number(number.toString().trim());
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
