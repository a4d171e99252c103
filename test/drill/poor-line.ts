import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Chance } from './chance.ts';

/** The line between people and house: it cuts before the request arrives or before the answer does, delays, and sends a request again. */
export interface PoorLine {
  readonly origin: string;
  readonly cuts: number;
  readonly delays: number;
  readonly repeats: number;
  /** From now on everything passes. */
  heal(): void;
  close(): Promise<void>;
}

const longest = 400;

/** One request a connection; `ports` are the houses behind it, as a load balancer knows them. */
export async function openPoorLine(ports: readonly number[], chance: Chance): Promise<PoorLine> {
  const counts = { cuts: 0, delays: 0, repeats: 0 };
  const open = new Set<Socket>();
  let poor = true;
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    return socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
  };
  const server = createServer((near) => {
    keep(near);
    const fate = poor ? chance.next() : 1;
    const wait = poor && chance.next() < 0.15 ? chance.between(20, longest) : 0;
    if (wait > 0) counts.delays += 1;
    if (fate < 0.04) {
      counts.cuts += 1;
      setTimeout(() => near.destroy(), wait);
      return;
    }
    const far = keep(connect(chance.one(ports), '127.0.0.1'));
    const sent: Buffer[] = [];
    near.on('data', (bytes) => {
      sent.push(bytes);
      setTimeout(() => far.write(bytes), wait);
    });
    far.on('data', (bytes) => {
      if (fate >= 0.08) {
        near.write(bytes);
        return;
      }
      // The house has acted and answered; nobody hears it.
      counts.cuts += 1;
      near.destroy();
      far.destroy();
    });
    far.on('close', () => {
      near.end();
      if (fate < 0.16 && fate >= 0.08 && sent.length > 0) {
        counts.repeats += 1;
        repeat(keep(connect(chance.one(ports), '127.0.0.1')), Buffer.concat(sent));
      }
    });
    near.on('close', () => far.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    get cuts() {
      return counts.cuts;
    },
    get delays() {
      return counts.delays;
    },
    get repeats() {
      return counts.repeats;
    },
    heal: () => {
      poor = false;
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The same bytes once more; what is answered is nobody's. */
function repeat(far: Socket, bytes: Buffer): void {
  far.on('data', () => undefined);
  far.write(bytes);
}
