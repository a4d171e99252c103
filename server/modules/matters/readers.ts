// Decides who may see a matter at all: which reader keys get a row, and in which ring.
// Ring 1: number, category, place, stage, clocks. Ring 2: facts and parties. What has no row does not exist for that reader.
import type { Restriction, Stage } from './lifecycle.ts';

export interface ReaderRow {
  readonly key: string;
  readonly ring: 1 | 2;
}

export interface ReadableMatter {
  /** County, township and village of the place: their leaders see number and clocks. */
  readonly areaIds: readonly number[];
  /** The centre that keeps the matter, and the county's centre above it (pool of checkers). */
  readonly centreOrganisationIds: readonly number[];
  readonly registeringOrganisationId: number | null;
  readonly holderOrganisationId: number | null;
  /** Bodies asked to help (协办). */
  readonly coHandlerOrganisationIds: readonly number[];
  readonly firstReceiverOfficerId: number | null;
  readonly restriction: Restriction | null;
  /** There are signs of danger to somebody; a complaint can have them too. */
  readonly endangered: boolean;
  /** Bodies complained of, closed over their subordinates. */
  readonly subjectOrganisationIds: readonly number[];
  readonly subjectOfficerIds: readonly number[];
  /** Keys of the township's pool, while the matter is checked or followed up; none when left out. */
  readonly poolKeys?: readonly string[];
}

/**
 * Keys of the pool of a small township (审核回访人员库): its checkers while the matter is checked or followed up, its follow-up people while it is followed up.
 * Before and after they do not meet it. Only of what the township's own centre keeps, and nothing that is restricted.
 */
export function poolKeysOf(matter: {
  readonly stage: Stage;
  readonly townshipId: number | null;
  readonly keptByTownship: boolean;
  readonly restricted: boolean;
}): string[] {
  const { stage, townshipId } = matter;
  if (townshipId === null || !matter.keptByTownship || matter.restricted) return [];
  if (stage === 'answered') return [`c${townshipId}`];
  return stage === 'follow_up' ? [`c${townshipId}`, `f${townshipId}`] : [];
}

/** Who holds a key now, with the bodies they belong to and the roles they have there. */
export interface KeyHolder {
  readonly officerId: number;
  readonly organisationIds: readonly number[];
  readonly roles: readonly string[];
}
export type HoldersOf = (key: string) => readonly KeyHolder[];

/** Of a centre, only these take part in a matter with signs of danger. */
const fewRoles: readonly string[] = ['coordinator', 'centre_head'];

/** All keys that would see the matter were it not restricted. */
export function openReaders(matter: ReadableMatter): ReaderRow[] {
  const rows = new Map<string, 1 | 2>();
  for (const id of matter.areaIds) rows.set(`a${id}`, 1);
  for (const id of matter.centreOrganisationIds) rows.set(`o${id}`, 2);
  if (matter.registeringOrganisationId !== null) rows.set(`o${matter.registeringOrganisationId}`, 2);
  if (matter.holderOrganisationId !== null) rows.set(`o${matter.holderOrganisationId}`, 2);
  for (const id of matter.coHandlerOrganisationIds) rows.set(`o${id}`, 2);
  for (const key of matter.poolKeys ?? []) rows.set(key, 2);
  return [...rows].map(([key, ring]) => ({ key, ring }));
}

/**
 * A restricted matter names officers one by one instead of keys, so that a body or officer complained of never meets it, whatever
 * keys they hold, and so that a matter with signs of danger is seen by the few who act on it.
 */
export function readersOf(matter: ReadableMatter, holdersOf: HoldersOf): ReaderRow[] {
  const complained = matter.subjectOrganisationIds.length > 0 || matter.subjectOfficerIds.length > 0;
  if (matter.restriction === null && !complained) return openReaders(matter);
  const danger = matter.restriction !== null && (matter.restriction === 'danger' || matter.endangered);
  const rows = new Map<string, 1 | 2>();
  for (const row of openReaders(matter)) {
    // Leaders' overviews leave out matters with signs of danger; whoever only registered it keeps it through the first receiver.
    if (danger && row.ring === 1) continue;
    const few = danger && matter.centreOrganisationIds.some((id) => row.key === `o${id}`);
    for (const holder of holdersOf(row.key)) {
      if (matter.subjectOfficerIds.includes(holder.officerId)) continue;
      if (holder.organisationIds.some((id) => matter.subjectOrganisationIds.includes(id))) continue;
      if (
        few &&
        !holder.roles.some((role) => fewRoles.includes(role)) &&
        holder.officerId !== matter.firstReceiverOfficerId
      )
        continue;
      const key = `p${holder.officerId}`;
      rows.set(key, Math.max(row.ring, rows.get(key) ?? 1) as 1 | 2);
    }
  }
  return [...rows].map(([key, ring]) => ({ key, ring }));
}
