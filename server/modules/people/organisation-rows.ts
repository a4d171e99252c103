// Pure. Decides what rows of an Excel sheet would do to the bodies: enter, revise, nothing; and which cell is wrong.
import {
  organisationKindNames,
  organisationKinds,
  type OrganisationKind,
  type OrganisationLevel,
  organisationLevelOf,
} from './organisation.ts';
import { type BadCell, rowReader, type SheetPlan, type SheetRow } from './sheet-faults.ts';

const industry = '行业性专业性';

export const organisationColumns = [
  { key: 'name', title: '名称', width: 34 },
  { key: 'shortName', title: '简称', hint: '用于卷宗编号,如「新河」', width: 14 },
  { key: 'kind', title: '类别', choices: organisationKinds.map((kind) => organisationKindNames[kind].zh), width: 24 },
  { key: 'level', title: '性质', hint: `行业性、专业性调委会填「${industry}」,其余不填`, width: 14 },
  { key: 'area', title: '所在区域代码', width: 18 },
  { key: 'parent', title: '隶属于', hint: '上级机构的名称', width: 34 },
  { key: 'telephone', title: '电话', width: 16 },
  { key: 'address', title: '地址', width: 34 },
  { key: 'from', title: '启用日期', hint: '如 2026-11-22;不填为今天', width: 14 },
] as const;

export interface KnownBody {
  readonly id: number;
  readonly kind: OrganisationKind;
  readonly level: OrganisationLevel;
  readonly name: string;
  readonly shortName: string;
  readonly areaId: number;
  readonly parentId: number | null;
  readonly telephone: string | null;
  readonly address: string | null;
}

export interface BodyStep {
  /** Undefined: a new body. */
  readonly id: number | undefined;
  readonly kind: OrganisationKind;
  readonly level: OrganisationLevel;
  readonly name: string;
  readonly shortName: string;
  readonly areaId: number;
  /** Name of the body above, which may stand in the same sheet. */
  readonly parent: string | null;
  readonly telephone: string | null;
  readonly address: string | null;
  readonly from: string;
}

export interface BodiesAround {
  /** Bodies that are there, by name. */
  readonly byName: ReadonlyMap<string, KnownBody>;
  /** Areas that are there, by code. */
  readonly areas: ReadonlyMap<string, { readonly id: number; readonly level: string }>;
}

const kindOf = new Map<string, OrganisationKind>(
  organisationKinds.map((kind) => [organisationKindNames[kind].zh, kind]),
);

/** Reads every row to its end. Steps come with those above before those beneath. */
export function planBodies(rows: readonly SheetRow[], around: BodiesAround, today: string): SheetPlan<BodyStep> {
  const bad: BadCell[] = [];
  const steps: { step: BodyStep; at: SheetRow }[] = [];
  const inSheet = new Set(rows.map(({ cells }) => cells['name'] ?? ''));
  const seen = new Set<string>();
  const parentName = new Map([...around.byName.values()].map((body) => [body.id, body.name]));
  let unchanged = 0;
  for (const at of rows) {
    const read = rowReader(at, organisationColumns, bad);
    const name = read.named('name', 80);
    if (name.length === 1) read.fault('name', 'text-too-short');
    if (name !== '' && seen.has(name)) read.fault('name', 'row-twice');
    seen.add(name);
    const shortName = read.named('shortName', 12);
    const kind = kindOf.get(read.text('kind'));
    if (!kind) read.fault('kind', read.text('kind') ? 'organisation-kind' : 'cell-empty');
    const area = around.areas.get(read.text('area'));
    if (!area) read.fault('area', read.text('area') ? 'area-unknown' : 'cell-empty');
    const isIndustry = read.text('level') === industry;
    if (read.text('level') !== '' && !(isIndustry && kind === 'mediation_committee'))
      read.fault('level', 'organisation-level');
    const parent = read.text('parent') || null;
    if (parent !== null && (parent === name || !(around.byName.has(parent) || inSheet.has(parent))))
      read.fault('parent', 'organisation-unknown');
    const telephone = read.text('telephone') || null;
    if (telephone !== null && !/^[\d+\-() ]{3,30}$/u.test(telephone)) read.fault('telephone', 'telephone-form');
    const address = read.text('address') === '' ? null : read.named('address', 120);
    const from = read.day('from', today);
    const there = around.byName.get(name);
    if (there && kind && there.kind !== kind) read.fault('kind', 'organisation-kind-fixed');
    if (!read.sound() || !kind || !area) continue;
    const level = isIndustry ? 'industry' : organisationLevelOf(area.level);
    const step = {
      id: there?.id,
      kind,
      level,
      name,
      shortName,
      areaId: area.id,
      parent,
      telephone,
      address,
      from,
    } as const;
    if (there && isSame(there, step, parentName)) unchanged += 1;
    else steps.push({ step, at });
  }
  const sorted = aboveFirst(steps, around, bad);
  const added = sorted.filter((step) => step.id === undefined).length;
  return { steps: sorted, added, changed: sorted.length - added, unchanged, bad };
}

function isSame(there: KnownBody, step: BodyStep, parentName: ReadonlyMap<number, string>): boolean {
  const parent = there.parentId === null ? null : (parentName.get(there.parentId) ?? null);
  return (
    there.level === step.level &&
    there.shortName === step.shortName &&
    there.areaId === step.areaId &&
    parent === step.parent &&
    there.telephone === step.telephone &&
    there.address === step.address
  );
}

/** Orders the steps so that a body above is there before the one beneath; a circle is a fault of its rows. */
function aboveFirst(
  steps: readonly { step: BodyStep; at: SheetRow }[],
  around: BodiesAround,
  bad: BadCell[],
): BodyStep[] {
  // Who stands above whom once the sheet is taken over.
  const above = new Map<string, string | null>();
  const names = new Map([...around.byName.values()].map((body) => [body.id, body.name]));
  for (const body of around.byName.values())
    above.set(body.name, body.parentId === null ? null : (names.get(body.parentId) ?? null));
  for (const { step } of steps) above.set(step.name, step.parent);
  const depth = (name: string): number | undefined => {
    let length = 0;
    for (let at: string | null | undefined = name; at; at = above.get(at)) {
      length += 1;
      if (length > above.size) return undefined;
    }
    return length;
  };
  const placed = steps.map(({ step, at }) => {
    const found = depth(step.name);
    if (found === undefined) rowReader(at, organisationColumns, bad).fault('parent', 'organisation-circle');
    return { step, depth: found ?? 0 };
  });
  return placed.sort((a, b) => a.depth - b.depth).map(({ step }) => step);
}
