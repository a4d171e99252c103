import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A mail server on loopback that keeps what it is given. `refuse` names recipients it does not know. */
export interface MailServer {
  readonly url: string;
  readonly mails: { readonly from: string; readonly to: readonly string[]; readonly data: string }[];
  /** The next n sessions are turned away as if it were busy. */
  busy: number;
  readonly refuse: Set<string>;
  close(): Promise<void>;
}

export async function mailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const state: { mails: { from: string; to: string[]; data: string }[]; busy: number; refuse: Set<string> } = {
    mails: [],
    busy: 0,
    refuse: new Set(),
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    if (state.busy > 0) {
      state.busy -= 1;
      socket.end('421 busy, come back\r\n');
      return;
    }
    converse(socket, state);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${portOf(server.address())}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

function converse(
  socket: Socket,
  state: { mails: { from: string; to: string[]; data: string }[]; refuse: ReadonlySet<string> },
): void {
  let buffer = '';
  let mail = { from: '', to: new Array<string>(), data: '' };
  let inData = false;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  say('220 loopback');
  socket.on('data', (chunk) => {
    buffer += chunk.toString('utf8');
    for (;;) {
      const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + (inData ? 5 : 2));
      if (inData) {
        state.mails.push({ ...mail, data: line });
        mail = { from: '', to: [], data: '' };
        inData = false;
        say('250 kept');
        continue;
      }
      const address = /<([^>]*)>/u.exec(line)?.[1] ?? '';
      if (/^(?:EHLO|HELO)/iu.test(line)) say('250 loopback');
      else if (/^MAIL FROM/iu.test(line)) {
        mail.from = address;
        say('250 ok');
      } else if (/^RCPT TO/iu.test(line)) {
        if (state.refuse.has(address)) say(`550 no mailbox ${address} here`);
        else {
          mail.to.push(address);
          say('250 ok');
        }
      } else if (/^DATA/iu.test(line)) {
        inData = true;
        say('354 go on');
      } else if (/^QUIT/iu.test(line)) socket.end('221 bye\r\n');
      else say('250 ok');
    }
  });
}

export interface SmsServer {
  readonly url: string;
  readonly calls: { readonly headers: Readonly<Record<string, string | undefined>>; readonly body: string }[];
  /** Answers of the next calls, in order; 200 afterwards. */
  readonly answers: number[];
  close(): Promise<void>;
}

/** An SMS gateway on loopback. */
export async function smsServer(): Promise<SmsServer> {
  const calls: { headers: Record<string, string | undefined>; body: string }[] = [];
  const answers: number[] = [];
  const server = createHttpServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      calls.push({ headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(answers.shift() ?? 200).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}/send`,
    calls,
    answers,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}
