import { connect, type Socket } from 'node:net';

export interface WireRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface WireReply {
  readonly status: number;
  readonly body: string;
}

/**
 * One kept connection that sends a request and waits for its reply. Bare, because on two cores a full HTTP client takes as much as the
 * server that is measured. Understands replies with a content-length only; the API sends no others.
 */
export interface Wire {
  send(request: WireRequest): Promise<WireReply>;
  close(): void;
}

export async function openWire(port: number): Promise<Wire> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return wireOver(socket);
}

function wireOver(socket: Socket): Wire {
  let waiting: { resolve: (reply: WireReply) => void; reject: (error: Error) => void } | undefined;
  let received: Buffer = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    received = received.length === 0 ? bytes : Buffer.concat([received, bytes]);
    const reply = replyIn(received);
    if (!reply) return;
    received = Buffer.alloc(0);
    const done = waiting;
    waiting = undefined;
    done?.resolve(reply);
  });
  const broken = (error?: Error): void => {
    waiting?.reject(error ?? new Error('the server closed the connection'));
    waiting = undefined;
  };
  socket.on('error', broken);
  socket.on('close', () => broken());
  return {
    send(request) {
      const body = request.body === undefined ? '' : JSON.stringify(request.body);
      const headers = {
        host: '127.0.0.1',
        ...(body === ''
          ? {}
          : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
        ...request.headers,
      };
      const head = Object.entries(headers).map(([name, text]) => `${name}: ${text}`);
      const sent = new Promise<WireReply>((resolve, reject) => {
        waiting = { resolve, reject };
      });
      socket.write(`${request.method} ${request.path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n${body}`);
      return sent;
    },
    close: () => socket.destroy(),
  };
}

/** The reply when it is there whole. */
function replyIn(bytes: Buffer): WireReply | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const length = Number(/\r\ncontent-length: *(\d+)/iu.exec(head)?.[1] ?? Number.NaN);
  if (Number.isNaN(length)) throw new Error(`a reply without content-length: ${head}`);
  if (bytes.length < end + 4 + length) return undefined;
  return { status: Number(head.slice(9, 12)), body: bytes.toString('utf8', end + 4, end + 4 + length) };
}
