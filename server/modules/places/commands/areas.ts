import { localDateOf } from '../../../kernel/instant.ts';
import { accepted, fail } from '../../../kernel/refusal.ts';
import type { ReplyOf, RouteContract } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import type { Tx } from '../../../platform/db.ts';
import { publish } from '../../../platform/outbox.ts';
import { inTouchingAct } from '../../../platform/stamps.ts';
import { levelOfKind } from '../area.ts';
import type * as contract from '../contract.ts';
import { mayAdd, mayEnd, mayMerge, mayRename } from '../rules.ts';
import { AREAS, areaTree, loadGivenAreas, moveUnder, nextAreaId, saveEnd, saveNaming } from '../store.ts';
import type { AreaTree } from '../tree.ts';
import { recordOf } from '../view.ts';

/** Writes an act of administration into the audit trail, in the act's transaction. The people module keeps the trail. */
export type Recorder = (
  tx: Tx,
  call: Call,
  done: { readonly target: string; readonly facts: Readonly<Record<string, unknown>> },
) => Promise<void>;

type AreaReply = ReplyOf<typeof contract.getArea>;

/** Acts on areas run one after the other: the areas' stamp is their lock. */
function onAreas<C extends RouteContract>(
  call: Call<C>,
  record: Recorder,
  work: (tx: Tx, tree: AreaTree) => Promise<{ id: number; event: string; facts: Record<string, unknown> }>,
): Promise<ReplyOf<C>> {
  return inTouchingAct(call, [AREAS], async (tx) => {
    const { id, event, facts } = await work(tx, await areaTree(tx));
    await publish(
      tx,
      call.house.listeners,
      { name: event, subject: `area:${id}`, facts: { areaId: id, ...facts } },
      call.at,
    );
    await record(tx, call, { target: `area:${id}`, facts });
    const tree = await areaTree(tx);
    const area = tree.byId.get(id);
    if (!area) throw new Error('an area that was just saved is gone');
    return recordOf(area, tree) satisfies AreaReply as ReplyOf<C>;
  });
}

/** @throws Refused `stale/version-stale` with the version of now */
function asSeen(tree: AreaTree, id: number, seen: number | undefined): void {
  const version = tree.byId.get(id)?.version;
  if (version !== undefined && version !== seen) fail('stale', 'version-stale', { seen, version });
}

/** 新设 */
export function addArea(call: Call<typeof contract.addArea>, record: Recorder): Promise<AreaReply> {
  return onAreas(call, record, async (tx, tree) => {
    const { parentId, kind, code, name, from } = call.body;
    accepted(mayAdd(tree, call.body, localDateOf(call.at)));
    const id = nextAreaId(tree);
    await loadGivenAreas(tx, [{ id, parentId, level: levelOfKind(kind), kind, code, name, validFrom: from }]);
    return { id, event: 'area.added', facts: { parentId, code, kind, from } };
  });
}

/** 更名、改代码 The former naming stays for the papers of its time. */
export function renameArea(call: Call<typeof contract.renameArea>, record: Recorder): Promise<AreaReply> {
  const { id } = call.params;
  return onAreas(call, record, async (tx, tree) => {
    const area = tree.byId.get(id);
    asSeen(tree, id, call.seen);
    const next = accepted(mayRename(tree, id, call.body, localDateOf(call.at)));
    if (!area) fail('unknown', 'area-unknown');
    await saveNaming(tx, area, { ...next, from: call.body.from });
    return { id, event: 'area.renamed', facts: { code: next.code, kind: next.kind, from: call.body.from } };
  });
}

/** 撤销 */
export function endArea(call: Call<typeof contract.endArea>, record: Recorder): Promise<AreaReply> {
  const { id } = call.params;
  return onAreas(call, record, async (tx, tree) => {
    asSeen(tree, id, call.seen);
    const area = accepted(mayEnd(tree, id, call.body.on, localDateOf(call.at)));
    await saveEnd(tx, area, call.body.on, null);
    return { id, event: 'area.ended', facts: { on: call.body.on } };
  });
}

/** 并入 Its parts move to the other area with their ids; what was filed under the old id stays there and is read from the new. */
export function mergeAreas(call: Call<typeof contract.mergeAreas>, record: Recorder): Promise<AreaReply> {
  const { id } = call.params;
  const { intoId, on } = call.body;
  return onAreas(call, record, async (tx, tree) => {
    asSeen(tree, id, call.seen);
    const { from, into } = accepted(mayMerge(tree, id, intoId, on, localDateOf(call.at)));
    const parts = tree.parts.get(from.id) ?? [];
    for (const part of parts) await moveUnder(tx, tree, part.id, into.id);
    await saveEnd(tx, from, on, into.id);
    return { id, event: 'area.merged', facts: { intoId: into.id, on, parts: parts.map((part) => part.id) } };
  });
}
