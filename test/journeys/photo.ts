import sharp from 'sharp';
import type { Picture } from './resident.ts';

/** A photograph of a wet ceiling as a phone takes it, with the place of the taking inside. */
export async function photoWithPlace(name: string): Promise<Picture> {
  const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#b8b09a' } })
    .composite([
      { input: { create: { width: 220, height: 160, channels: 3, background: '#6d6452' } }, left: 200, top: 90 },
    ])
    .jpeg({ quality: 80 })
    .withExif({
      IFD0: { Make: 'Practice', Model: 'Phone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '117/1 10/1 0/1' },
    })
    .toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

/** True when the picture says where or with what it was taken. */
export async function tellsItsPlace(picture: Buffer): Promise<boolean> {
  return (await sharp(picture).metadata()).exif !== undefined;
}
