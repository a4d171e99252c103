import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto';
import { type Bytes, bytesOf } from './bytes.ts';

/** A backup that cannot be used: said in Chinese and English. The programme ends with 1. */
export class BackupRefused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BackupRefused';
  }
}

/** What seals a backup: a passphrase that people keep, or 32 bytes out of a key file. */
export type Secret = { readonly passphrase: string } | { readonly key: Buffer };

/** Keys of one backup. `wrapping` seals the house's own key once more within the backup. */
export interface BackupKeys {
  readonly header: Buffer;
  readonly sealing: Buffer;
  readonly wrapping: Buffer;
}

const magic = Buffer.from('ANHE-BACKUP\n');
const format = 1;
const kinds = { passphrase: 1, key: 2 } as const;
/** scrypt with 2^17 rounds of 8 blocks: 128 MB and about half a second a try. */
const costBits = 17;
const saltBytes = 16;
const prefixBytes = 7;
const checkBytes = 16;
const headerBytes = magic.length + 3 + saltBytes + prefixBytes + checkBytes;
const tagBytes = 16;
const chunkBytes = 1 << 20;

/** Keys for a new backup, with a salt and a nonce prefix of its own. */
export function newBackupKeys(secret: Secret): BackupKeys {
  const kind = 'passphrase' in secret ? kinds.passphrase : kinds.key;
  const open = Buffer.concat([magic, Buffer.from([format, kind, costBits]), randomBytes(saltBytes + prefixBytes)]);
  const { checking, ...keys } = derived(secret, open);
  return { header: Buffer.concat([open, checkOf(checking, open)]), ...keys };
}

/** @throws BackupRefused when it is no backup, of a later format, or sealed with another secret */
function keysFor(secret: Secret, header: Buffer): BackupKeys {
  if (!header.subarray(0, magic.length).equals(magic)) {
    throw new BackupRefused('这不是安和的备份文件。 This is not a backup of Anhe.');
  }
  const [version, kind, bits] = header.subarray(magic.length);
  if (version !== format) {
    throw new BackupRefused(
      `备份格式 ${version} 比本版本新，请用新版本恢复。 The backup has format ${version}, which this release does not know: use a newer one.`,
    );
  }
  const wanted = 'passphrase' in secret ? kinds.passphrase : kinds.key;
  if (kind !== wanted || bits !== costBits) {
    throw new BackupRefused(
      kind === kinds.passphrase
        ? '这份备份用口令加密，请设 BACKUP_PASSPHRASE。 This backup was sealed with a passphrase: set BACKUP_PASSPHRASE.'
        : '这份备份用密钥文件加密，请设 BACKUP_KEY_FILE。 This backup was sealed with a key file: set BACKUP_KEY_FILE.',
    );
  }
  const open = header.subarray(0, headerBytes - checkBytes);
  const { checking, ...keys } = derived(secret, open);
  if (!timingSafeEqual(checkOf(checking, open), header.subarray(headerBytes - checkBytes))) {
    throw new BackupRefused(
      '口令或密钥不对（或文件开头被改动）。 Wrong passphrase or key (or the beginning of the file was changed).',
    );
  }
  return { header, ...keys };
}

function derived(secret: Secret, open: Buffer): { sealing: Buffer; wrapping: Buffer; checking: Buffer } {
  const salt = open.subarray(magic.length + 3, magic.length + 3 + saltBytes);
  const base =
    'passphrase' in secret
      ? scryptSync(secret.passphrase.normalize('NFKC'), salt, 32, { N: 2 ** costBits, r: 8, p: 1, maxmem: 2 ** 28 })
      : secret.key;
  const use = (name: string): Buffer => Buffer.from(hkdfSync('sha256', base, salt, `anhe:backup:${name}`, 32));
  return { sealing: use('seal'), wrapping: use('wrap'), checking: use('check') };
}

function checkOf(checking: Buffer, open: Buffer): Buffer {
  return createHmac('sha256', checking).update(open).digest().subarray(0, checkBytes);
}

