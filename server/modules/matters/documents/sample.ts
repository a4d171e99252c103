// Pure. The invented matter that the samples of this folder tell: a roof gutter, a garden wall, two neighbours (990101 is nobody's area code).

export const sampleCentre = '安和县社会治安综合治理中心';
export const sampleNumber = '990101-20261122-00017-4';
export const sampleSubject = '邻里纠纷：屋檐排水冲毁院墙';
export const sampleFacts =
  '2026年9月12日夜间暴雨，邻居李树田家新改的屋檐排水管冲刷，致王建国家东侧院墙倒塌约6米，院内菜地被淹。双方多次协商未果。';
export const sampleHandler = '青山镇人民调解委员会';
