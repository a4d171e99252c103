// Hands papers to the typst thread and gives the PDF back. The thread starts with the first paper and never keeps the process alive.
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { PdfOrder, PdfReply, PdfWorkerSetup } from './pdf-worker.ts';

export interface DrawnPdf {
  readonly pdf: Buffer;
  readonly pages: number;
}

export interface PdfPress {
  /** Throws when typst cannot draw the paper, which is a fault of the template and not of the paper's words. */
  draw(json: string, madeAt: Date): Promise<DrawnPdf>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(drawn: DrawnPdf): void;
  reject(error: Error): void;
}

/** A running thread, the papers it still owes, and the clock that ends it when none is asked for. */
interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout | undefined;
}

/** `idleMs`: how long a thread without work keeps its compiler and fonts. */
export function startPdfPress(fontFiles: readonly string[], idleMs: number): PdfPress {
  let starting: Promise<Thread> | undefined;
  let live: Thread | undefined;
  let last = 0;

  async function start(): Promise<Thread> {
    const template = await readFile(new URL('./paper.typ', import.meta.url), 'utf8');
    const workerData: PdfWorkerSetup = { fontFiles, template };
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData });
    const started: Thread = { worker, waiting: new Map(), idle: undefined };
    worker.on('message', (reply: PdfReply) => {
      settle(started, reply);
      if (started.waiting.size === 0) started.idle = setTimeout(() => void end(started), idleMs).unref();
    });
    worker.on('error', (error) => lose(started, error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => lose(started, new Error('the typst thread ended')));
    worker.unref();
    live = started;
    return started;
  }

  /** The thread is gone: whoever waits is told, and the next paper starts a new one. */
  function lose(gone: Thread, error: Error): void {
    forget(gone);
    for (const one of gone.waiting.values()) one.reject(error);
    gone.waiting.clear();
  }

  function forget(gone: Thread): void {
    clearTimeout(gone.idle);
    if (live !== gone) return;
    live = undefined;
    starting = undefined;
  }

  async function end(thread: Thread): Promise<void> {
    forget(thread);
    await thread.worker.terminate();
  }

  return {
    async draw(json, madeAt) {
      starting ??= start();
      const thread = await starting;
      clearTimeout(thread.idle);
      last += 1;
      const order: PdfOrder = { id: last, json, madeAt: Math.floor(madeAt.getTime() / 1000) };
      return new Promise((resolve, reject) => {
        thread.waiting.set(order.id, { resolve, reject });
        thread.worker.ref();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        thread.worker.postMessage(order);
      });
    },
    async close() {
      const thread = await starting;
      if (thread) await end(thread);
    },
  };
}

function settle({ worker, waiting }: Thread, reply: PdfReply): void {
  const one = waiting.get(reply.id);
  waiting.delete(reply.id);
  if (waiting.size === 0) worker.unref();
  if (!one) return;
  if ('fault' in reply) one.reject(new Error(`typst: ${reply.fault}`));
  else
    one.resolve({ pdf: Buffer.from(reply.pdf.buffer, reply.pdf.byteOffset, reply.pdf.byteLength), pages: reply.pages });
}
