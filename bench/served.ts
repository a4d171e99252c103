import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { BenchGround } from './ground.ts';

/** Milliseconds of CPU since it began, its resident memory now and at its peak. */
export interface Usage {
  readonly cpuMs: number;
  readonly memoryMb: number;
  readonly peakMb: number;
}

/** The server process under measurement. */
export interface Served {
  readonly port: number;
  /** Connections of its pool. */
  readonly pool: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

export async function serve(ground: BenchGround): Promise<Served> {
  const child = fork(join(import.meta.dirname, 'server.ts'), {
    // As `npm start` runs it.
    execArgv: ['--max-semi-space-size=4'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      BENCH_APP_URL: ground.urls.appUrl,
      BENCH_KEY: ground.key.toString('base64'),
      BENCH_DATA_DIR: ground.dataDir,
      BENCH_PROFILE_DIR: ground.profileDir,
    },
  });
  const { port, pool } = await answer<{ port: number; pool: number }>(child);
  return {
    port,
    pool,
    usage: () => {
      const said = answer<Usage>(child);
      child.send('usage');
      return said;
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function answer<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null): void => reject(new Error(`the server ended with ${code}`));
    child.once('exit', gone);
    child.once('message', (message) => {
      child.off('exit', gone);
      resolve(message as T);
    });
  });
}
