// Decides which reads leave a row in openings (decision 2), and what the person whose matter it is reads of each.
// A read that is not named here cannot write such a row: nobody is shown the name of an operation for an answer.

type Words = { readonly zh: string; readonly en: string };

/** One thing that stands masked, or a file, opened by itself. */
const fields = {
  phone: { zh: '看了完整的电话号码', en: 'saw the whole telephone number' },
  identityNumber: { zh: '看了完整的身份证号码', en: 'saw the whole identity number' },
  address: { zh: '看了住址', en: 'saw the address' },
  contact: { zh: '看了其他联系方式', en: 'saw the other way of contact' },
  name: { zh: '看了姓名', en: 'saw the name' },
  file: { zh: '打开了材料', en: 'opened a file' },
} as const satisfies Readonly<Record<string, Words>>;

/** All that an operation shows at once. */
const operations = {
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
  exportObligations: { zh: '在协议义务的 Excel 里带出了义务', en: 'took obligations out in an Excel list' },
  findMattersOfPerson: { zh: '按姓名或者电话查到了这件事', en: 'found the matter by name or telephone' },
  showHeldInformation: { zh: '在窗口为您本人查阅', en: 'looked it up for you at the window' },
} as const satisfies Readonly<Record<string, Words>>;

export const OPENED = { ...fields, ...operations };
export type Opened = keyof typeof OPENED;

/** By what a row was written: an operation of its own words, one of which paper (`getPaper.application`), or one whose field has the words. */
export type OpeningOperation = keyof typeof operations | `getPaper.${string}` | 'revealField' | 'getMatterFile';

/** What was opened, by the field or the operation of its row. */
export function openedAs(opened: string): Opened | undefined {
  const name = opened.split('.')[0] ?? '';
  return Object.hasOwn(OPENED, name) ? (name as Opened) : undefined;
}
