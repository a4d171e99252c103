// Pure. Words of the figures.

export const zh = {
  title: '统计',
  asOf: (at: string) => `截至 ${at}`,
  formula:
    '口径：您的岗位能看到的全部事项，按登记地点的下一级区域、现在的类别和现在的阶段计数；有危险迹象而限制知情的不在领导的数里。每个数都能点开看到是哪些事项。',
  byOutcome: '已结案的，按结案类型',
  byArea: '按区域',
  byCategory: '按类别',
  area: '区域',
  category: '类别',
  total: '合计',
  sum: '总计',
  share: '占比',
  county: '全县',
  drill: (name: string) => `看${name}下一级`,
  none: '没有可以看的事项。',
  here: (name: string) => `${name}（本级）`,
};

export type Messages = typeof zh;
