import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import { publish } from '../../../platform/outbox.ts';
import { inTouchingAct } from '../../../platform/stamps.ts';
import { readWorkbook } from '../../../platform/workbook.ts';
import { levelOfKind } from '../area.ts';
import { areaColumns, type AreaPlan, planAreas } from '../area-rows.ts';
import type * as contract from '../contract.ts';
import { AREAS, areaTree, type GivenArea, loadGivenAreas, nextAreaId, saveNaming } from '../store.ts';
import type { AreaTree } from '../tree.ts';
import type { Recorder } from './areas.ts';

type Reply = ReplyOf<typeof contract.importAreas>;

/** 导入 All rows or none: while one is bad nothing is taken over. A dry run only tells. */
export async function importAreas(call: Call<typeof contract.importAreas>, record: Recorder): Promise<Reply> {
  const rows = await readWorkbook(Buffer.from(call.body.workbook, 'base64'), { name: '区域', columns: areaColumns });
  const today = localDateOf(call.at);
  const reply = (plan: AreaPlan, done: boolean): Reply => ({
    rows: rows.length,
    added: plan.adds.length,
    changed: plan.renames.length,
    unchanged: plan.unchanged,
    bad: [...plan.bad],
    done,
  });
  if (call.body.dryRun) {
    const tree = await inTransaction(call.house.db, call.principal, areaTree);
    return reply(planAreas(rows, tree, today), false);
  }
  return inTouchingAct(call, [AREAS], async (tx) => {
    const tree = await areaTree(tx);
    const plan = planAreas(rows, tree, today);
    if (plan.bad.length > 0) return reply(plan, false);
    await takeOver(tx, tree, plan);
    const facts = { added: plan.adds.length, renamed: plan.renames.length };
    await publish(tx, call.house.listeners, { name: 'area.imported', subject: 'areas', facts }, call.at);
    await record(tx, call, { target: 'areas', facts });
    return reply(plan, true);
  });
}

async function takeOver(tx: Tx, tree: AreaTree, plan: AreaPlan): Promise<void> {
  const ids = new Map([...tree.byCode.values()].map((area) => [area.code, area.id]));
  let next = nextAreaId(tree);
  const given: GivenArea[] = plan.adds.map(({ code, name, kind, parentCode, from }) => {
    const id = next;
    next += 1;
    ids.set(code, id);
    return { id, parentId: ids.get(parentCode) ?? null, level: levelOfKind(kind), kind, code, name, validFrom: from };
  });
  await loadGivenAreas(tx, given);
  for (const { id, ...naming } of plan.renames) {
    const area = tree.byId.get(id);
    if (area) await saveNaming(tx, area, { ...naming, code: area.code });
  }
}
