import { formatDateZh } from '../../../kernel/local-date.ts';
import type { Call } from '../../../platform/act.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import { everyRow, momentCell, sendList } from '../../../platform/list-workbook.ts';
import type { Column } from '../../../platform/workbook.ts';
import { type AdminCall } from '../commands/administer.ts';
import { listApiKeys } from '../commands/api-keys.ts';
import type { Desk } from '../commands/desk.ts';
import { listPoolMembers } from '../commands/pool.ts';
import type * as contract from '../contract.ts';
import { roleNames, type Role } from '../roles.ts';
import { listAuditEntries } from './audit.ts';

const auditColumns: readonly Column[] = [
  { key: 'sequence', title: '序号', width: 10 },
  { key: 'at', title: '时间', width: 22 },
  { key: 'name', title: '人员', width: 14 },
  { key: 'username', title: '用户名', width: 16 },
  { key: 'what', title: '操作', width: 28 },
  { key: 'operation', title: '操作代码', width: 22 },
  { key: 'outcome', title: '结果', width: 10 },
  { key: 'why', title: '拒绝原因', width: 22 },
  { key: 'target', title: '对象', width: 18 },
  { key: 'address', title: '来自', width: 18 },
  { key: 'facts', title: '内容', width: 50 },
  { key: 'hash', title: '校验值', width: 68 },
];

/** 审计日志 as Excel, with the filters of the list; of a longer trail the newest. */
export async function exportAuditEntries(
  desk: Pick<Desk, 'contracts'>,
  call: Call<typeof contract.exportAuditEntries>,
): Promise<Sent> {
  const rows = await everyRow((after) =>
    listAuditEntries(desk, { ...call, query: { ...call.query, limit: 100, ...(after ? { after } : {}) } }),
  );
  return sendList(
    '审计日志',
    auditColumns,
    rows.map((row) => ({
      sequence: String(row.sequence),
      at: momentCell(row.at),
      name: row.officer?.name ?? '',
      username: row.officer?.username ?? '',
      what: row.words?.zh ?? row.what,
      operation: row.what,
      outcome: row.outcome === 'done' ? '办成' : '被拒绝',
      why: row.why,
      target: row.target,
      address: row.address,
      facts: Object.keys(row.facts).length === 0 ? '' : JSON.stringify(row.facts),
      hash: row.hash,
    })),
  );
}

const keyColumns: readonly Column[] = [
  { key: 'name', title: '程序', width: 28 },
  { key: 'organisation', title: '单位', width: 28 },
  { key: 'account', title: '账号', width: 20 },
  { key: 'roles', title: '角色', width: 24 },
  { key: 'madeAt', title: '发放时间', width: 22 },
  { key: 'endsOn', title: '到期', width: 14 },
  { key: 'endedAt', title: '停用时间', width: 22 },
  { key: 'state', title: '状态', width: 10 },
];

/** 接口密钥 as Excel: which programmes have one, never the key nor what is kept of it. */
export async function exportApiKeys(call: AdminCall<typeof contract.exportApiKeys>): Promise<Sent> {
  const { items } = await listApiKeys(call);
  return sendList(
    '接口密钥',
    keyColumns,
    items.map((key) => ({
      name: key.name,
      organisation: key.organisation,
      account: key.account,
      roles: key.roles.map((role) => roleNames[role as Role].zh).join('、'),
      madeAt: momentCell(key.madeAt),
      endsOn: formatDateZh(key.endsOn),
      endedAt: momentCell(key.endedAt),
      state: key.valid ? '有效' : key.endedAt === null ? '无效' : '已停用',
    })),
  );
}

const poolColumns: readonly Column[] = [
  { key: 'area', title: '帮助的乡镇', width: 18 },
  { key: 'officer', title: '人员', width: 14 },
  { key: 'organisation', title: '单位', width: 28 },
  { key: 'roles', title: '角色', width: 24 },
  { key: 'validFrom', title: '自', width: 14 },
  { key: 'validTo', title: '至（不含当日）', width: 16 },
  { key: 'state', title: '状态', width: 12 },
];

/** 审核回访人员库 as Excel: who helps which township, from when until when. */
export async function exportPoolMembers(call: AdminCall<typeof contract.exportPoolMembers>): Promise<Sent> {
  const { items } = await listPoolMembers(call);
  return sendList(
    '审核回访人员库',
    poolColumns,
    items.map((member) => ({
      area: member.area,
      officer: member.officer,
      organisation: member.organisation,
      roles: member.roles.map((role) => roleNames[role as Role].zh).join('、'),
      validFrom: formatDateZh(member.validFrom),
      validTo: member.validTo ? formatDateZh(member.validTo) : '未定',
      state: member.valid ? '在库' : member.acts.length > 0 ? '未到日期' : '已移出',
    })),
  );
}
