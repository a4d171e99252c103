import type { Selectable } from 'kysely';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { House } from '../../../platform/house.ts';
import { roleNames } from '../../people/index.ts';
import type { getMyInformation } from '../contract/party.ts';
import type { OpeningTable } from '../store/tables.ts';

type Words = { readonly zh: string; readonly en: string };
type OpeningView = ReplyOf<typeof getMyInformation>['openings'][number];

/** What was looked at: one masked field, or all that an operation of decision 2 shows. A test holds the list against the operations. */
export const OPENED: Readonly<Record<string, Words>> = {
  phone: { zh: '看了完整的电话号码', en: 'saw the whole telephone number' },
  identityNumber: { zh: '看了完整的身份证号码', en: 'saw the whole identity number' },
  address: { zh: '看了住址', en: 'saw the address' },
  contact: { zh: '看了其他联系方式', en: 'saw the other way of contact' },
  name: { zh: '看了姓名', en: 'saw the name' },
  file: { zh: '打开了材料', en: 'opened a file' },
  getMatter: { zh: '打开了这件事', en: 'opened the matter' },
  getMediation: { zh: '打开了调解情况', en: 'opened the mediation' },
  getPaper: { zh: '打开了文书', en: 'opened a paper' },
  getDossierFile: { zh: '打开了调解卷宗', en: 'opened the mediation dossier' },
  getPerformancePack: {
    zh: '下载了协议和履行证明的成套材料',
    en: 'downloaded the pack of the agreement and its proof',
  },
  listCopyPanels: { zh: '打开了抄录到其他系统的内容', en: 'opened what is copied into another system' },
  exportCopyPanel: { zh: '在抄录用的 Excel 里带出了这件事', en: 'took it out in an Excel for another system' },
  exportMatters: { zh: '在事项列表的 Excel 里带出了事由', en: 'took the subject out in an Excel list' },
  exportBackdated: { zh: '在补录清单的 Excel 里带出了原因', en: 'took a reason out in an Excel list' },
  findMattersOfPerson: { zh: '按姓名或者电话查到了这件事', en: 'found the matter by name or telephone' },
  showHeldInformation: { zh: '在窗口为您本人查阅', en: 'looked it up for you at the window' },
};

const checked: Readonly<Record<string, Words>> = {
  'checked:identity_card': { zh: '核对了身份证件', en: 'identity card checked' },
  'checked:known_person': { zh: '工作人员认识本人', en: 'known to the officer' },
  'checked:callback': { zh: '回拨电话核对', en: 'checked by calling back' },
  'checked:other_paper': { zh: '核对了其他证件', en: 'other paper checked' },
};

/** Post and body, never the officer's name: the person learns who may be asked why. */
export function openingView(house: House, row: Selectable<OpeningTable>): OpeningView {
  const directory = house.directory();
  const roles = directory.post(row.post_id)?.roles ?? [];
  const duties = roles.flatMap((role) => (role in roleNames ? [roleNames[role as keyof typeof roleNames]] : []));
  const opened = row.field ?? row.operation;
  // A paper's opening says which: `getPaper.application`.
  const what = OPENED[opened] ?? OPENED[opened.split('.')[0] ?? ''] ?? { zh: opened, en: opened };
  const how = checked[row.reason ?? ''];
  return {
    at: row.at.toISOString(),
    post: { zh: duties.map((d) => d.zh).join('、'), en: duties.map((d) => d.en).join(', ') },
    body: directory.organisation(row.organisation_id)?.name ?? '',
    what: how ? { zh: `${what.zh}（${how.zh}）`, en: `${what.en} (${how.en})` } : { ...what },
    reason: how ? null : row.reason,
  };
}
