// Pure. The invented quarrel that all samples of this folder tell: two neighbours, a roof gutter and a garden wall.
// County, people and numbers do not exist (990101 is nobody's area code).
import type { PaperParty } from './party.ts';

export const sampleCommittee = '安和县青山镇人民调解委员会';
export const sampleNumber = '（2026）青山人调字第17号';

export const sampleApplicant: PaperParty = {
  name: '王建国',
  sex: 'male',
  ethnicity: '汉族',
  age: 56,
  occupation: '务农',
  phone: '138****0017',
  address: '安和县青山镇柳河村三组12号',
  idNumber: '990101********0012',
};

export const sampleRespondent: PaperParty = {
  name: '李树田',
  sex: 'male',
  ethnicity: '汉族',
  age: 49,
  occupation: '个体运输',
  phone: '139****0023',
  address: '安和县青山镇柳河村三组13号',
  idNumber: '990101********0035',
};

export const sampleFacts =
  '王建国与李树田系前后院邻居。2026年6月，李树田翻建北房，屋檐向南外伸约40厘米，排水管口正对王建国院墙。' +
  '9月12日夜间暴雨，雨水长时间冲刷，王建国家东侧院墙约6米倒塌，院内菜地被淹。\n' +
  '双方就院墙修复和今后排水多次口头协商未果，9月下旬曾在村口发生争吵，经村民小组长劝开。';
