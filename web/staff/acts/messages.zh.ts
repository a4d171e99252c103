// Pure. Words that the sheets of all acts share.

export const zh = {
  tells: '告知',
  tellsNobody: '不通知任何人',
  cannotUndo: '不能撤销',
  notNow: '不是现在做的，或替同事录入',
  doneAt: '实际办理时间（北京时间）',
  doneAtHelp: '时限从实际办理时间起算。超过两个工作日补录要写原因，并列入补录清单。',
  lateReason: '补录原因',
  doneByPostId: '实际经办的同事（代录）',
  missing: '这里必须填。',
  mustTick: '不满足这一条，不能办理。',
  unreadableMoney: '金额写成数字，最多两位小数，例如 1200 或 1,200.50。',
  unreadableMoment: '日期或时间不完整。',
  yuan: '元',
  staleTitle: '在您填写的时候，别人办过这件事项',
  staleWhat: '变化如下。您填的都还在，看过之后可以按现在的情况再提交。',
  staleStage: (from: string, to: string) => `阶段：${from} → ${to}`,
  staleGone: '现在已经不能这样办了。',
  staleGoOn: '我看过了，按现在的情况提交',
  chooseFiles: '选择文件或拍照',
  uploading: (n: number) => `正在上传 ${n} 个…`,
  removeFile: '移除',
  fileFailed: (name: string, why: string) => `${name}:${why}`,
  filesMost: (n: number) => `最多 ${n} 个`,
  done: '已办理',
  saved: '已记录。',
  letter: (key: string) => `快捷键 ${key}`,
};

export type Messages = typeof zh;
