import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/**
 * Encryption of single fields (identity number, telephone, address, names of sensitive registers) and their search hashes.
 * AES-256-GCM with the algorithm and the key's id in front of each value, so that a later key or a national algorithm can
 * stand beside it. Search hashes differ by purpose: two registers cannot be joined by them.
 */
export interface FieldCrypto {
  /** Encrypts for one column; `place` (table.column) is bound in, so a value moved to another column does not open. */
  seal(place: string, plain: string): Buffer;
  /** Opens what `seal` made for the same place. @throws Error when the bytes were changed or the key is another */
  open(place: string, sealed: Buffer): string;
  /** Keyed hash to find equal values within one purpose. */
  finder(purpose: string, plain: string): Buffer;
  /** A secret of its own for one use, derived from the master key. */
  derive(use: string): Buffer;
  readonly keyId: string;
}

const algorithmAesGcm = 1;

export function fieldCrypto(masterKey: Buffer): FieldCrypto {
  if (masterKey.length !== 32) throw new Error('the field key must have 32 bytes');
  const derive = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `anhe:${use}`, 32));
  const sealing = createSecretKey(derive('seal'));
  const keyId = createHash('sha256').update(masterKey).digest('hex').slice(0, 8);
  const keyBytes = Buffer.from(keyId, 'hex');
  const finders = new Map<string, KeyObject>();
  return {
    keyId,
    derive,
    seal(place, plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv);
      cipher.setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([algorithmAesGcm]), keyBytes, iv, cipher.getAuthTag(), body]);
    },
    open(place, sealed) {
      if (sealed[0] !== algorithmAesGcm) throw new Error('sealed with an algorithm this house does not know');
      if (!sealed.subarray(1, 5).equals(keyBytes)) throw new Error('sealed with another field key');
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(5, 17));
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(sealed.subarray(17, 33));
      return Buffer.concat([decipher.update(sealed.subarray(33)), decipher.final()]).toString('utf8');
    },
    finder(purpose, plain) {
      let key = finders.get(purpose);
      if (!key) {
        key = createSecretKey(derive(`find:${purpose}`));
        finders.set(purpose, key);
      }
      return createHmac('sha256', key).update(plain.normalize('NFKC').trim().toUpperCase()).digest();
    },
  };
}
