import { Refused } from '../../../kernel/refusal.ts';
import { collectEvery } from '../../../platform/collect.ts';
import { inTransaction, tablesOf, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { Task } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { readTable, type TableRow } from '../../../platform/sheets/table.ts';
import { areaOf, open } from '../commands/register-matter.ts';
import { importRules, knownTo, rowKey } from '../commands/import/known.ts';
import { type BadCell, type ReadMatter, readRow } from '../import/read-row.ts';
import {
  givenBefore,
  importById,
  importedBytes,
  importedName,
  type ImportRow,
  type ImportRowTable,
  type ImportTables,
} from '../store/imports.ts';
import { sentBefore, sentKey } from '../../matters/index.ts';

/** Rows of one transaction: what a crash may do again, and what a page sees move. */
const batch = 50;

/**
 * 批量导入 Row after row in the order of the file. Each batch and how far it came stand or fall together, so that a job that was killed goes on
 * after the last row that is in, and a row that was taken over before is left alone.
 */
export const importMattersJob: Task = async (payload, { house, at }) => {
  const id = String(payload['importId']);
  const found = await inTransaction(house.db, worker(house), (tx) => importById(tx, id));
  if (!found || found.state !== 'running') return;
  const bytes = await importedBytes(house, found);
  if (!bytes) return endImport(house, found, at, 'import-file-gone');
  const file = { name: importedName(house, found), bytes };
  const collect = collectEvery(1000);
  let waiting: TableRow[] = [];
  for await (const some of readTable(file, importRules)) {
    for (const row of some) if (row.row > found.last_row) waiting.push(row);
    for (; waiting.length >= batch; waiting = waiting.slice(batch)) {
      await takeOver(house, id, waiting.slice(0, batch));
      collect(batch);
    }
  }
  if (waiting.length > 0) await takeOver(house, id, waiting);
  await endImport(house, found, house.clock.now(), null);
};

function worker(house: House): ReturnType<typeof systemPrincipal> {
  return systemPrincipal(house.countyId, 'importMatters');
}

async function takeOver(house: House, id: string, rows: readonly TableRow[]): Promise<void> {
  const at = house.clock.now();
  await inTransaction(house.db, worker(house), async (tx) => {
    // Held first: two workers with the same job come one after the other, and the second finds the rows done.
    const current = await importById(tx, id, true);
    if (!current || current.state !== 'running') return;
    const left = rows.filter((row) => row.row > current.last_row);
    const last = left.at(-1);
    if (!last) return;
    const keys = left.map((row) => rowKey(house, row));
    const known = knownTo(house, at);
    const read = left.map((row) => readRow(row, known));
    const [byKey, byNumber] = await Promise.all([
      givenBefore(tx, current.organisation_id, keys),
      sentBefore(
        tx,
        read.flatMap((one) => ('bad' in one ? [] : referenceOf(one.matter))),
      ),
    ]);
    const before = new Map(byKey);
    const sent = new Map(byNumber);
    const done = { given: 0, refused: 0, before: 0 };
    const results: ImportRowTable[] = [];
    for (const [i, one] of read.entries()) {
      const key = (keys[i] as Buffer).toString('base64');
      const [reference] = 'bad' in one ? [] : referenceOf(one.matter);
      const there = before.get(key) ?? (reference ? sent.get(sentKey(reference)) : undefined);
      const outcome =
        there === undefined ? await oneRow(tx, house, current, one, at) : { number: there, reason: 'import-before' };
      if (outcome.reason === 'import-before') done.before += 1;
      else if (outcome.reason === null) {
        done.given += 1;
        before.set(key, outcome.number ?? '');
        if (reference) sent.set(sentKey(reference), outcome.number ?? '');
      } else done.refused += 1;
      results.push({
        county_id: house.countyId,
        import_id: id,
        row: (left[i] as TableRow).row,
        organisation_id: current.organisation_id,
        row_key: keys[i] as Buffer,
        ...outcome,
      });
    }
    await tablesOf<ImportTables>(tx).insertInto('intake.matter_import_row').values(results).execute();
    await tablesOf<ImportTables>(tx)
      .updateTable('intake.matter_import')
      .set({
        given: current.given + done.given,
        refused: current.refused + done.refused,
        before: current.before + done.before,
        last_row: last.row,
      })
      .where('county_id', '=', house.countyId)
      .where('id', '=', id)
      .execute();
  });
}

interface Outcome {
  readonly number: string | null;
  readonly reason: string | null;
}

/** One row to one matter. What refuses it has written nothing yet: the checks of the desk come before the first row is written. */
async function oneRow(
  tx: Tx,
  house: House,
  current: ImportRow,
  read: ReturnType<typeof readRow>,
  at: Date,
): Promise<Outcome> {
  if ('bad' in read) return { number: null, reason: worst(read.bad) };
  const { matter } = read;
  try {
    const opened = await open(
      tx,
      house,
      broughtOf(house, matter),
      { doneAt: at, recordedAt: at, late: false },
      {
        channel: 'import',
        source: matter.source,
        actor: `officer:${current.officer_id}@${current.post_id}`,
        typist: null,
        registeringOrganisationId: current.organisation_id,
        firstReceiverPostId: current.post_id,
      },
    );
    return { number: opened.matter.number, reason: null };
  } catch (error) {
    if (error instanceof Refused) return { number: null, reason: error.refusal.code };
    throw error;
  }
}

function referenceOf({ source }: ReadMatter): { bodyName: string; reference: string }[] {
  return source.reference ? [{ bodyName: source.bodyName, reference: source.reference }] : [];
}

function worst(bad: readonly BadCell[]): string {
  return bad[0]?.reason ?? 'cell-empty';
}

function broughtOf(house: House, matter: ReadMatter): Parameters<typeof open>[2] {
  return {
    ...matter,
    area: areaOf(house, matter.areaCode),
    applicants: [matter.applicant],
    respondents: matter.respondent ? [matter.respondent] : [],
    subjectOrganisationIds: [],
    subjectOfficerIds: [],
    noticeVersion: house.profile.notice.version,
    language: 'zh',
  };
}

async function endImport(house: House, found: ImportRow, at: Date, failure: string | null): Promise<void> {
  await inTransaction(house.db, worker(house), (tx) =>
    tablesOf<ImportTables>(tx)
      .updateTable('intake.matter_import')
      .set({ state: failure ? 'failed' : 'done', ended_at: at, failure })
      .where('county_id', '=', house.countyId)
      .where('id', '=', found.id)
      .where('state', '=', 'running')
      .execute(),
  );
}
