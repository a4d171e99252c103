import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { makePaper } from '../../../kernel/paper-wording.ts';
import type { PaperForm } from '../../../kernel/paper.ts';
import { fail } from '../../../kernel/refusal.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { FieldCrypto } from '../../../platform/field-crypto.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/new-id.ts';
import { renderPdf } from '../../../platform/papers/papers.ts';
import { wordingOf } from '../../../platform/papers/wording.ts';
import type { ActTimes } from '../act-time.ts';
import { type ErasedParty, goesWith, type PaperSnapshot, snapshotOf, snapshotText } from '../paper-snapshot.ts';
import type { LockedMatter } from './lock.ts';

interface PaperTables {
  'matters.paper': PaperTable;
}

export interface PaperTable {
  county_id: number;
  id: string;
  matter_id: string;
  mediation_id: string | null;
  kind: string;
  party_id: string | null;
  session_id: string | null;
  /** The entry of the matter's history that holds the hash. */
  seq: number;
  sha256: Buffer;
  /** Null once it was erased. */
  snapshot_sealed: Buffer | null;
  at: Date;
  erased_at: Date | null;
}

export type IssuedPaper = Selectable<PaperTable>;

/** The name that seals are bound to: that of the table in which the first papers were kept. */
const snapshotPlace = 'disputes.paper.snapshot_sealed';

export function sealSnapshot(crypto: FieldCrypto, snapshot: Required<PaperSnapshot>): Buffer {
  return crypto.seal(snapshotPlace, snapshotText(snapshot));
}

/** A paper that an act issues: the form, what stands on it, and whom or what it is about. */
export interface PaperToIssue<T> {
  readonly form: PaperForm<T>;
  readonly data: T;
  readonly partyId?: string | null | undefined;
  readonly mediationId?: string | null | undefined;
  readonly sessionId?: string | null | undefined;
}

export interface PaperFacts {
  readonly paper: string;
  readonly kind: string;
  /** Of the PDF, hexadecimal. */
  readonly sha256: string;
}

/**
 * 出具文书 Prints a paper within an act, before the act is recorded, and keeps it: what stood on it, the sheet and the hash of its PDF. The act puts
 * the returned facts into its own history entry (`facts: { ...facts }`).
 * @throws ZodError when the data does not fit the form
 */
export async function keepPaper<T>(
  given: { readonly tx: Tx; readonly house: House; readonly matter: LockedMatter; readonly times: ActTimes },
  paper: PaperToIssue<T>,
): Promise<PaperFacts> {
  const { tx, house, matter, times } = given;
  const data = paper.form.input.parse(paper.data);
  const sheet = makePaper(paper.form, data, wordingOf(house, paper.form.kind, matter.profile_version), 'zh');
  const sha256 = createHash('sha256')
    .update(await renderPdf(sheet))
    .digest();
  const id = newId(times.recordedAt);
  await tablesOf<PaperTables>(tx)
    .insertInto('matters.paper')
    .values({
      county_id: matter.county_id,
      id,
      matter_id: matter.id,
      mediation_id: paper.mediationId ?? null,
      kind: paper.form.kind,
      party_id: paper.partyId ?? null,
      session_id: paper.sessionId ?? null,
      seq: matter.version + 1,
      sha256,
      snapshot_sealed: sealSnapshot(house.crypto, { sheet, data, profile: matter.profile_version }),
      at: times.doneAt,
      erased_at: null,
    })
    .execute();
  return { paper: id, kind: paper.form.kind, sha256: sha256.toString('hex') };
}

/** Papers issued for a matter, oldest first. */
export function issuedPapers(tx: Tx, matter: Pick<LockedMatter, 'county_id' | 'id'>): Promise<IssuedPaper[]> {
  return tablesOf<PaperTables>(tx)
    .selectFrom('matters.paper')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .orderBy('seq')
    .orderBy('id')
    .execute();
}

/** What stood on a paper when it was issued. @throws Refused `unknown/paper-unknown`, `conflict/paper-erased` */
export async function issuedPaper(
  tx: Tx,
  house: House,
  matter: Pick<LockedMatter, 'county_id' | 'id'>,
  kind: string,
  id: string,
): Promise<PaperSnapshot> {
  const row = await tablesOf<PaperTables>(tx)
    .selectFrom('matters.paper')
    .select(['kind', 'snapshot_sealed'])
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.kind !== kind) fail('unknown', 'paper-unknown');
  if (row.snapshot_sealed === null) fail('conflict', 'paper-erased');
  return snapshotOf(house.crypto.open(snapshotPlace, row.snapshot_sealed));
}

/**
 * 删除 With a party goes what stood on the papers that name it and nobody else who still stands. Their rows stay: kind, day and hash name no one.
 * What names another party too is that party's proof, and goes with the last of them.
 */
export async function erasePapers(
  tx: Tx,
  house: House,
  matter: Pick<LockedMatter, 'county_id' | 'id'>,
  erased: ErasedParty,
  at: Date,
): Promise<void> {
  const papers = await issuedPapers(tx, matter);
  const gone = papers.filter(
    (paper) =>
      paper.snapshot_sealed !== null && goesWith(house.crypto.open(snapshotPlace, paper.snapshot_sealed), erased),
  );
  if (gone.length === 0) return;
  await tablesOf<PaperTables>(tx)
    .updateTable('matters.paper')
    .set({ snapshot_sealed: null, erased_at: at })
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where(
      'id',
      'in',
      gone.map((paper) => paper.id),
    )
    .execute();
}
