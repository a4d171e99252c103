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

/** A running thread and the papers it still owes. */
interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

export function startPdfPress(fontFiles: readonly string[]): PdfPress {
  let thread: Promise<Thread> | undefined;
  let last = 0;

  async function start(): Promise<Thread> {
    const template = await readFile(new URL('./paper.typ', import.meta.url), 'utf8');
    const workerData: PdfWorkerSetup = { fontFiles, template };
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData });
    const started: Thread = { worker, waiting: new Map() };
    worker.on('message', (reply: PdfReply) => settle(started, reply));
    worker.on('error', (error) => lose(started, error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => lose(started, new Error('the typst thread ended')));
    worker.unref();
    return started;
  }

  /** The thread is gone: whoever waits is told, and the next paper starts a new one. */
  function lose(gone: Thread, error: Error): void {
    thread = undefined;
    for (const one of gone.waiting.values()) one.reject(error);
    gone.waiting.clear();
  }

  return {
    async draw(json, madeAt) {
      thread ??= start();
      const { worker, waiting } = await thread;
      last += 1;
      const order: PdfOrder = { id: last, json, madeAt: Math.floor(madeAt.getTime() / 1000) };
      return new Promise((resolve, reject) => {
        waiting.set(order.id, { resolve, reject });
        worker.ref();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        worker.postMessage(order);
      });
    },
    async close() {
      const running = await thread;
      await running?.worker.terminate();
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
