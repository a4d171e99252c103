// Pure. Decides which dossiers of the practice county are archived when it is loaded: closed and performed weeks ago, scanned from paper, under file numbers
// without gaps in the order of archiving; a few numbers are void, a few dossiers have a supplement.
import { createHash } from 'node:crypto';
import { canonical } from '../kernel/canonical.ts';
import { localDateOf } from '../kernel/instant.ts';
import { yearOf } from '../kernel/local-date.ts';
import {
  fileNumber,
  keptFromUntil,
  type Manifest,
  type ManifestEntry,
  retentionFor,
  supplementNumber,
} from '../modules/disputes/dossier-archive.ts';
import type { DossierItem } from '../modules/disputes/dossier-order.ts';
import type { DirectoryPost } from '../platform/directory.ts';
import { act } from './draft.ts';
import { daysLater, minutesLater } from './office-time.ts';
import { open } from './openings.ts';
import type { PracticeFile, PracticeMatter } from './practice-matter.ts';
import type { PracticeArchive, PracticeBinding, PracticeMediation } from './practice-mediation.ts';
import { SAMPLE_COVER_SHA256, SAMPLE_DOSSIERS, SAMPLE_SUPPLEMENT, type SampleDossier } from './sample-dossier.ts';
import type { Dice } from './seeded.ts';
import { postsFor } from './who-acts.ts';
import type { World } from './world.ts';

/** Last file number given, by committee and year. */
export type ArchiveCounters = Map<string, number>;

interface Dossier {
  readonly world: World;
  readonly dice: Dice;
  readonly matter: PracticeMatter;
  readonly mediation: PracticeMediation;
  readonly by: DirectoryPost;
}

interface Due {
  readonly dossier: Dossier;
  readonly at: Date;
  /** The number given first was void from this moment on. */
  readonly voided?: Voided;
}

interface Voided {
  readonly at: Date;
  readonly by: DirectoryPost;
}

/** Numbers follow the moments of archiving within a window, as those of dossiers follow their acceptance. */
export function archiveDossiers(
  world: World,
  dice: Dice,
  matters: readonly PracticeMatter[],
  counters: ArchiveCounters,
): void {
  const due = matters.flatMap((matter) => dueOf(world, dice.apart(matter.number), matter));
  for (const one of due.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if (one.voided) voidLast(one.dossier, one.voided);
    archive(one.dossier, one.at, counters);
  }
  for (const { dossier, voided } of due) if (!voided) supplement(dossier);
}

/** When the dossier of a matter was archived: once, or again after its first number was void. */
function dueOf(world: World, dice: Dice, matter: PracticeMatter): Due[] {
  const mediation = matter.mediations.at(-1);
  if (!mediation || !isComplete(matter, mediation) || dice.chance(0.08)) return [];
  const posts = postsFor(world, matter, 'keepDossier', 'holder');
  if (posts.length === 0) return [];
  const by = dice.pick(posts);
  const at = daysLater(world.calendar, dice, matter.touchedAt, 14, 75);
  if (at > world.until) return [];
  const dossier: Dossier = { world, dice, matter, mediation, by };
  const first: Due = { dossier, at };
  const heads = postsFor(world, matter, 'keepDossier', 'centre').filter((post) => post.roles.includes('checker'));
  if (heads.length === 0 || !dice.chance(0.012)) return [first];
  const voided = { at: daysLater(world.calendar, dice, at, 2, 9), by: dice.pick(heads) };
  const again = minutesLater(world.calendar, dice, voided.at, 30, 400);
  return again > world.until ? [first] : [first, { dossier, at: again, voided }];
}

/** The matter is closed, the mediation has ended and what was promised in it is done. */
function isComplete({ state }: PracticeMatter, { endedAt, dossier, agreement }: PracticeMediation): boolean {
  return (
    state.stage === 'closed' &&
    endedAt !== null &&
    dossier !== null &&
    (agreement?.obligations ?? []).every((one) => one.performed === 'yes')
  );
}

function archive(dossier: Dossier, at: Date, counters: ArchiveCounters): void {
  const { world, dice, matter, mediation, by } = dossier;
  const archivedOn = localDateOf(at);
  const year = yearOf(archivedOn);
  const shelf = `${mediation.committeeId}/${year}`;
  const serial = (counters.get(shelf) ?? 0) + 1;
  counters.set(shelf, serial);
  const committee = world.directory.organisation(mediation.committeeId);
  const number = fileNumber({ year, committee: committee?.shortName ?? committee?.name ?? '', serial });
  const term = retentionFor(world.profile, matter.state.category);
  const kept = keptFromUntil(archivedOn, term.years);
  const bound = bind(dossier, { number, at, by, sample: dice.pick(SAMPLE_DOSSIERS), item: 'record' });
  const made: PracticeArchive = { ...bound, year, serial, term, kept, voided: null, supplements: [] };
  mediation.archives.push(made);
  act(world, dice, matter, {
    act: { act: 'keepDossier' },
    entry: 'archiveDossier',
    by,
    doneAt: at,
    facts: {
      archive: made.id,
      mediation: mediation.id,
      number,
      contents: made.manifestSha256,
      exceptions: [],
      retention: { rule: term.rule, years: term.years, until: kept.until },
      papers: [coverFacts(made)],
    },
  });
  seal(dossier, made);
}

