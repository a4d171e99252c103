import { z } from 'zod';
import { type Bytes, bytesOf } from './bytes.ts';
import { BackupRefused } from './sealed-stream.ts';

const migration = z.strictObject({ name: z.string(), hash: z.string() });

const manifest = z.strictObject({
  kind: z.literal('manifest'),
  /** Release that took the backup, as in package.json. */
  release: z.string(),
  takenAt: z.iso.datetime(),
  county: z.strictObject({ code: z.string(), name: z.string() }),
  migrations: z.array(migration),
  /** Migrations of the job queue. */
  queue: z.array(z.number().int()),
  keyId: z.string(),
  /** The house's key, wrapped; absent when it is not kept in the data folder. */
  wrappedKey: z.string().optional(),
});
const table = z.strictObject({ kind: z.literal('table'), name: z.string(), columns: z.array(z.string()) });
const sequence = z.strictObject({
  kind: z.literal('sequence'),
  name: z.string(),
  value: z.string(),
  called: z.boolean(),
});
const file = z.strictObject({ kind: z.literal('file'), place: z.string().regex(/^[0-9a-f]{32}$/u) });
const digests = z.strictObject({ kind: z.literal('digests') });
const end = z.strictObject({ kind: z.literal('end'), tables: z.number(), rows: z.number(), files: z.number() });

const record = z.discriminatedUnion('kind', [manifest, table, sequence, file, digests, end]);
/** One thing within a backup; those with a body are followed by its bytes. */
export type BackupRecord = z.infer<typeof record>;
export type Manifest = z.infer<typeof manifest>;
export type EndRecord = z.infer<typeof end>;

const mark = { record: 1, body: 2, bodyEnd: 3 } as const;
const withBody: ReadonlySet<string> = new Set(['table', 'file', 'digests']);
const most = 1 << 28;

function frame(what: number, bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head[0] = what;
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** The bytes of a record without a body. */
export function plainRecord(it: BackupRecord): Buffer {
  return frame(mark.record, Buffer.from(JSON.stringify(it)));
}

/** A record with its body; a table's end tells how many rows it had, once its stream has ended. */
export async function* recordWithBody(
  it: BackupRecord,
  body: AsyncIterable<Uint8Array>,
  rows?: () => number,
): AsyncGenerator<Buffer> {
  yield plainRecord(it);
  for await (const part of body) yield frame(mark.body, part);
  yield frame(mark.bodyEnd, Buffer.from(JSON.stringify({ rows: rows?.() ?? 0 })));
}

/** A record read back. `body` must be read to its end before the next record is asked for; then `rows` is known. */
export interface ReadRecord {
  readonly it: BackupRecord;
  readonly body: AsyncIterable<Buffer>;
  readonly rows: () => number;
}

const ending = z.strictObject({ rows: z.number().int() });

export async function* readRecords(plain: AsyncIterable<Uint8Array>): AsyncGenerator<ReadRecord> {
  const bytes = bytesOf(plain);
  for (let frameRead = await readFrame(bytes); frameRead !== null; frameRead = await readFrame(bytes)) {
    if (frameRead.what !== mark.record) throw notOurs();
    const it = record.parse(JSON.parse(frameRead.bytes.toString('utf8')));
    const read = { rows: 0, done: !withBody.has(it.kind) };
    yield { it, body: read.done ? nothing() : bodyOf(bytes, read), rows: () => read.rows };
    if (!read.done) throw new Error('the body of a record was not read to its end');
  }
}

async function* bodyOf(bytes: Bytes, read: { rows: number; done: boolean }): AsyncGenerator<Buffer> {
  for (;;) {
    const part = await readFrame(bytes);
    if (part === null) throw notOurs();
    if (part.what === mark.body) yield part.bytes;
    else {
      read.rows = ending.parse(JSON.parse(part.bytes.toString('utf8'))).rows;
      read.done = true;
      return;
    }
  }
}

async function* nothing(): AsyncGenerator<Buffer> {}

async function readFrame(bytes: Bytes): Promise<{ what: number; bytes: Buffer } | null> {
  const head = await bytes.take(5);
  if (head === null) return null;
  const length = head.readUInt32BE(1);
  const body = length > most ? null : await bytes.take(length);
  if (body === null) throw notOurs();
  return { what: head[0] as number, bytes: body };
}

function notOurs(): BackupRefused {
  return new BackupRefused('备份内容不合格式。 The content of the backup does not have the form it should have.');
}
