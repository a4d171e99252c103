/**
 * Who acts or reads. The people module makes officers' principals; matters makes parties'. The platform only carries them
 * into the database session, where row-level security reads them.
 */
export type Principal = OfficerPrincipal | PartyPrincipal | OpenPrincipal | SystemPrincipal;

interface Bearing {
  /** Stable name for idempotency and logs; never a personal name. */
  readonly id: string;
  readonly countyId: number;
  /** Reader keys: `a<areaId>` (number and clocks of an area), `o<organisationId>` (what a body handles), `p<officerId>` (one officer). */
  readonly keys: readonly string[];
}

export interface OfficerPrincipal extends Bearing {
  readonly kind: 'officer';
  readonly officerId: number;
  readonly postId: number;
  readonly organisationId: number;
  /** The body's area, for what it may register and see. */
  readonly areaId: number;
  readonly roles: readonly string[];
  readonly officerName: string;
  readonly organisationName: string;
  /** Townships for whose centres this post checks or follows up, beside its own work (审核回访人员库). */
  readonly poolAreaIds?: readonly number[];
  /** A programme came in under this key, as the post it was made for; it reads back only what it brought itself. */
  readonly viaKey?: { readonly id: string; readonly name: string };
}

export interface PartyPrincipal extends Bearing {
  readonly kind: 'party';
  readonly matterId: string;
  readonly partyId: string;
}

export interface OpenPrincipal extends Bearing {
  readonly kind: 'open';
}

export interface SystemPrincipal extends Bearing {
  readonly kind: 'system';
}

export function openPrincipal(countyId: number): OpenPrincipal {
  return { kind: 'open', id: 'open', countyId, keys: [] };
}

export function systemPrincipal(countyId: number, task: string): SystemPrincipal {
  return { kind: 'system', id: `system:${task}`, countyId, keys: [] };
}