/** Prefix, count, and whether it is the last: chunks cannot be left out, repeated, reordered, or cut at the end. */
function nonceOf(header: Buffer, count: number, last: boolean): Buffer {
  const at = magic.length + 3 + saltBytes;
  const nonce = Buffer.alloc(12);
  header.copy(nonce, 0, at, at + prefixBytes);
  nonce.writeUInt32BE(count, prefixBytes);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Seals a stream: the header, then chunks of AES-256-GCM, each authenticated with its place and the header. */
export async function* sealed(keys: BackupKeys, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  yield keys.header;
  let count = 0;
  const seal = (bytes: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', keys.sealing, nonceOf(keys.header, count, last));
    const head = Buffer.alloc(5);
    head[0] = last ? 1 : 0;
    head.writeUInt32BE(bytes.length, 1);
    cipher.setAAD(Buffer.concat([keys.header, head]));
    count += 1;
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([head, body, cipher.getAuthTag()]);
  };
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const part of plain) {
    waiting.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    size += part.byteLength;
    if (size < chunkBytes) continue;
    let rest = Buffer.concat(waiting);
    for (; rest.length > chunkBytes; rest = rest.subarray(chunkBytes)) yield seal(rest.subarray(0, chunkBytes), false);
    waiting = [rest];
    size = rest.length;
  }
  yield seal(Buffer.concat(waiting), true);
}

/** An opened backup: its keys, and what was sealed. */
export interface Opened {
  readonly keys: BackupKeys;
  readonly plain: AsyncIterable<Buffer>;
}

/** @throws BackupRefused at once when it is no backup or the secret is wrong; later when a chunk was changed or the end is missing */
export async function opened(secret: Secret, file: AsyncIterable<Uint8Array>): Promise<Opened> {
  const bytes = bytesOf(file);
  const keys = keysFor(secret, (await bytes.take(headerBytes)) ?? Buffer.alloc(headerBytes));
  return { keys, plain: chunks(keys, bytes) };
}

async function* chunks(keys: BackupKeys, bytes: Bytes): AsyncGenerator<Buffer> {
  for (let count = 0; ; count += 1) {
    const head = await bytes.take(5);
    if (head === null) throw truncated();
    const [last] = head;
    const length = head.readUInt32BE(1);
    if (length > chunkBytes || (last !== 0 && last !== 1)) throw changed();
    const body = await bytes.take(length + tagBytes);
    if (body === null) throw truncated();
    yield openChunk(keys, count, last === 1, head, body);
    if (last === 0) continue;
    if ((await bytes.take(1)) !== null) throw changed();
    return;
  }
}

function openChunk(keys: BackupKeys, count: number, last: boolean, head: Buffer, body: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keys.sealing, nonceOf(keys.header, count, last));
  decipher.setAAD(Buffer.concat([keys.header, head]));
  decipher.setAuthTag(body.subarray(body.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(body.subarray(0, body.length - tagBytes)), decipher.final()]);
  } catch (error) {
    throw changed(error);
  }
}

function truncated(): BackupRefused {
  return new BackupRefused(
    '备份文件不完整（结尾缺失），不能用来恢复。 The backup is cut off: its end is missing, so nothing is restored from it.',
  );
}

function changed(cause?: unknown): BackupRefused {
  return new BackupRefused(
    '备份文件被改动或损坏，不能用来恢复。 The backup was changed or damaged, so nothing is restored from it.',
    { cause },
  );
}

/** The house's own key, sealed once more: it stands nowhere in the clear, not even within the opened backup. */
export function wrapKey(keys: BackupKeys, houseKey: Buffer, keyId: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keys.wrapping, iv);
  cipher.setAAD(Buffer.from(keyId));
  const body = Buffer.concat([cipher.update(houseKey), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

export function unwrapKey(keys: BackupKeys, wrapped: string, keyId: string): Buffer {
  const bytes = Buffer.from(wrapped, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keys.wrapping, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(keyId));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}
