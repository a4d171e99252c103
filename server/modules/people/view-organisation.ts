// Pure. Decides how a body is shown in the directory and to the system administrator.
import type { z } from 'zod';
import { actsOnOrganisation, type Acting } from './access.ts';
import type { organisationItem, organisationRecord } from './contract-organisations.ts';
import type { OrganisationKind, OrganisationLevel } from './organisation.ts';

export interface ShownBody {
  readonly id: number;
  readonly kind: OrganisationKind;
  readonly level: OrganisationLevel;
  readonly area_id: number;
  readonly parent_id: number | null;
  readonly name: string;
  readonly short_name: string;
  readonly telephone: string | null;
  readonly address: string | null;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly successor_id: number | null;
  readonly version: number;
}

interface AreaName {
  readonly code: string;
  readonly name: string;
}

export function organisationItemOf(row: ShownBody, area: AreaName | undefined): z.output<typeof organisationItem> {
  return {
    id: row.id,
    kind: row.kind,
    level: row.level,
    name: row.name,
    shortName: row.short_name,
    areaId: row.area_id,
    areaCode: area?.code ?? '',
    areaName: area?.name ?? '',
    parentId: row.parent_id,
    telephone: row.telephone,
    address: row.address,
  };
}

export function organisationRecordOf(
  row: ShownBody,
  around: { readonly area: AreaName | undefined; readonly bodies: ReadonlyMap<number, { readonly name: string }> },
  acting: Acting,
): z.output<typeof organisationRecord> {
  const nameOf = (id: number | null): string | null => (id === null ? null : (around.bodies.get(id)?.name ?? null));
  const successor = nameOf(row.successor_id);
  return {
    ...organisationItemOf(row, around.area),
    parentName: nameOf(row.parent_id),
    validFrom: row.valid_from,
    validTo: row.valid_to,
    successor: row.successor_id !== null && successor !== null ? { id: row.successor_id, name: successor } : null,
    version: row.version,
    acts: actsOnOrganisation(acting, { ended: row.valid_to !== null }),
  };
}
