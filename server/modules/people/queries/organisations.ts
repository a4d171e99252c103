import { decodeCursor, encodeCursor } from '../../../kernel/page.ts';
import { accepted, fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { Call } from '../../../platform/act.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { withParts } from '../../places/index.ts';
import type { Desk } from '../commands/desk.ts';
import type * as contract from '../contract.ts';
import type { OrganisationRow } from '../store/tables.ts';
import { organisationItemOf, organisationRecordOf } from '../view-organisation.ts';

/** The directory, from memory. Ended bodies only for whoever administers them. */
export function listOrganisations(
  desk: Desk,
  call: Call<typeof contract.listOrganisations, OfficerPrincipal>,
): Promise<ReplyOf<typeof contract.listOrganisations>> {
  const { kind, level, area, q, after, limit = 200 } = call.query;
  const { organisations, tree } = desk.keeper.register();
  const today = localDateOf(call.at);
  const ended = call.query.ended === 'true' && call.principal.roles.includes('system_admin');
  const within = area === undefined ? undefined : tree.byCode.get(area);
  if (area !== undefined && !within) fail('invalid', 'area-unknown', { field: 'area' });
  const areas = within && new Set(withParts(tree, within.id));
  const codeOf = (row: OrganisationRow): string => tree.byId.get(row.area_id)?.code ?? '';
  const [lastCode, lastId] = after === undefined ? ['', 0] : accepted(decodeCursor(after, 2));
  const found = [...organisations.values()]
    .filter((row) => ended || row.valid_to === null || row.valid_to > today)
    .filter((row) => kind === undefined || row.kind === kind)
    .filter((row) => level === undefined || row.level === level)
    .filter((row) => areas === undefined || areas.has(row.area_id))
    .filter((row) => !q || row.name.includes(q) || row.short_name.includes(q))
    .filter((row) => codeOf(row) > String(lastCode) || (codeOf(row) === lastCode && row.id > Number(lastId)))
    .sort((a, b) => (codeOf(a) < codeOf(b) ? -1 : codeOf(a) > codeOf(b) ? 1 : a.id - b.id));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return Promise.resolve({
    items: page.map((row) => organisationItemOf(row, tree.byId.get(row.area_id))),
    next: last && found.length > limit ? encodeCursor([codeOf(last), last.id]) : null,
  });
}

export function getOrganisation(
  desk: Desk,
  call: Call<typeof contract.getOrganisation, OfficerPrincipal>,
): Promise<ReplyOf<typeof contract.getOrganisation>> {
  const { organisations, tree } = desk.keeper.register();
  const row = organisations.get(call.params.id);
  if (!row) return fail('unknown', 'organisation-unknown');
  const area = tree.byId.get(row.area_id);
  return Promise.resolve(organisationRecordOf(row, { area, bodies: organisations }, call.principal));
}
