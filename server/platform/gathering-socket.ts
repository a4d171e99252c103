import { Socket } from 'node:net';

/**
 * The line to the database: messages that are written one after the other, before anything else is done, go out as one. A statement is five
 * messages and an act many statements; each message by itself is a system call here and a wake-up over there. With TLS the records go their own
 * way past it.
 */
export function gatheringSocket(): Socket {
  const socket = new Socket();
  const write = socket.write.bind(socket) as (bytes: Uint8Array | string, ...rest: unknown[]) => boolean;
  const end = socket.end.bind(socket) as (...given: unknown[]) => Socket;
  let held: Uint8Array[] = [];
  const sendHeld = (): void => {
    const [first] = held;
    if (!first) return;
    const all = held.length === 1 ? first : Buffer.concat(held);
    held = [];
    if (!socket.destroyed) write(all);
  };
  const gathering = {
    write(bytes: Uint8Array | string, ...rest: unknown[]): boolean {
      if (rest.length > 0 || typeof bytes === 'string') {
        sendHeld();
        return write(bytes, ...rest);
      }
      // Runs when the promises that are ready now have run: what they send comes along.
      if (held.length === 0) process.nextTick(sendHeld);
      held.push(bytes);
      return true;
    },
    end(...given: unknown[]): Socket {
      sendHeld();
      return end(...given);
    },
    // Its own gathering makes these needless, and they are called for every statement.
    cork(): void {},
    uncork(): void {},
  };
  // Not before: connecting puts a socket's own `write` back.
  socket.once('connect', () => Object.assign(socket, gathering));
  return socket;
}
