import type { Call } from '../../../../platform/act.ts';
import type { Sent } from '../../../../platform/http/serve.ts';
import { everyRow, momentCell, sendList } from '../../../../platform/list-workbook.ts';
import type { OfficerPrincipal } from '../../../../platform/principal.ts';
import type { Column } from '../../../../platform/workbook.ts';
import type * as contract from '../../contract.ts';
import { listMatterImports } from '../import/imports.ts';
import { listPads } from './pads.ts';
import { listScreens } from './screen.ts';

const padColumns: readonly Column[] = [
  { key: 'issuedAt', title: '发放时间', width: 22 },
  { key: 'issuedBy', title: '发放人', width: 14 },
  { key: 'number', title: '登记表编号', width: 26 },
  { key: 'status', title: '情况', width: 10 },
  { key: 'endedAt', title: '录入、作废时间', width: 22 },
  { key: 'reason', title: '作废原因', width: 40 },
];
const sheetStates = { blank: '空白', entered: '已录入', voided: '作废' } as const;

/** 预编号登记表 of the own body as Excel, a row for each number; no lookup code stands in it. */
export async function exportPads(call: Call<typeof contract.exportPads, OfficerPrincipal>): Promise<Sent> {
  const pads = await everyRow((after) => listPads({ ...call, query: { limit: 50, ...(after ? { after } : {}) } }));
  return sendList(
    '停电登记表',
    padColumns,
    pads.flatMap((pad) =>
      pad.sheets.map((sheet) => ({
        issuedAt: momentCell(pad.issuedAt),
        issuedBy: pad.issuedBy,
        number: sheet.number,
        status: sheetStates[sheet.status],
        endedAt: momentCell(sheet.endedAt),
        reason: sheet.voidReason,
      })),
    ),
  );
}

const screenColumns: readonly Column[] = [
  { key: 'centre', title: '中心', width: 28 },
  { key: 'name', title: '名称', width: 24 },
  { key: 'madeAt', title: '新增时间', width: 22 },
  { key: 'endedAt', title: '停用时间', width: 22 },
];

/** 叫号屏 as Excel; never the address by which one is opened. */
export async function exportScreens(call: Call<typeof contract.exportScreens>): Promise<Sent> {
  const { items } = await listScreens(call);
  return sendList(
    '叫号屏',
    screenColumns,
    items.map((screen) => ({
      centre: screen.centreName,
      name: screen.name,
      madeAt: momentCell(screen.madeAt),
      endedAt: momentCell(screen.endedAt),
    })),
  );
}

const importColumns: readonly Column[] = [
  { key: 'fileName', title: '文件', width: 40 },
  { key: 'checkedAt', title: '试读时间', width: 22 },
  { key: 'startedAt', title: '开始导入', width: 22 },
  { key: 'state', title: '情况', width: 12 },
  { key: 'rows', title: '行数', width: 10 },
  { key: 'given', title: '登记', width: 10 },
  { key: 'refused', title: '未登记', width: 10 },
  { key: 'before', title: '以前已登记', width: 12 },
];
const importStates = { checked: '试读过，没有导入', running: '导入中', done: '完成', failed: '没有导完' } as const;

/** 本单位的批量导入 as Excel: files and counts, nothing of their rows. */
export async function exportMatterImports(
  call: Call<typeof contract.exportMatterImports, OfficerPrincipal>,
): Promise<Sent> {
  const { items } = await listMatterImports(call);
  return sendList(
    '批量导入',
    importColumns,
    items.map((one) => ({
      fileName: one.fileName,
      checkedAt: momentCell(one.checkedAt),
      startedAt: momentCell(one.startedAt),
      state: importStates[one.state],
      rows: String(one.rows),
      given: one.startedAt === null ? '' : String(one.given),
      refused: one.startedAt === null ? '' : String(one.refused),
      before: one.startedAt === null ? '' : String(one.before),
    })),
  );
}
