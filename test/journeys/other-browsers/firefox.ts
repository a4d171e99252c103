import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { find, type Kind, type Tab } from './tab.ts';

interface Node {
  readonly sharedId: string;
}

/** The part of WebDriver BiDi that the journeys need. */
interface Line {
  send(method: string, params: object): Promise<Record<string, unknown>>;
  on(method: string, heard: (params: Record<string, unknown>) => void): void;
  close(): void;
}

const settings = {
  'intl.accept_languages': 'zh-CN',
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'app.update.disabledForTesting': true,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'extensions.update.enabled': false,
};

/** Starts Firefox without a window and takes its first tab. */
export async function openFirefox(executable: string): Promise<Tab> {
  const profile = await mkdtemp(join(tmpdir(), 'anhe-firefox-'));
  const lines = Object.entries(settings).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const child = spawn(executable, ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TZ: 'Asia/Shanghai', MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  const line = await connect(await addressOf(child));
  const { capabilities } = (await line.send('session.new', { capabilities: {} })) as {
    capabilities: { browserName: string; browserVersion: string };
  };
  const { contexts } = (await line.send('browsingContext.getTree', {})) as { contexts: { context: string }[] };
  const context = contexts[0]?.context ?? '';
  const faults: string[] = [];
  line.on('log.entryAdded', (entry) => {
    if (entry['type'] === 'javascript' && entry['level'] === 'error') faults.push(String(entry['text']));
  });
  await line.send('session.subscribe', { events: ['log.entryAdded'] });

  /** In a room of its own beside the page's scripts, so that the page's policy stands as it is. */
  async function run(work: string, given: readonly string[] = []): Promise<Remote> {
    const reply = await line.send('script.callFunction', {
      functionDeclaration: work,
      arguments: given.map((value) => ({ type: 'string', value })),
      target: { context, sandbox: 'journey' },
      awaitPromise: true,
    });
    if (reply['type'] === 'exception') throw new Error(JSON.stringify(reply['exceptionDetails']));
    return reply['result'] as Remote;
  }
  async function node(kind: Kind, words: string): Promise<Node | undefined> {
    const found = await run(String(find), [kind, words]);
    return found.type === 'node' && found.sharedId ? { sharedId: found.sharedId } : undefined;
  }
  async function press(kind: Kind, words: string): Promise<boolean> {
    const element = await node(kind, words);
    if (!element) return false;
    const move = { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element } };
    // A page that scrolls by itself takes it from under the pointer: then it is looked for again.
    const there = await point(move).then(
      () => isUnderPointer(element),
      (error: Error) => (error.message.includes('out of bounds') ? false : Promise.reject(error)),
    );
    if (there) await point({ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 });
    return there;
  }
  async function point(...actions: object[]): Promise<void> {
    await line.send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
  }
  async function isUnderPointer(element: Node): Promise<boolean> {
    const reply = await line.send('script.callFunction', {
      functionDeclaration: `(element) => element.matches(':hover')`,
      arguments: [element],
      target: { context, sandbox: 'journey' },
      awaitPromise: false,
    });
    return (reply['result'] as Remote | undefined)?.value === true;
  }
  return {
    browser: `${capabilities.browserName} ${capabilities.browserVersion}`,
    faults,
    press,
    async goTo(url) {
      await line.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async size(width, height) {
      await line.send('browsingContext.setViewport', { context, viewport: { width, height } });
    },
    async ask<T>(work: (...given: string[]) => T, ...given: string[]) {
      const { value } = await run(`(...given) => JSON.stringify((${String(work)})(...given) ?? null)`, given);
      return JSON.parse(String(value)) as T;
    },
    async type(words, text) {
      if (!(await press('field', words))) return false;
      const actions = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await line.send('input.performActions', { context, actions: [{ type: 'key', id: 'keys', actions }] });
      return true;
    },
    async file(path) {
      const found = await run(`() => document.querySelector('input[type=file]')`);
      await line.send('input.setFiles', { context, element: { sharedId: found.sharedId }, files: [path] });
    },
    async close() {
      const gone = once(child, 'exit');
      await line.send('browser.close', {}).catch(() => undefined);
      line.close();
      child.kill();
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Remote {
  readonly type: string;
  readonly value?: unknown;
  readonly sharedId?: string;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (part: Buffer) => {
      said += part.toString();
      const address = /WebDriver BiDi listening on (ws:\S+)/u.exec(said)?.[1];
      if (address) resolve(`${address}/session`);
    });
    child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}:\n${said}`)));
  });
}

async function connect(address: string): Promise<Line> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`Firefox does not answer at ${address}`)));
  });
  const waiting = new Map<number, { done: (reply: Record<string, unknown>) => void; failed: (why: Error) => void }>();
  const listeners = new Map<string, (params: Record<string, unknown>) => void>();
  let count = 0;
  socket.addEventListener('message', (message) => {
    const said = JSON.parse(String(message.data)) as Record<string, unknown>;
    const asker = waiting.get(Number(said['id']));
    if (!asker) return listeners.get(String(said['method']))?.(said['params'] as Record<string, unknown>);
    waiting.delete(Number(said['id']));
    if (said['type'] === 'error') asker.failed(new Error(`${String(said['error'])}: ${String(said['message'])}`));
    else asker.done(said['result'] as Record<string, unknown>);
  });
  return {
    send(method, params) {
      count += 1;
      const id = count;
      return new Promise((done, failed) => {
        waiting.set(id, { done, failed });
        socket.send(JSON.stringify({ id, method, params }));
      });
    },
    on: (method, heard) => void listeners.set(method, heard),
    close: () => socket.close(),
  };
}
