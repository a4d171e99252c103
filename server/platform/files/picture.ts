import sharp, { type Sharp } from 'sharp';
import { fail } from '../../kernel/refusal.ts';

export interface Picture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

const encoders: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  'image/jpeg': (picture: Sharp) => picture.jpeg({ quality: 88 }),
  'image/png': (picture: Sharp) => picture.png(),
  'image/webp': (picture: Sharp) => picture.webp({ quality: 88 }),
};

export function isPicture(mime: string): boolean {
  return mime.startsWith('image/');
}

// A picture of 50 million pixels takes some 200 MB while it is open: two at a time, whatever the number of callers.
let open = 0;
const waiting: (() => void)[] = [];

async function oneOfTwo<T>(work: () => Promise<T>): Promise<T> {
  if (open >= 2) await new Promise<void>((resolve) => waiting.push(resolve));
  else open += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else open -= 1;
  }
}

/**
 * The picture drawn anew: upright, sRGB, and with nothing that its camera wrote into it (place, device, hour, thumbnail).
 * @param maxPixels refuses a larger one by its header, before it is unpacked
 * @throws Refused `too-large/picture-too-many-pixels`, `invalid/picture-unreadable`, `invalid/picture-kind-unreadable` (HEIC)
 */
export async function redraw(bytes: Buffer, mime: string, maxPixels: number): Promise<Picture> {
  const encode = encoders[mime];
  // The patent-free build cannot open HEIC; phones turn it into JPEG when a page asks for JPEG.
  if (!encode) return fail('invalid', 'picture-kind-unreadable', { found: mime, use: 'image/jpeg' });
  return oneOfTwo(async () => {
    try {
      const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' }).autoOrient();
      const { data, info } = await encode(picture).toBuffer({ resolveWithObject: true });
      return { bytes: data, width: info.width, height: info.height };
    } catch (error) {
      if (/exceeds pixel limit|dimensions? .*exceed|too large/iu.test(String(error)))
        return fail('too-large', 'picture-too-many-pixels', { maxPixels });
      return fail('invalid', 'picture-unreadable');
    }
  });
}
