import { fail } from '../../../../kernel/refusal.ts';
import type { OfficerPrincipal } from '../../../../platform/principal.ts';
import type { Hall, WindowRow } from '../../store/windows.ts';

/** Centres at whose windows the officer works: the own centre, and those where the own body sits. */
export function centresOf(hall: Hall, principal: Pick<OfficerPrincipal, 'organisationId'>): number[] {
  const ids = [...hall.windows.values()]
    .filter((row) => row.valid_to === null && isMine(row, principal))
    .map((row) => row.centre_id);
  return [...new Set(ids)].sort((a, b) => a - b);
}

/** An officer of the centre may stand in at every window of it; others work at the windows of their own body. */
export function isMine(row: WindowRow, principal: Pick<OfficerPrincipal, 'organisationId'>): boolean {
  return row.centre_id === principal.organisationId || row.body_id === principal.organisationId;
}

/** @throws Refused `window-unknown` where the officer has no business in that hall, `window-not-yours` */
export function ownWindow(hall: Hall, id: number, principal: OfficerPrincipal): WindowRow {
  const row = hall.windows.get(id);
  if (!row || row.valid_to !== null || !centresOf(hall, principal).includes(row.centre_id))
    fail('unknown', 'window-unknown');
  if (!isMine(row, principal)) fail('forbidden', 'window-not-yours');
  return row;
}

/** @throws Refused `centre-unknown` when the officer works at no window of it; undefined when at none at all */
export function ownCentre(hall: Hall, principal: OfficerPrincipal, asked: number | undefined): number | undefined {
  const centres = centresOf(hall, principal);
  if (asked !== undefined && !centres.includes(asked)) fail('unknown', 'centre-unknown', { field: 'centre' });
  return asked ?? centres.find((id) => id === principal.organisationId) ?? centres[0];
}
