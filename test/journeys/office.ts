import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type IdentityProvider, openIdentityProvider } from '../harness/identity-provider.ts';
import { freePort } from '../harness/free-port.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One officer of the practice county who may sign in. */
export interface SignIn {
  readonly role: string;
  readonly organisation: string;
  readonly areaCode: string;
  readonly username: string;
  readonly password: string;
  readonly totpSecret?: string;
}

/** A party of the practice county whose lookup code is known. */
export interface KnownCode {
  readonly number: string;
  readonly lookupCode: string;
  readonly stage: string;
  readonly category: string;
  readonly side: string;
}

/** A running practice county in a process of its own, with its own data folder. */
export interface Office {
  readonly address: string;
  readonly signIns: readonly SignIn[];
  readonly codes: readonly KnownCode[];
  /** 统一身份认证, where it was opened with one. */
  readonly provider?: IdentityProvider | undefined;
  /** The officer of a role; `username` chooses among several. */
  officer(role: string, username?: string): SignIn;
  stop(): Promise<void>;
}

/**
 * Starts the product as `npm start` does: embedded database, practice county, jobs and pages on a free port.
 * JOURNEYS_DATA_DIR names the data folder of a practice county that is already up and is left as it is: for trying things out.
 */
export async function openOffice(options: { readonly provider?: true } = {}): Promise<Office> {
  const already = process.env['JOURNEYS_DATA_DIR'];
  if (already) {
    const { address } = JSON.parse(await readFile(join(already, 'running.json'), 'utf8')) as { address: string };
    return officeOf(address, already, undefined, async () => undefined);
  }
  for (const bundle of ['resident', 'staff'])
    if (!existsSync(join(root, 'dist', bundle, 'index.html')))
      throw new Error(`dist/${bundle} is missing: npm run build`);
  const dataDir = await mkdtemp(join(tmpdir(), 'anhe-journeys-'));
  // A provider sends people back to an address that it knows beforehand.
  const port = options.provider ? await freePort() : 0;
  const own = `http://127.0.0.1:${port}`;
  const provider = options.provider ? await openIdentityProvider(`${own}/staff/sign-in/returned`) : undefined;
  const child = spawn(join(root, 'node_modules/.bin/node'), ['server/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      DATA_DIR: dataDir,
      PORT: String(port),
      SUBMITS_PER_HOUR: '500',
      ...(provider
        ? {
            PUBLIC_URL: own,
            OIDC_ISSUER: provider.issuer,
            OIDC_CLIENT_ID: provider.clientId,
            OIDC_CLIENT_SECRET: provider.clientSecret,
          }
        : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    await end(child);
    await provider?.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const address = await addressOf(child);
    return await officeOf(address, dataDir, provider, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function officeOf(
  address: string,
  dataDir: string,
  provider: IdentityProvider | undefined,
  stop: () => Promise<void>,
): Promise<Office> {
  const signIns = JSON.parse(await readFile(join(dataDir, 'practice-sign-ins.json'), 'utf8')) as SignIn[];
  const codes = JSON.parse(await readFile(join(dataDir, 'practice-lookup-codes.json'), 'utf8')) as KnownCode[];
  const officer = (role: string, username?: string): SignIn => {
    const found = signIns.find((one) => one.role === role && (!username || one.username === username));
    if (!found) throw new Error(`nobody signs in as ${role} ${username ?? ''}`);
    return found;
  };
  return { address, signIns, codes, provider, officer, stop };
}

/** The address that the start prints when all is up; what it said instead when it ends before. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (part: Buffer): void => {
      said += part.toString();
      const address = /Residents\s+(http:\S+?)\/\s/u.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready:\n${said}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGINT');
  await gone;
}
