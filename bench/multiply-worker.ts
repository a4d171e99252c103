// One of the threads that multiply the matters of the bench's county. Reads the rows of some matters and copies in those of their likenesses.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { entryText } from '../server/modules/matters/history.ts';
import { cutter, joined, likeness, type Stride } from './clone-lines.ts';

export interface Share {
  readonly url: string;
  /** Ids of the matters, in slices. */
  readonly slices: readonly (readonly string[])[];
  /** How many likenesses of each. */
  readonly copies: number;
  readonly stride: Stride;
  /** Tables to multiply with their columns; all have a matter's id. */
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[]; readonly idColumn: string }[];
}

const share = workerData as Share;
const { copies, stride } = share;
/** Registers of a committee's year, and by how much their serials move. */
const serialsOf: Readonly<Record<string, number>> = {
  'disputes.dossier_number': stride.dossiers,
  'disputes.dossier_archive': stride.archives,
};
const client = new Client({ connectionString: share.url });
await client.connect();
await client.query('SET session_replication_role = replica; SET synchronous_commit = off');
for (const slice of share.slices) {
  // Hashes of the last entries, by matter and likeness: they stand in the matter's own row.
  const heads = await copyHistory(slice);
  for (const table of share.tables) if (table.name !== 'matters.history') await copyTable(table, slice, heads);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port knows no origins
  parentPort?.postMessage(slice.length * copies);
}
await client.end();

type Table = Share['tables'][number];
type Heads = ReadonlyMap<string, readonly string[]>;

async function linesOf(table: Table, slice: readonly string[]): Promise<Map<string, string[][]>> {
  const ids = slice.map((id) => `'${id}'`).join(',');
  const stream = client.query(
    copyTo(`COPY (SELECT * FROM ${table.name} WHERE ${table.idColumn} IN (${ids})) TO STDOUT`),
  );
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => (text += chunk));
  await finished(stream);
  const at = table.columns.indexOf(table.idColumn);
  const byMatter = new Map<string, string[][]>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const fields = line.split('\t');
    const id = fields[at] ?? '';
    const some = byMatter.get(id);
    if (some) some.push(fields);
    else byMatter.set(id, [fields]);
  }
  return byMatter;
}

/** Writes lines as they are made, no faster than the server takes them. */
async function copyIn(table: Table, lines: Iterable<string>): Promise<void> {
  const stream = client.query(copyFrom(`COPY ${table.name} (${table.columns.join(', ')}) FROM STDIN`));
  const done = finished(stream);
  let some = '';
  for (const line of lines) {
    some += line;
    if (some.length < 200_000) continue;
    if (!stream.write(some)) await Promise.race([once(stream, 'drain'), done]);
    some = '';
  }
  stream.end(some);
  await done;
}

async function copyTable(table: Table, slice: readonly string[], heads: Heads): Promise<void> {
  const byMatter = await linesOf(table, slice);
  const at = (column: string): number => table.columns.indexOf(column);
  const serial = at('serial');
  const step = serialsOf[table.name];
  const marked = table.name === 'matters.matter' ? at('head_hash') : step === undefined ? -1 : serial;
  await copyIn(
    table,
    (function* lines() {
      for (const [id, rows] of byMatter) {
        const { cut, found } = cutter();
        const cuts = rows.map((fields) => cut(fields.map((field, i) => (i === marked ? '\u0001' : field)).join('\t')));
        for (let n = 1; n <= copies; n += 1) {
          const values = found.map((token) => likeness(token, n, stride));
          for (const [i, one] of cuts.entries()) {
            let line = joined(one, values);
            if (table.name === 'matters.matter') line = line.replace('\u0001', heads.get(id)?.[n - 1] ?? '');
            // A serial by itself is no token: it stands behind a mark too.
            if (step !== undefined) line = line.replace('\u0001', String(Number(rows[i]?.[serial]) + n * step));
            yield `${line}\n`;
          }
        }
      }
    })(),
  );
}

interface Entry {
  matter_id: string;
  seq: number;
  act: string;
  stage: string;
  done_at: Date;
  recorded_at: Date;
  actor: string;
  typist: string | null;
  facts: string;
}

/** The chains anew: every entry's hash over the one before and its own text, as the house makes them. */
async function copyHistory(slice: readonly string[]): Promise<Heads> {
  const table = share.tables.find((one) => one.name === 'matters.history');
  if (!table) throw new Error('no history to multiply');
  const lines = await linesOf(table, slice);
  const { rows } = await client.query<Entry>(
    'SELECT matter_id, seq, act, stage, done_at, recorded_at, actor, typist, facts FROM matters.history WHERE matter_id = ANY($1) ORDER BY matter_id, seq',
    [slice],
  );
  const entries = Map.groupBy(rows, (row) => row.matter_id);
  const [seqAt, hashAt] = [table.columns.indexOf('seq'), table.columns.indexOf('hash')];
  const heads = new Map<string, string[]>();
  await copyIn(
    table,
    (function* made() {
      for (const [id, some] of entries) {
        const { cut, found } = cutter();
        const ordered = (lines.get(id) ?? []).toSorted((a, b) => Number(a[seqAt]) - Number(b[seqAt]));
        const cuts = ordered.map((fields) =>
          cut(fields.map((field, i) => (i === hashAt ? '\u0001' : field)).join('\t')),
        );
        const texts = some.map((row) =>
          cut(
            entryText({
              matterId: row.matter_id,
              seq: row.seq,
              act: row.act,
              stage: row.stage,
              doneAt: row.done_at,
              recordedAt: row.recorded_at,
              actor: row.actor,
              typist: row.typist,
              facts: row.facts,
            }),
          ),
        );
        const ends: string[] = [];
        for (let n = 1; n <= copies; n += 1) {
          const values = found.map((token) => likeness(token, n, stride));
          let hash: Buffer = Buffer.alloc(0);
          for (const [i, text] of texts.entries()) {
            hash = createHash('sha256').update(hash).update(joined(text, values)).digest();
            const line = cuts[i] ? joined(cuts[i], values) : '';
            yield `${line.replace('\u0001', `\\\\x${hash.toString('hex')}`)}\n`;
          }
          ends.push(`\\\\x${hash.toString('hex')}`);
        }
        heads.set(id, ends);
      }
    })(),
  );
  return heads;
}
