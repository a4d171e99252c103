// A profile as one document: the row that is kept for every version, so that a matter is always read by the rules it was accepted under.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonical } from '../../kernel/canonical.ts';
import { crossCheck } from './cross-check.ts';
import { profileContentSchema } from './schema.ts';
import type { Profile, ProfileContent } from './schema.ts';

/**
 * Raised when the shape of the document changes, or when a part must hold more than before (another event that needs words): an older document is
 * still read (`inPresentShape`), one of this format must be whole.
 */
const FORMAT = 5;

const documentSchema = z.object({ format: z.number(), version: z.string(), content: z.unknown() });

/** 16 hex digits of SHA-256 over the canonical content. */
export function versionOf(content: ProfileContent): string {
  return createHash('sha256').update(canonical(content)).digest('hex').slice(0, 16);
}

/** A frozen profile from content that has been checked. */
export function makeProfile(content: ProfileContent): Profile {
  return deepFreeze({ ...structuredClone(content), version: versionOf(content) }) as Profile;
}

/** Canonical JSON of the profile, with its version. */
export function profileDocument(profile: Profile): string {
  const { version, ...content } = profile;
  return canonical({ format: FORMAT, version, content });
}

/**
 * The profile of a stored document (text, or the parsed value of a jsonb column: the order of keys does not matter).
 * One of an older format keeps its version and every part that today's shape still knows; what it could not yet say is taken from `present`.
 * Throws when it is of a later format, unsound, or its content does not give its version.
 */
export function profileFromDocument(document: unknown, present?: Profile): Profile {
  const parsed: unknown = typeof document === 'string' ? JSON.parse(document) : document;
  const { format, version, content } = documentSchema.parse(parsed);
  const older = format < FORMAT && present !== undefined;
  if (format !== FORMAT && !older)
    throw new Error(`a profile document of format ${format} cannot be read, only ${FORMAT}`);
  const own = versionOf(content as ProfileContent);
  if (own !== version) throw new Error(`the profile document says version ${version}, its content is ${own}`);
  const sound = profileContentSchema.parse(older ? inPresentShape(content, present) : content);
  const problem = crossCheck(sound)[0];
  if (problem) throw new Error(`the profile document is unsound at ${problem.path.join('.')}: ${problem.sentence}`);
  return deepFreeze({ ...structuredClone(sound), version }) as Profile;
}

/** Parts of an older document that today's shape and checks accept stay as they are; the others are the present county's. */
function inPresentShape(content: unknown, present: Profile): ProfileContent {
  const given = content as Readonly<Record<string, unknown>>;
  const { version: _, ...whole } = present;
  const merged = structuredClone(whole) as ProfileContent;
  const take = (skip: ReadonlySet<PropertyKey>): ProfileContent => {
    const own = Object.entries(profileContentSchema.shape).flatMap(([part, schema]) => {
      const read = schema.safeParse(given[part]);
      return read.success && !skip.has(part) ? [[part, read.data] as const] : [];
    });
    return { ...merged, ...Object.fromEntries(own) };
  };
  const first = take(new Set());
  return take(new Set(crossCheck(first).map((problem) => problem.path[0] ?? '')));
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
