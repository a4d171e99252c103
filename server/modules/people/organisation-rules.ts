// Pure. Decides whether a body may be entered, revised or ended as stated: its level, area, name and place in the hierarchy.
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { mayStandAbove, type OrganisationKind, type OrganisationLevel, organisationLevelOf } from './organisation.ts';

/** A body as the rules see it. */
export interface Body {
  readonly id: number;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly parentId: number | null;
  readonly ended: boolean;
  readonly validFrom: string;
}

export interface StatedBody {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly parentId: number | null;
  readonly level?: OrganisationLevel | undefined;
  /** The area named, or undefined when there is none such. */
  readonly area: { readonly level: string; readonly ended: boolean } | undefined;
}

/** The level the body gets, or why it cannot be so. `own` is the id of the body being revised. */
export function mayBeSo(
  stated: StatedBody,
  bodies: ReadonlyMap<number, Body>,
  own?: number,
): { level: OrganisationLevel } | Refusal {
  if (!stated.area) return refuse('invalid', 'area-unknown', { field: 'areaId' });
  if (stated.area.ended) return refuse('conflict', 'area-ended', { field: 'areaId' });
  const byArea = organisationLevelOf(stated.area.level);
  const level = stated.level ?? byArea;
  if (level !== byArea && !(level === 'industry' && stated.kind === 'mediation_committee'))
    return refuse('invalid', 'organisation-level', { field: 'level', byArea });
  if (stated.parentId !== null) {
    const parent = bodies.get(stated.parentId);
    if (!parent) return refuse('invalid', 'organisation-unknown', { field: 'parentId' });
    if (parent.ended) return refuse('conflict', 'organisation-ended', { field: 'parentId' });
    const parents = new Map([...bodies.values()].map((body) => [body.id, body.parentId]));
    if (own !== undefined && !mayStandAbove(stated.parentId, own, parents))
      return refuse('conflict', 'organisation-circle', { field: 'parentId' });
  }
  for (const body of bodies.values())
    if (!body.ended && body.name === stated.name && body.id !== own)
      return refuse('conflict', 'organisation-name-taken', { field: 'name' });
  return { level };
}

/** Why a body cannot be ended on a day; undefined when it can. */
export function endFault(
  body: Body,
  bodies: ReadonlyMap<number, Body>,
  wanted: { readonly on: string; readonly successorId?: number | undefined },
  facts: { readonly posts: number; readonly today: string },
): Refusal | undefined {
  if (body.ended) return refuse('conflict', 'organisation-ended');
  if (wanted.on > facts.today) return refuse('too-early', 'organisation-date', { field: 'on', notAfter: facts.today });
  if (wanted.on <= body.validFrom)
    return refuse('invalid', 'organisation-date', { field: 'on', after: body.validFrom });
  if (facts.posts > 0) return refuse('conflict', 'organisation-has-posts', { posts: facts.posts });
  const parts = [...bodies.values()].filter((each) => !each.ended && each.parentId === body.id);
  if (parts.length > 0) return refuse('conflict', 'organisation-has-parts', { parts: parts.length });
  if (wanted.successorId === undefined) return undefined;
  const successor = bodies.get(wanted.successorId);
  if (!successor || successor.id === body.id)
    return refuse('invalid', 'organisation-unknown', { field: 'successorId' });
  return successor.ended ? refuse('conflict', 'organisation-ended', { field: 'successorId' }) : undefined;
}
