import { localDateOf } from '../../kernel/instant.ts';
import { decodeCursor, encodeCursor } from '../../kernel/page.ts';
import { accepted, fail } from '../../kernel/refusal.ts';
import type { ReplyOf } from '../../kernel/route.ts';
import type { Call } from '../../platform/act.ts';
import { inTransaction } from '../../platform/db.ts';
import type { Sent } from '../../platform/http/serve.ts';
import { writeWorkbook } from '../../platform/workbook.ts';
import { areaColumns } from './area-rows.ts';
import type * as contract from './contract.ts';
import { xlsx } from './contract.ts';
import { areaTree } from './store.ts';
import { type Area, type AreaTree, asOf } from './tree.ts';
import { itemOf, recordOf } from './view.ts';

function treeFor(call: Call): Promise<AreaTree> {
  return inTransaction(call.house.db, call.principal, areaTree);
}

export async function listAreas(call: Call<typeof contract.listAreas>): Promise<ReplyOf<typeof contract.listAreas>> {
  const { parent, level, at } = call.query;
  const day = at ?? localDateOf(call.at);
  const tree = await treeFor(call);
  const there = [...tree.byId.values()].flatMap((area) => asOf(area, day) ?? []);
  const above = parent === undefined ? undefined : there.find((area) => area.code === parent);
  if (parent !== undefined && !above) fail('invalid', 'area-unknown', { field: 'parent' });
  const items = there
    .filter((area) => level === undefined || area.level === level)
    .filter((area) => above === undefined || area.parentId === above.id)
    .sort(byCode)
    .map((area) => itemOf(area, tree, day));
  return { items };
}

export async function listAreaRecords(
  call: Call<typeof contract.listAreaRecords>,
): Promise<ReplyOf<typeof contract.listAreaRecords>> {
  const { parent, level, q, ended, after, limit = 100 } = call.query;
  const tree = await treeFor(call);
  const above = parent === undefined ? undefined : tree.byCode.get(parent);
  if (parent !== undefined && !above) fail('invalid', 'area-unknown', { field: 'parent' });
  const [lastCode, lastId] = after === undefined ? ['', 0] : accepted(decodeCursor(after, 2));
  const found = [...tree.byId.values()]
    .filter((area) => ended === 'true' || area.validTo === null)
    .filter((area) => level === undefined || area.level === level)
    .filter((area) => above === undefined || area.parentId === above.id)
    .filter((area) => !q || area.name.includes(q) || area.code.startsWith(q))
    .filter((area) => area.code > String(lastCode) || (area.code === lastCode && area.id > Number(lastId)))
    .sort(byCode);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((area) => {
      const { namings: _, ...record } = recordOf(area, tree);
      return record;
    }),
    next: last && found.length > limit ? encodeCursor([last.code, last.id]) : null,
  };
}

export async function getArea(call: Call<typeof contract.getArea>): Promise<ReplyOf<typeof contract.getArea>> {
  const tree = await treeFor(call);
  const area = tree.byId.get(call.params.id);
  if (!area) fail('unknown', 'area-unknown');
  return recordOf(area, tree);
}

function byCode(a: Area, b: Area): number {
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return a.id - b.id;
}

/** The areas that are there, as the sheet that `importAreas` reads; `empty` gives the head alone. */
export async function exportAreas(call: Call<typeof contract.exportAreas>): Promise<Sent> {
  const tree = await treeFor(call);
  const rows = call.query.empty === 'true' ? [] : [...tree.byCode.values()].sort(byCode);
  const bytes = await writeWorkbook(
    { name: '区域', columns: areaColumns },
    rows.map((area) => ({
      code: area.code,
      name: area.name,
      kind: area.kind,
      parent: itemOf(area, tree).parentCode,
      from: area.validFrom,
    })),
  );
  return { media: xlsx, bytes, fileName: call.query.empty === 'true' ? '区域模板.xlsx' : '区域.xlsx' };
}
