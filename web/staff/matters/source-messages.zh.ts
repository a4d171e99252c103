// Pure. Words of where a matter came from, its numbers elsewhere, and the panel to copy from.

export const zh = {
  title: '来源',
  channel: '怎么来的',
  firstReceiver: '首问责任人',
  body: '来源单位',
  reference: '对方编号',
  receivedOn: '对方收到',
  asksBack: '要求回复',
  answerBy: '回复期限',
  answerLate: '已过期限，还没有办结',
  mediation: { before_filing: '立案前委派', after_filing: '立案后委托' },
  backToCourt: (day: string) => `调解不成的，${day}前退回法院并移交材料`,
  backToCourtOpen: '调解不成的，按法院要求退回并移交材料',
  backNow: '没有调成，请退回法院',
  numbers: '外部系统编号',
  numbersNone: '还没有登记。',
  add: '登记外部编号',
  remove: (number: string) => `删去 ${number}`,
  removeShort: '删去',
  copyOpen: '复制到外部系统',
  copyTitle: '复制到外部系统',
  copyText: '按对方系统的顺序排列，逐格复制过去。电话、证件号照样遮盖；打开这里会留痕。',
  copy: '复制',
  copyOf: (label: string) => `复制：${label}`,
  copied: '已复制。',
  copyAll: '全部复制（一行一格）',
  excel: '导出 Excel',
  acts: {
    add: {
      title: '登记外部编号',
      does: '记下同一件事项在别的系统里的编号，以后可以按它查到。',
      button: '登记',
    },
    remove: { title: '删去外部编号', does: '抄错的编号从这里删去，经过里保留。', button: '删去' },
  },
  fields: {
    system: { label: '哪个系统', help: '例如：省级综治中心平台、12345 工单系统。' },
    number: { label: '编号' },
    reason: { label: '原因' },
  },
};

export type Messages = typeof zh;