/** 补充卷 What somebody brought when the dossier was sealed already. */
function supplement(dossier: Dossier): void {
  const { world, dice, matter, mediation, by } = dossier;
  const archived = mediation.archives.at(-1);
  if (!archived || archived.voided || !dice.chance(0.035)) return;
  const at = daysLater(world.calendar, dice, matter.touchedAt, 5, 60);
  if (at > world.until) return;
  const number = supplementNumber(archived.number, 1);
  const made = bind(dossier, { number, at, by, sample: SAMPLE_SUPPLEMENT, item: 'evidence' });
  archived.supplements.push(made);
  act(world, dice, matter, {
    act: { act: 'keepDossier' },
    entry: 'addDossierSupplement',
    by,
    doneAt: at,
    facts: {
      archive: archived.id,
      supplement: made.id,
      number,
      contents: made.manifestSha256,
      papers: [coverFacts(made)],
    },
    notes: [
      {
        kind: 'reason',
        body: dice.pick(['归档后当事人补交收条', '归档后补收转账回单', '回访时收到新的书面材料，补充入卷']),
      },
    ],
  });
  seal(dossier, made);
}

function voidLast({ world, dice, matter, mediation }: Dossier, { at, by }: Voided): void {
  const last = mediation.archives.at(-1);
  if (!last) return;
  last.voided = { at, seq: matter.history.length + 1 };
  act(world, dice, matter, {
    act: { act: 'keepDossier' },
    entry: 'voidDossierArchive',
    by,
    doneAt: at,
    facts: { archive: last.id, number: last.number },
    notes: [{ kind: 'reason', body: dice.pick(['扫描缺页，重新归档', '页码有误，重新装订', '误将他案材料装入']) }],
  });
}

/** What the next act of the matter archives: a scan of the papers, named with its hash, behind a cover. */
function bind(
  { dice, matter }: Dossier,
  given: {
    readonly number: string;
    readonly at: Date;
    readonly by: DirectoryPost;
    readonly sample: SampleDossier;
    readonly item: DossierItem;
  },
): PracticeBinding {
  const { number, at, by, sample, item } = given;
  open({ dice, matter, now: at }, by);
  const seq = matter.history.length + 1;
  const scan = fileOf(matter, dice.id(at), {
    sample: sample.scan,
    at,
    by: `officer:${by.officerId}`,
    kind: 'dossier',
    seq,
  });
  const coverId = dice.id(at);
  const entries: ManifestEntry[] = [{ from: 'file', item, fileId: scan.id, sha256: sample.scan.sha256 }];
  const manifest = canonical({ number, cover: coverId, entries } satisfies Manifest);
  const sealedAt = new Date(at.getTime() + dice.whole(4, 90) * 1000);
  const manifestSha256 = createHash('sha256').update(manifest).digest('hex');
  return {
    id: dice.id(at),
    number,
    at,
    byPostId: by.id,
    seq,
    coverId,
    scanId: scan.id,
    manifest,
    manifestSha256,
    boundId: dice.id(sealedAt),
    sample,
    sealedAt,
  };
}

/** 装订封卷 As the worker does it a moment later. */
function seal({ world, dice, matter }: Dossier, bound: PracticeBinding): void {
  const { sample, sealedAt: at } = bound;
  fileOf(matter, bound.boundId, {
    sample: { ...sample.bound, shownAs: `${bound.number}.pdf` },
    at,
    by: `system:${binder}`,
    kind: null,
    seq: matter.history.length + 1,
  });
  act(world, dice, matter, {
    act: { act: 'keepDossier' },
    entry: 'sealDossier',
    by: { system: binder },
    doneAt: at,
    facts: {
      archive: bound.id,
      number: bound.number,
      file: bound.boundId,
      pages: sample.pages,
      sha256: sample.bound.sha256,
    },
  });
}

const binder = 'disputes.bindDossier';

function coverFacts({ coverId }: PracticeBinding): Record<string, string> {
  return { paper: coverId, kind: 'dossier-cover', sha256: SAMPLE_COVER_SHA256 };
}

function fileOf(
  matter: PracticeMatter,
  id: string,
  of: Pick<PracticeFile, 'sample' | 'at' | 'kind' | 'seq'> & { readonly by: string },
): PracticeFile {
  const { by, ...rest } = of;
  const file: PracticeFile = { id, uploadedBy: by, ...rest };
  matter.files.push(file);
  return file;
}
