import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonical } from '../kernel/canonical.ts';
import { isIdentityNumber } from '../kernel/identity-number.ts';
import { localDateOf, startOfDay } from '../kernel/instant.ts';
import { textFault } from '../kernel/plain-text.ts';
import { isMatterNumber } from '../kernel/matter-number.ts';
import { seedRows, snapshotOf } from '../platform/calendar/index.ts';
import { loadProfile } from '../platform/profile/index.ts';
import { bodyFor } from '../modules/intake/place-kind.ts';
import { numberingFaults } from '../modules/disputes/dossier.ts';
import { manifestSchema } from '../modules/disputes/dossier-archive.ts';
import { dossierKeptUntil } from '../modules/matters/retention.ts';
import { countPages } from '../platform/papers/bind.ts';
import { renderPdf } from '../platform/papers/papers.ts';
import { fold } from '../modules/matters/history.ts';
import { isIndependent } from '../modules/matters/supervision.ts';
import { OUTCOMES, STAGES } from '../modules/matters/lifecycle.ts';
import { generateCounty, type PracticeCounty } from './county.ts';
import { readerRowsOf } from './draft-readers.ts';
import type { PracticeMatter } from './practice-matter.ts';
import { SAMPLE_COVER, SAMPLE_COVER_SHA256, SAMPLE_DOSSIERS, SAMPLE_SUPPLEMENT } from './sample-dossier.ts';
import { SAMPLE_PAPER, type SampleFile } from './sample-paper.ts';
import { isStaffed } from './who-acts.ts';

const anchor = '2026-11-23';
const profile = loadProfile(join(import.meta.dirname, '../../profiles/default'));
const rows = seedRows(990101, new Date('2026-11-23T00:00:00Z'));
const calendar = snapshotOf(rows.version, rows.days, profile.county.workingHours);

function county(seed: string, count?: number, on = anchor): PracticeCounty {
  return generateCounty(seed, on, { profile, calendar }, count);
}

function digest(one: PracticeCounty): string {
  const hash = createHash('sha256');
  hash.update(
    canonical({
      areas: one.world.areas,
      bodies: one.world.organisations,
      posts: one.world.posts,
      roster: one.world.mediators,
    }),
  );
  for (const matter of one.matters()) hash.update(canonical({ ...matter, history: matter.history.map((e) => e.hash) }));
  return hash.digest('hex');
}

