// Pure. Decides how a mediator of the roster is shown: the telephone masked, the acts that the caller may take.
import type { z } from 'zod';
import { actsOnMediator, type Acting } from './access.ts';
import type { mediatorItem, mediatorRecord } from './contract-mediators.ts';

export interface ShownMediator {
  readonly id: number;
  readonly officer_id: number | null;
  readonly organisation_id: number;
  readonly name: string;
  readonly full_time: boolean;
  readonly since: string;
  readonly specialities: readonly string[];
  readonly status: 'active' | 'retired';
  readonly version: number;
}

export function mediatorItemOf(
  row: ShownMediator,
  around: { readonly organisation: string; readonly areaCode: string; readonly phoneMasked: string | null },
): z.output<typeof mediatorItem> {
  return {
    id: row.id,
    name: row.name,
    organisationId: row.organisation_id,
    organisation: around.organisation,
    areaCode: around.areaCode,
    officerId: row.officer_id,
    fullTime: row.full_time,
    specialities: [...row.specialities],
    since: row.since,
    phoneMasked: around.phoneMasked,
    status: row.status,
  };
}

export function mediatorRecordOf(
  row: ShownMediator,
  around: { readonly organisation: string; readonly areaCode: string; readonly phoneMasked: string | null },
  acting: Acting,
): z.output<typeof mediatorRecord> {
  const state = { retired: row.status === 'retired', phone: around.phoneMasked !== null };
  return { ...mediatorItemOf(row, around), version: row.version, acts: actsOnMediator(acting, state) };
}
