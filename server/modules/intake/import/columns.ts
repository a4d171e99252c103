// Decides the columns of the sheet by which matters are imported, and how wide each may be. The heads are the contract with whoever fills it.

export interface ImportColumn {
  readonly key: string;
  readonly title: string;
  /** What stands in the notes sheet of the template. */
  readonly note: string;
  readonly needed?: boolean;
  readonly date?: boolean;
  /** The list of the template's sheet of codes from which it is chosen. */
  readonly choices?: 'categories' | 'areas';
  readonly width?: number;
}

export const importSheet = '事项';

export const importColumns: readonly ImportColumn[] = [
  { key: 'bodyName', title: '来源单位', needed: true, note: '把事项转来的单位全称，例如：安和县信访局。', width: 24 },
  {
    key: 'reference',
    title: '来源编号',
    note: '对方的编号、工单号、文号；同一单位的同一编号只登记一次。没有可以不填。',
    width: 24,
  },
  { key: 'receivedOn', title: '对方收到日期', note: '写成 2026-03-02；单元格是日期格式也可以。', date: true },
  { key: 'answerBy', title: '要求回复日期', note: '对方要求什么时候回复；没有可以不填。', date: true },
  {
    key: 'category',
    title: '类别',
    needed: true,
    note: '两位代码，例如 02，或者类别全称，例如 邻里纠纷；可以从下拉中选。',
    choices: 'categories',
    width: 26,
  },
  {
    key: 'areaCode',
    title: '地点',
    needed: true,
    note: '乡镇、村或网格的代码；可以从下拉中选。',
    choices: 'areas',
    width: 34,
  },
  { key: 'placeDetail', title: '具体位置', note: '门牌、楼栋，200 字以内。', width: 24 },
  { key: 'occurredOn', title: '发生日期', note: '写成 2026-03-02；不能晚于今天。', date: true },
  { key: 'description', title: '反映的情况', needed: true, note: '照原话写，5000 字以内。', width: 60 },
  { key: 'claims', title: '诉求', note: '想要什么结果，2000 字以内。', width: 36 },
  { key: 'peopleInvolved', title: '涉及人数', note: '整数。' },
  { key: 'amount', title: '涉及金额（元）', note: '数字，最多两位小数。' },
  { key: 'applicant', title: '申请人', needed: true, note: '姓名；单位填在“申请单位”。单位申请的写经办人姓名。' },
  { key: 'applicantOrganisation', title: '申请单位', note: '申请人是单位时填。', width: 24 },
  { key: 'applicantPhone', title: '申请人电话', note: '按文本填，不要加空格。', width: 18 },
  { key: 'applicantIdNumber', title: '申请人身份证号码', note: '按文本填；数字格式会丢掉最后几位。', width: 24 },
  { key: 'respondent', title: '被申请人', note: '姓名。' },
  { key: 'respondentOrganisation', title: '被申请单位', note: '被申请人是单位时填。', width: 24 },
  { key: 'respondentPhone', title: '被申请人电话', note: '按文本填。', width: 18 },
];

/** Rows at most in one file. */
export const mostImportRows = 100_000;
/** Bytes at most of one file: a hundred thousand full rows are about twelve million. */
export const mostImportBytes = 40 * 1024 * 1024;
/** Bad cells that are listed; the rest is counted. */
export const mostListed = 200;
