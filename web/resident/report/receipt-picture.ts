import { encode } from 'uqr';
import { dayWords, momentWords } from '../../ui/dates.ts';
import type { Language } from '../../ui/language.ts';
import { centre } from '../centre.ts';
import type { Messages } from '../messages.zh.ts';
import type { Receipt } from '../operations.ts';

const wide = 750;
const tall = 1150;
const family = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** The receipt as a picture (data address of a PNG), for phones that keep pictures better than pages. */
export function receiptPicture(receipt: Receipt, address: string, t: Messages, language: Language): string {
  const canvas = document.createElement('canvas');
  canvas.width = wide;
  canvas.height = tall;
  const pen = canvas.getContext('2d');
  if (!pen) return '';
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, wide, tall);
  pen.fillStyle = '#0b5f58';
  pen.fillRect(0, 0, wide, 110);
  pen.textAlign = 'center';
  line(pen, centre.centreName[language], 60, 32, '#ffffff');
  line(pen, t.done.receipt, 180, 46, '#12302d');
  line(pen, t.done.number, 250, 28, '#48605d');
  line(pen, receipt.number, 300, 42, '#12302d');
  line(pen, t.done.code, 370, 28, '#48605d');
  line(pen, receipt.lookupCode, 435, 60, '#0b5f58');
  drawQr(pen, address, 480, 400);
  line(pen, t.done.qr, 925, 28, '#12302d');
  line(pen, `${t.done.received} ${momentWords(receipt.receivedAt, language)}`, 985, 28, '#12302d');
  line(pen, t.done.acceptBy(dayWords(receipt.acceptByDate, language)), 1030, 28, '#12302d');
  line(pen, `${t.app.telephone} ${centre.telephone}`, 1095, 32, '#12302d');
  return canvas.toDataURL('image/png');
}

function line(pen: CanvasRenderingContext2D, text: string, y: number, size: number, colour: string): void {
  pen.fillStyle = colour;
  pen.font = `${size > 40 ? '600 ' : ''}${size}px ${family}`;
  pen.fillText(text, wide / 2, y, wide - 60);
}

function drawQr(pen: CanvasRenderingContext2D, text: string, y: number, size: number): void {
  const qr = encode(text, { border: 2 });
  const cell = Math.floor(size / qr.size);
  const left = Math.round((wide - cell * qr.size) / 2);
  pen.fillStyle = '#000000';
  qr.data.forEach((row, r) =>
    row.forEach((dark, c) => {
      if (dark) pen.fillRect(left + c * cell, y + r * cell, cell, cell);
    }),
  );
}
