import { randomInt } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import type { FieldCrypto } from '../platform/field-crypto.ts';
import { generatedPassword, hashPassword } from '../platform/password.ts';
import { newTotpSecret } from '../platform/totp.ts';
import { type PracticeSignIn, practiceSignInsFile } from '../platform/welcome.ts';
import type { PracticePost } from './officers.ts';
import type { PracticeMatter } from './practice-matter.ts';
import { bytes } from './rows.ts';
import type { World } from './world.ts';

const administrators = ['system_admin', 'security_admin', 'audit_admin'];

/** The order in which a newcomer meets them; the first of each role is what the start prints. */
const order = [
  'window_clerk',
  'coordinator',
  'checker',
  'follow_up',
  'centre_head',
  'committee_officer',
  'mediator',
  'handler',
  'leader',
  ...administrators,
];

/**
 * Posts whose officers may sign in: one a role in the county, all of two townships, two villages in each of these. Only the post that an officer
 * stands in after signing in: who is listed as a leader must not find himself at the head of a centre.
 */
export function openPosts(world: World): PracticePost[] {
  const county = ['县综治中心', '县委政法委', '县人社局', '医调委'];
  const townships = world.areas.filter((a) => a.slug === 'hexi' || a.slug === 'chengguan');
  const bodyOf = (post: PracticePost) => world.directory.organisation(post.organisationId);
  const chosen = world.posts.filter((post) => {
    const body = bodyOf(post);
    if (!body) return false;
    return county.includes(body.shortName ?? '') || townships.some((t) => t.id === body.areaId);
  });
  for (const township of townships) {
    const serving = world.officers.filter((o) => o.username.startsWith(`${township.slug}-pian`)).slice(0, 2);
    chosen.push(...serving.flatMap((o) => world.posts.filter((p) => p.officerId === o.id).slice(0, 1)));
  }
  const first = new Set(new Map(world.posts.toReversed().map((p) => [p.officerId, p.id])).values());
  return chosen.filter((post) => first.has(post.id));
}

/** Gives those officers a password that nobody has seen before, and the three administrators a second factor. */
export async function openSignIns(
  client: PoolClient,
  world: World,
  given: { readonly countyId: number; readonly crypto: FieldCrypto; readonly at: Date },
): Promise<PracticeSignIn[]> {
  const posts = openPosts(world);
  const officerIds = [...new Set(posts.map((p) => p.officerId))];
  const secrets = new Map(
    await Promise.all(
      officerIds.map(async (id) => {
        const password = generatedPassword();
        const admin = posts.some((p) => p.officerId === id && p.roles.some((r) => administrators.includes(r)));
        return [
          id,
          { password, hash: await hashPassword(password), totpSecret: admin ? newTotpSecret() : undefined },
        ] as const;
      }),
    ),
  );
  const rows = [...secrets].map(([id, s]) => ({
    id,
    hash: s.hash,
    totp: s.totpSecret === undefined ? null : bytes(given.crypto.seal('people.officer.totp_secret', s.totpSecret)),
  }));
  await client.query({
    text: `UPDATE people.officer o SET password_hash = r.hash, password_changed_at = $3, totp_secret = r.totp
      FROM json_to_recordset($2::json) AS r(id integer, hash text, totp bytea) WHERE o.county_id = $1 AND o.id = r.id`,
    values: [given.countyId, JSON.stringify(rows), given.at],
  });
  const entries = posts.flatMap((post) => {
    const body = world.directory.organisation(post.organisationId);
    const officer = world.officers[post.officerId - 1];
    const secret = secrets.get(post.officerId);
    if (!body || !officer || !secret) return [];
    return post.roles.map((role) => ({
      role,
      organisation: body.name,
      areaCode: world.directory.area(body.areaId)?.code ?? '',
      username: officer.username,
      password: secret.password,
      ...(secret.totpSecret === undefined ? {} : { totpSecret: secret.totpSecret }),
    }));
  });
  return entries.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}

export async function writeSignIns(dataDir: string, signIns: readonly PracticeSignIn[]): Promise<void> {
  await writeSecret(practiceSignInsFile(dataDir), signIns);
}

/** A matter whose lookup code is known, so that a learner can follow it as its party does. */
export interface PracticeCode {
  readonly number: string;
  readonly lookupCode: string;
  readonly stage: string;
  readonly category: string;
  readonly side: string;
}

/** Where the lookup codes of a few matters are kept. */
export function practiceCodesFile(dataDir: string): string {
  return join(dataDir, 'practice-lookup-codes.json');
}

// No 0/O, 1/I/L, 2/Z, 5/S, 8/B: as matters makes them.
const letters = '34679ACDEFGHJKMNPQRTUVWXY';

/** Draws a code for every party that has one, and remembers those of one matter a stage and of some in mediation. */
export function codeBook(): {
  codeFor: (matter: PracticeMatter, party: { readonly side: string }) => string;
  known: () => PracticeCode[];
} {
  const known = new Map<string, PracticeCode>();
  return {
    codeFor(matter, party) {
      const part = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
      const lookupCode = `${part()}-${part()}`;
      const { stage, category, procedureKind, restriction } = matter.state;
      const shelf = `${stage} ${party.side} ${procedureKind ?? ''}`;
      if (restriction === null)
        known.set(shelf, { number: matter.number, lookupCode, stage, category, side: party.side });
      return lookupCode;
    },
    known: () => [...known.values()],
  };
}

export async function writeCodes(dataDir: string, codes: readonly PracticeCode[]): Promise<void> {
  await writeSecret(practiceCodesFile(dataDir), codes);
}

/** Whole or not at all, readable by the owner alone. */
async function writeSecret(file: string, content: unknown): Promise<void> {
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, file);
}
