import { once } from 'node:events';
import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net';

/** The line between the house and its database, in a test's hand: cut, mended, or cut at one moment of one act. */
export interface CutLine {
  /** The database's address by way of this line. */
  readonly url: string;
  /** From now on the database is gone: what runs is torn off, nobody gets through. */
  cut(): void;
  /** From now on the database is silent: connections stand, nothing comes back. */
  silence(): void;
  mend(): void;
  /** The next transaction that speaks of `word` loses its line just before its COMMIT arrives, or just before the answer to it does. */
  cutAtCommitOf(word: string, when: 'before' | 'after'): void;
  /** Lines that were torn at a commit so far. */
  readonly torn: number;
  close(): Promise<void>;
}

/** Opens a line to the database at `url` (a socket file or an address). */
export async function openLine(url: string): Promise<CutLine> {
  let state: 'open' | 'gone' | 'silent' = 'open';
  let armed: { word: Buffer; when: 'before' | 'after' } | undefined;
  let torn = 0;
  const pairs = new Set<{ near: Socket; far: Socket }>();
  const server = createServer((near) => {
    if (state === 'gone') {
      near.destroy();
      return;
    }
    const far = connect(upstreamOf(url));
    const pair = { near, far };
    pairs.add(pair);
    const tear = (): void => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    let speaksOf = false;
    let awaiting = false;
    near.on('data', (chunk) => {
      if (state === 'silent') return;
      if (armed && chunk.includes(armed.word)) speaksOf = true;
      if (armed && speaksOf && chunk.includes('COMMIT')) {
        torn += 1;
        if (armed.when === 'before') {
          armed = undefined;
          return tear();
        }
        awaiting = true;
      }
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (state === 'silent') return;
      if (awaiting && chunk.includes('COMMIT')) {
        armed = undefined;
        return tear();
      }
      near.write(chunk);
    });
    for (const socket of [near, far]) socket.on('error', tear).on('close', tear);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const tearAll = (): void => {
    for (const { near, far } of pairs) {
      near.destroy();
      far.destroy();
    }
    pairs.clear();
  };
  return {
    url: by(url, port),
    cut() {
      state = 'gone';
      tearAll();
    },
    silence() {
      state = 'silent';
    },
    mend() {
      if (state === 'silent') tearAll();
      state = 'open';
    },
    cutAtCommitOf(word, when) {
      armed = { word: Buffer.from(word), when };
    },
    get torn() {
      return torn;
    },
    async close() {
      tearAll();
      server.close();
      await once(server, 'close');
    },
  };
}

function upstreamOf(url: string): NetConnectOpts {
  const { hostname, port, searchParams } = new URL(url);
  const folder = searchParams.get('host');
  const number = port === '' ? '5432' : port;
  return folder?.startsWith('/')
    ? { path: `${folder}/.s.PGSQL.${number}` }
    : { host: folder ?? hostname, port: Number(number) };
}

function by(url: string, port: number): string {
  const line = new URL(url);
  line.hostname = '127.0.0.1';
  line.port = String(port);
  line.searchParams.delete('host');
  return line.href;
}
