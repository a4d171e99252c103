// Decides how a QR code is drawn: one path of black squares with the quiet zone of four that scanners want.
import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

const QUIET = 4;
const DOTS = 8;

/** Rows of dark squares, quiet zone included. Middle error correction: a receipt is folded and gets wet. */
export function qrMatrix(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: QUIET }).data;
}

export function qrSvg(text: string): string {
  const rows = qrMatrix(text);
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  const size = rows.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}

/** Eight dots a square, black and white, written without any library: the same text gives the same bytes. */
export function qrPng(text: string): Buffer {
  const rows = qrMatrix(text);
  const side = rows.length * DOTS;
  // One filter byte, then one bit a dot: eight dots of a square are exactly one byte.
  const scan = rows.map((row) => Buffer.from([0, ...row.map((dark) => (dark ? 0x00 : 0xff))]));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1;
  const image = deflateSync(Buffer.concat(scan.flatMap((one) => Array.from({ length: DOTS }, () => one))));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', image), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
