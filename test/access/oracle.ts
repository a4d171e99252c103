// Who should see what, told once more from the story and the raw rows, without a line of the code that it is held against.
// Ring 2: facts and parties. Ring 1: number, category, place, stage, clocks. 0: it does not exist.
import { officers } from '../harness/small-county.ts';
import type { Planted } from './filled-county.ts';

export interface RawMatter {
  readonly id: string;
  readonly number: string;
  readonly township_id: number | null;
  readonly village_id: number | null;
  readonly centre_organisation_id: number;
  readonly upper_centre_organisation_id: number | null;
  readonly registering_organisation_id: number | null;
  readonly holder_organisation_id: number | null;
  readonly restriction: string | null;
  readonly danger_signs: readonly string[];
}

export interface RawBody {
  readonly id: number;
  readonly parent_id: number | null;
  readonly area_id: number;
}

export interface County {
  readonly areaId: number;
  readonly bodies: readonly RawBody[];
  readonly planted: readonly Planted[];
}

export interface Reader {
  readonly officerId: number;
  readonly organisationId: number;
  readonly roles: readonly string[];
}

const administrators = ['system_admin', 'security_admin', 'audit_admin'];

export function ringOf(reader: Reader, matter: RawMatter, county: County): 0 | 1 | 2 {
  if (reader.roles.some((role) => administrators.includes(role))) return 0;
  const told = county.planted.find((p) => p.number === matter.number);
  if (!told) throw new Error(`${matter.number} was planted by nobody`);
  // A complaint: never its subject, never what is beneath it.
  if (told.officerIds.includes(reader.officerId)) return 0;
  if (told.bodies.some((body) => isOrIsBeneath(reader.organisationId, body, county))) return 0;
  // With signs of danger, in a complaint too: of the centre only those who act on it and whoever received it; no overview of leaders.
  const dangerous = matter.restriction !== null && matter.danger_signs.length > 0;
  const working = reader.roles.some((role) => role !== 'leader');
  if (working && (handles(reader.organisationId, matter) || told.helpers?.includes(reader.organisationId))) {
    if (!dangerous || !isCentre(reader.organisationId, matter)) return 2;
    const few = reader.roles.includes('coordinator') || reader.roles.includes('centre_head');
    if (few || told.receivedBy === reader.officerId) return 2;
  }
  if (!reader.roles.includes('leader') || dangerous) return 0;
  const area = county.bodies.find((b) => b.id === reader.organisationId)?.area_id;
  return area !== undefined && [county.areaId, matter.township_id, matter.village_id].includes(area) ? 1 : 0;
}

/** Those who handle the matter: the centre that keeps it, the one above, whoever registered it, whoever it lies with. */
function handles(organisationId: number, matter: RawMatter): boolean {
  return (
    isCentre(organisationId, matter) ||
    [matter.registering_organisation_id, matter.holder_organisation_id].includes(organisationId)
  );
}

function isCentre(organisationId: number, matter: RawMatter): boolean {
  return [matter.centre_organisation_id, matter.upper_centre_organisation_id].includes(organisationId);
}

function isOrIsBeneath(id: number, above: number, county: County): boolean {
  for (
    let body = county.bodies.find((b) => b.id === id);
    body;
    body = county.bodies.find((b) => b.id === body?.parent_id)
  )
    if (body.id === above) return true;
  return false;
}

/** Keys of a post, as the record of decisions says: its body for work, its area for leaders, its officer; none for administrators. */
export function keysOfPost(reader: Reader, county: County): string[] {
  if (reader.roles.some((role) => administrators.includes(role))) return [];
  const area = county.bodies.find((b) => b.id === reader.organisationId)?.area_id;
  return [
    ...(reader.roles.some((role) => role !== 'leader') ? [`o${reader.organisationId}`] : []),
    ...(reader.roles.includes('leader') ? [`a${area}`] : []),
    `p${reader.officerId}`,
  ];
}

export const readers = Object.entries(officers);
