// The typst compiler in a thread of its own: loading it and its fonts takes a fifth of a second and no request shall wait for that.
// Takes { id, json }, answers { id, pdf } or { id, fault }. One compiler for all; its cache is thrown out as papers pass.
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

export interface PdfWorkerSetup {
  readonly fontFiles: readonly string[];
  readonly template: string;
}
export interface PdfOrder {
  readonly id: number;
  readonly json: string;
  /** Seconds since 1970, of the paper's own date. */
  readonly madeAt: number;
}
export type PdfReply =
  | { readonly id: number; readonly pdf: Uint8Array; readonly pages: number }
  | { readonly id: number; readonly fault: string };

// A paper is drawn once and then filed, so remembered layouts are of little use after a few other papers.
const CACHE_AGE = 4;

const setup: PdfWorkerSetup = workerData;
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: setup.fontFiles.map((file) => readFileSync(file)) }] });

parentPort?.on('message', (order: PdfOrder) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(draw(order));
});

function draw(order: PdfOrder): PdfReply {
  try {
    const compiled = compiler.compile({ mainFileContent: setup.template, inputs: { paper: order.json } });
    const document = compiled.result;
    if (!document) return { id: order.id, fault: faultOf(compiled) };
    // PDF/A-2u: for keeping in an archive; refuses a glyph that no font has, and every font is inside the file.
    const pdf = compiler.pdf(document, { pdfStandard: 'a-2u', creationTimestamp: order.madeAt });
    return { id: order.id, pdf: new Uint8Array(pdf), pages: document.numOfPages };
  } catch (error) {
    return { id: order.id, fault: error instanceof Error ? error.message : String(error) };
  } finally {
    compiler.evictCache(CACHE_AGE);
  }
}

/** Where in the template typst stumbled, without the paper's words. */
function faultOf(compiled: ReturnType<NodeCompiler['compile']>): string {
  const error = compiled.takeError();
  return error ? JSON.stringify(error.shortDiagnostics) : 'typst gave no document';
}