describe('the practice county 安和县', () => {
  let whole: PracticeCounty;
  let matters: readonly PracticeMatter[];
  const texts = (m: PracticeMatter): string[] => [
    m.facts.description,
    m.facts.claims ?? '',
    ...m.notes.map((n) => n.body),
    ...m.mediations.flatMap((x) => [x.agreement?.facts ?? '', ...x.sessions.map((s) => s.statements ?? '')]),
  ];

  beforeAll(() => {
    whole = county('anhe');
    matters = [...whole.matters()];
  });

  it('has 12 townships, 180 villages and communities, 900 grids, 45 bodies of the county, 150 officers, 300 mediators, 3,000 matters', () => {
    const { areas, organisations, officers, mediators } = whole.world;
    const ofLevel = (level: string) => areas.filter((a) => a.level === level).length;
    expect([ofLevel('township'), ofLevel('village'), ofLevel('grid')]).toEqual([12, 180, 900]);
    expect(organisations.filter((o) => o.level === 'county' || o.level === 'industry')).toHaveLength(45);
    expect([officers.length, mediators.length, matters.length]).toEqual([150, 300, 3000]);
    for (const names of [areas.map((a) => a.code), organisations.map((o) => o.name), officers.map((o) => o.username)])
      expect(new Set(names).size).toBe(names.length);
  });

  it('reaches over the fourteen months before its day, with matters in each of them', () => {
    const days = matters.map((m) => localDateOf(m.registeredAt)).toSorted();
    expect(days[0]?.slice(0, 7)).toBe('2025-09');
    expect((days[0] ?? '') >= '2025-09-23').toBe(true);
    expect((days.at(-1) ?? '') < anchor).toBe(true);
    expect(new Set(days.map((day) => day.slice(0, 7))).size).toBe(15);
  });

  it('has matters in every stage, with every outcome, restricted ones, mediations in every state, and some that are late', () => {
    expect(new Set(matters.map((m) => m.state.stage))).toEqual(new Set(STAGES));
    expect(new Set(matters.flatMap((m) => m.state.outcome ?? []))).toEqual(new Set(OUTCOMES));
    expect(new Set(matters.map((m) => m.state.restriction))).toEqual(new Set([null, 'danger', 'complaint']));
    const states = new Set(matters.flatMap((m) => m.mediations.map((x) => x.standing.state)));
    for (const state of ['in_session', 'effective', 'failed', 'withdrawn'] as const) expect(states).toContain(state);
    const late = matters.filter((m) => m.dueAt !== null && m.dueAt < whole.world.until);
    expect(late.length).toBeGreaterThan(15);
    expect(matters.some((m) => m.history.some((e) => e.late))).toBe(true);
    expect(matters.some((m) => m.history.some((e) => e.typist !== null))).toBe(true);
    expect(matters.some((m) => m.rating.length > 0)).toBe(true);
    expect(matters.every((m) => isMatterNumber(m.number))).toBe(true);
  });

  it('brings something in every category that is offered, and every body that triage can name has somebody who signs for it', () => {
    const offered = profile.categories.filter((c) => c.offered).map((c) => c.code);
    expect(new Set(matters.map((m) => m.state.category))).toEqual(new Set(offered));
    const village = whole.world.villages[20];
    const named = new Set([
      ...profile.levels.map((l) => l.bodyType),
      ...profile.triageRules.flatMap((r) => r.bodyType ?? []),
    ]);
    for (const id of named) {
      const type = profile.bodyTypes.find((t) => t.id === id);
      const body = type && village && bodyFor(type, village.path, whole.world.organisations);
      expect(body, id).toBeDefined();
      expect(isStaffed(whole.world, body?.id ?? 0), id).toBe(true);
    }
  });

  it('has the same places, bodies and people on whatever day it is made, and other matters', () => {
    const { areas, organisations, officers, posts, mediators } = whole.world;
    const later = county('anhe', 1, '2027-01-04');
    expect(later.world).toMatchObject({ areas, organisations, officers, posts, mediators });
    expect(county('elsewhere', 1).world.areas).not.toEqual(areas);
    const first = (one: PracticeCounty) => one.matters()[Symbol.iterator]().next().value?.facts.description;
    expect(first(later)).not.toBe(first(whole));
  });

  it('folds every history to its matter, in order of recording, nothing after the day before the anchor', () => {
    for (const m of matters) {
      expect(fold(m.history)).toEqual(m.state);
      const recorded = m.history.map((e) => e.recordedAt.getTime());
      expect(recorded).toEqual(recorded.toSorted((a, b) => a - b));
      expect(m.history.every((e) => e.doneAt <= e.recordedAt && e.recordedAt <= whole.world.until)).toBe(true);
      expect(
        m.history.filter((e) => e.late).every((e) => m.notes.some((n) => n.seq === e.seq && n.kind === 'lateReason')),
      ).toBe(true);
    }
    expect(localDateOf(whole.world.until)).toBe('2026-11-22');
  });

  it('hides a complaint from the body complained of, from all beneath it, and from the officer', () => {
    const complaints = matters.filter((m) => m.subjectOrganisationIds.length + m.subjectOfficerIds.length > 0);
    expect(complaints.length).toBeGreaterThan(20);
    for (const m of complaints) {
      expect(m.readers).toEqual(readerRowsOf(whole.world, m));
      const concerned = whole.world.posts.filter(
        (p) => m.subjectOrganisationIds.includes(p.organisationId) || m.subjectOfficerIds.includes(p.officerId),
      );
      const keys = new Set(concerned.flatMap((p) => [`p${p.officerId}`, `o${p.organisationId}`]));
      expect(m.readers.filter((r) => keys.has(r.key))).toEqual([]);
      expect(m.readers.length).toBeGreaterThan(0);
    }
  });

  it('numbers the dossiers of every committee and year without a gap', () => {
    const shelves = new Map<string, number[]>();
    for (const { committeeId, dossier } of matters.flatMap((m) => m.mediations)) {
      if (!dossier) continue;
      const shelf = `${committeeId}/${dossier.year}`;
      shelves.set(shelf, [...(shelves.get(shelf) ?? []), dossier.serial]);
    }
    for (const [shelf, serials] of shelves) {
      expect(numberingFaults(serials)).toEqual({ missing: [], twice: [] });
      expect(whole.dossiers().get(shelf)).toBe(serials.length);
    }
  });

  it('archived what was closed and performed weeks ago: file numbers without a gap and in order, kept by the table, some void, some with a supplement', () => {
    const archived = matters.flatMap((m) => m.mediations.flatMap((x) => x.archives.map((a) => ({ m, x, a }))));
    expect(archived.length).toBeGreaterThan(600);
    const standing = archived.filter(({ a }) => a.voided === null);
    expect(new Set(standing.map(({ m }) => m.id)).size).toBe(standing.length);
    expect(archived.length - standing.length).toBeGreaterThan(2);
    expect(
      archived.flatMap(({ a }) => a.supplements.map((s) => s.number)).every((n) => /人调卷-\d{4}-补1$/u.test(n)),
    ).toBe(true);
    expect(archived.flatMap(({ a }) => a.supplements).length).toBeGreaterThan(5);
    for (const [shelf, some] of Map.groupBy(archived, ({ x, a }) => `${x.committeeId}/${a.year}`)) {
      const inTime = some.map(({ a }) => a).toSorted((a, b) => a.at.getTime() - b.at.getTime());
      expect(inTime.map((a) => a.serial)).toEqual(inTime.map((_, i) => i + 1));
      expect(whole.archives().get(shelf)).toBe(inTime.length);
    }
    for (const { m, x, a } of archived) {
      expect(m.state.stage).toBe('closed');
      expect(x.agreement?.obligations.every((o) => o.performed === 'yes') ?? true, m.number).toBe(true);
      expect(m.history[a.seq - 1]).toMatchObject({ act: 'archiveDossier' });
      expect(dossierKeptUntil(profile, m.state.category, localDateOf(a.at)), m.number).toBe(a.kept.until);
      expect(manifestSchema.parse(JSON.parse(a.manifest))).toMatchObject({
        number: a.number,
        entries: [{ fileId: a.scanId }],
      });
      expect(createHash('sha256').update(a.manifest).digest('hex')).toBe(a.manifestSha256);
    }
    expect(new Set(archived.map(({ a }) => a.term.years))).toEqual(new Set([10, 30, null]));
  });

  it('has urged whatever is late by its last evening, once a term, and sent the letter where it still ran; numbers without a gap', () => {
    const letters = matters.flatMap((m) => m.supervisions);
    expect(letters.filter((one) => one.level === 'notice').length).toBeGreaterThan(5);
    const unurged = matters
      .filter((m) => !['correcting', 'closed'].includes(m.state.stage))
      .flatMap((m) => m.clocks.filter((c) => c.state === 'running' && c.kind !== 'legal').map((c) => ({ m, c })))
      .filter(({ c }) => c.dueAt < startOfDay(localDateOf(whole.world.until)))
      .filter(({ m, c }) => !m.supervisions.some((one) => one.clockId === c.id && one.level === 'urge'));
    // Of a court nothing but signing is asked.
    const kindOf = (id: number | null) => whole.world.organisations.find((o) => o.id === id)?.kind ?? '';
    expect(unurged.filter(({ m }) => !isIndependent(kindOf(m.state.holderOrganisationId)))).toEqual([]);
    const shelves = Map.groupBy(
      letters,
      (one) => `${one.level} ${one.byOrganisationId} ${one.issuedAt.getUTCFullYear()}`,
    );
    for (const shelf of shelves.values()) {
      const serials = shelf.map((one) => Number(/(\d+)号$/u.exec(one.letterNumber)?.[1])).toSorted((a, b) => a - b);
      expect(serials).toEqual(serials.map((_, i) => i + 1));
    }
    expect(new Set(letters.map((one) => `${one.clockId} ${one.level}`)).size).toBe(letters.length);
  });

  it('has most letters answered by the body they went to, in order, and some that it owes an answer', () => {
    const letters = matters.flatMap((m) => m.supervisions.map((one) => ({ m, one })));
    const answered = letters.filter(({ one }) => one.replied !== null);
    expect(answered.length).toBeGreaterThan(letters.length / 4);
    expect(letters.some(({ one }) => !one.replied && one.replyDue < localDateOf(whole.world.until))).toBe(true);
    for (const { m, one } of answered) {
      const post = whole.world.posts.find(({ id }) => id === one.replied?.byPostId);
      expect(post?.organisationId, m.number).toBe(one.organisationId);
      expect(m.history[(one.replied?.seq ?? 0) - 1]).toMatchObject({ act: 'replyToSupervision' });
      expect(one.replied?.at.getTime()).toBeGreaterThan(one.issuedAt.getTime());
      expect(m.notes.some((n) => n.seq === one.replied?.seq && n.kind === 'whyNot')).toBe(true);
    }
  });

  it('counts at least everybody who is named, and more where a village or a works comes together', () => {
    for (const m of matters)
      expect(m.peopleInvolved, m.number).toBeGreaterThanOrEqual(m.parties.filter((p) => p.forPartyId === null).length);
    const counts = new Set(matters.map((m) => m.peopleInvolved));
    expect(counts.size).toBeGreaterThan(15);
    expect(matters.filter((m) => m.peopleInvolved === 1).length).toBeLessThan(matters.length / 2);
  });

  it('has named checkers of other townships for its small ones, who meet what waits there to be checked or followed up', () => {
    const { pool, posts, directory } = whole.world;
    expect(new Set(pool.map((one) => one.areaId)).size).toBe(4);
    expect(pool).toHaveLength(8);
    for (const { areaId, postId } of pool) {
      const post = posts.find(({ id }) => id === postId);
      expect(post?.roles).toContain('checker');
      const body = directory.organisation(post?.organisationId ?? null);
      expect(directory.area(body?.areaId ?? null)?.path).not.toContain(areaId);
    }
    const met = matters.filter((m) => m.readers.some((r) => /^[cf]/u.test(r.key)));
    expect(met.length).toBeGreaterThan(0);
    expect(met.filter((m) => !['answered', 'follow_up'].includes(m.state.stage))).toEqual([]);
  });

  it('has matters from 12345, the court, the police and the petitions office, with their numbers, some known by another one besides', () => {
    for (const channel of ['hotline', 'court', 'police', 'petitions', 'transfer'] as const) {
      const from = matters.filter((m) => m.channel === channel);
      expect(from.length, channel).toBeGreaterThan(5);
      for (const m of from) {
        const { reference, receivedOn, bodyName } = m.source as NonNullable<PracticeMatter['source']>;
        expect(receivedOn <= localDateOf(m.registeredAt), m.number).toBe(true);
        expect(reference).toMatch(/\d/u);
        expect(bodyName).toContain('安和县');
      }
    }
    expect(matters.filter((m) => m.outsideNumbers.length > 0).length).toBeGreaterThan(20);
    expect(matters.filter((m) => m.source === null && m.outsideNumbers.length > 0)).toEqual([]);
  });

  it('names no real person: telephones of a block given to nobody, numbers of a county that is none, none of them in any text', () => {
    const parties = matters.flatMap((m) => m.parties);
    expect(parties.flatMap((p) => p.phone ?? []).filter((phone) => !/^1990000\d{4}$/u.test(phone))).toEqual([]);
    const numbers = parties.flatMap((p) => p.idNumber ?? []);
    expect(numbers.length).toBeGreaterThan(500);
    expect(numbers.filter((n) => !isIdentityNumber(n) || !n.startsWith('990101'))).toEqual([]);
    const words = matters.flatMap(texts);
    expect(words.filter((text) => /\d{7,}/u.test(text) || textFault(text) !== undefined)).toEqual([]);
    expect(words.filter((text) => /undefined|null|NaN|\$\{/u.test(text))).toEqual([]);
    expect(whole.world.organisations.filter((o) => !/^0199-\d{7}$/u.test(o.telephone ?? ''))).toEqual([]);
  });

  it('tells matters in varied words: hardly two descriptions are the same', () => {
    expect(new Set(matters.map((m) => m.facts.description)).size).toBeGreaterThan(2850);
  });
});

it('the same seed and anchor give the same county to the last hash, another seed another', () => {
  expect(digest(county('one', 150))).toBe(digest(county('one', 150)));
  expect(digest(county('one', 150))).not.toBe(digest(county('two', 150)));
});

it('the sample papers are the files that their facts say', async () => {
  const dossiers = [...SAMPLE_DOSSIERS, SAMPLE_SUPPLEMENT];
  for (const sample of [SAMPLE_PAPER, ...dossiers.flatMap(({ scan, bound }) => [scan, bound])]) {
    const file = readFileSync(join(import.meta.dirname, sample.fileName));
    expect(file.length, sample.fileName).toBe(sample.bytes);
    expect(createHash('sha256').update(file).digest('hex')).toBe(sample.sha256);
  }
  for (const { scan, bound, pages } of dossiers) {
    const count = (file: SampleFile) =>
      countPages({ bytes: readFileSync(join(import.meta.dirname, file.fileName)), mediaType: file.mediaType });
    expect([await count(scan), await count(bound)]).toEqual([pages - 3, pages]);
  }
  const cover = await renderPdf(SAMPLE_COVER);
  expect(createHash('sha256').update(cover).digest('hex')).toBe(SAMPLE_COVER_SHA256);
});
