import { type Config, ConfigError, readConfig } from './config/index.ts';
import { type Ground, layGround } from './ground.ts';
import { beginLife, type Life } from './life.ts';
import { withClient } from './migrate/index.ts';
import { welcome } from './welcome.ts';

/** What the application puts on the ground. `H` is its house: pools, clock, profile. */
export interface Office<H> {
  /** Fills an empty database with the practice county and writes its sign-ins into the data folder. */
  loadPractice: (config: Config, ground: Ground) => Promise<void>;
  /** Opens the house of the county that the database holds. */
  open: (config: Config, ground: Ground) => Promise<H>;
  /** Closes the pools; nothing uses the house after it. */
  close: (house: H) => Promise<void>;
  /** The pages and the API, not listening yet. */
  serve: (house: H, config: Config) => Promise<Server>;
  /** Starts working off jobs. */
  work: (house: H, config: Config) => Promise<{ stop: () => Promise<void> }>;
}

/** The part of a Fastify server that is needed here. */
export interface Server {
  listen: (on: { host: string; port: number }) => Promise<string>;
  close: () => Promise<unknown>;
}

const notice = (text: string): void => console.error(text);

/**
 * Starts everything in order: configuration, data folder, database, migrations, practice county on an empty
 * database, house, jobs, pages; says where they are; and stops in the opposite order on Ctrl-C. Leaves with 2 when the
 * environment is wrong, with 1 when a step fails (after ending what was begun), with 0 when asked to stop.
 */
export async function run<H>(office: Office<H>): Promise<void> {
  const config = configOrLeave();
  let ground: Ground | null = null;
  const life = beginLife({
    notice,
    ending: () => void ground?.leave().catch(() => undefined),
    abandon: () => ground?.abandon(),
  });
  const laid = layGround(config, notice);
  // A Ctrl-C in the middle of a step waits for it and then ends what it began.
  life.endWith('database', async () => (await laid.catch(() => null))?.close());
  try {
    ground = await laid;
    await openOn(ground, config, office, life);
  } catch (error) {
    if (!life.stopping()) notice(wordsOf(error, config));
    await life.stop(1);
  }
}

async function openOn<H>(ground: Ground, config: Config, office: Office<H>, life: Life): Promise<void> {
  if (await isEmpty(ground)) await fill(ground, config, office);
  if (life.stopping()) return;
  const house = await office.open(config, ground);
  life.endWith('connections', () => office.close(house));
  if (config.role !== 'api') {
    const worker = await office.work(house, config);
    life.endWith('jobs', () => worker.stop());
  }
  const address = config.role === 'worker' ? null : await listen(await office.serve(house, config), config, life);
  if (life.stopping()) return;
  if (address !== null) await ground.announce(address);
  console.log(await welcome(config, address));
}

async function listen(server: Server, config: Config, life: Life): Promise<string> {
  life.endWith('pages', async () => {
    await server.close();
  });
  const { port } = new URL(await server.listen({ host: config.host, port: config.port }));
  // On all interfaces, this machine reaches it by loopback.
  const host = ['0.0.0.0', '::'].includes(config.host) ? '127.0.0.1' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port || '80'}`;
}

/** No county yet: nothing can be served, and nothing can be lost by filling it. */
async function isEmpty(ground: Ground): Promise<boolean> {
  const found = await withClient(ground.urls.ownerUrl, (client) =>
    client.query('SELECT 1 FROM platform.county LIMIT 1'),
  );
  return found.rowCount === 0;
}

async function fill<H>(ground: Ground, config: Config, office: Office<H>): Promise<void> {
  if (config.county === 'real') {
    throw new Error(
      '数据库中还没有县：请先运行 npm run new-county。 The database holds no county yet: run npm run new-county first.',
    );
  }
  notice('首次启动，正在生成练习县…… First start: making the practice county …');
  await office.loadPractice(config, ground);
}

function configOrLeave(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    notice(error.message);
    return process.exit(2);
  }
}

/** What the operator is told; the stack only when asked for. */
function wordsOf(error: unknown, config: Config): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `端口 ${config.port} 已被占用，请用 PORT 另设。 Port ${config.port} is in use: set another by PORT.`;
  }
  return config.logLevel === 'debug' ? (error.stack ?? error.message) : error.message;
}
