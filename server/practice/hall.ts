// Pure. Decides the windows of the practice county's centre and what is done there: who sits where, when, what to bring.
import { isRefusal } from '../kernel/refusal.ts';
import { type OpenHours, readHours } from '../modules/intake/windows/hours.ts';
import type { Manner } from '../modules/intake/windows/manner.ts';

export interface PracticeWindow {
  readonly number: number;
  readonly name: string;
  /** Short name of the body that sits there. */
  readonly body: string;
  readonly manner: Manner;
  readonly hours: readonly OpenHours[];
  readonly slotMinutes: number;
  readonly places: number;
}

export interface PracticeService {
  readonly code: string;
  readonly name: string;
  readonly what: string;
  readonly materials: readonly string[];
  readonly takes: string;
  readonly fee: string;
  readonly law: string | null;
  readonly bookable: boolean;
  /** Numbers of windows. */
  readonly windows: readonly number[];
}

const everyDay = '周一至周五 08:30-12:00、14:00-17:30';

function hoursOf(text: string): OpenHours[] {
  const hours = readHours(text);
  if (isRefusal(hours)) throw new Error(`hours of the practice county: ${hours.code}`);
  return hours;
}

const window = (
  number: number,
  name: string,
  body: string,
  more: { manner?: Manner; hours?: string; places?: number } = {},
): PracticeWindow => ({
  number,
  name,
  body,
  manner: more.manner ?? 'standing',
  hours: hoursOf(more.hours ?? everyDay),
  slotMinutes: 30,
  places: more.places ?? 1,
});

export const practiceWindows: readonly PracticeWindow[] = [
  window(1, '综合受理', '县综治中心', { places: 2, hours: `${everyDay}；周六 09:00-11:30` }),
  window(2, '综合受理', '县综治中心', { places: 2 }),
  window(3, '人民调解', '婚调委'),
  window(4, '法律援助', '法律援助中心'),
  window(5, '个人信息保护', '县综治中心', { places: 0 }),
  window(6, '劳动争议', '县人社局'),
  window(7, '物业和住房', '县住建局', { manner: 'rota', hours: '周二 08:30-12:00；周四 14:00-17:30' }),
  window(8, '诉讼服务', '县法院', { manner: 'rota', hours: '周一 08:30-12:00；周三 08:30-12:00' }),
  window(9, '心理服务', '心理服务中心', { manner: 'on_call', hours: '', places: 0 }),
];

export const practiceServices: readonly PracticeService[] = [
  {
    code: 'A',
    name: '矛盾纠纷登记',
    what: '反映纠纷、困难和安全隐患，当场登记，给您编号和查询码。',
    materials: ['身份证（没带也可以先登记）', '有关的合同、收据、照片等'],
    takes: '当场登记，1 个工作日内决定是否受理',
    fee: '不收费',
    law: null,
    bookable: true,
    windows: [1, 2],
  },
  {
    code: 'B',
    name: '人民调解',
    what: '婚姻家庭、邻里、土地、损害赔偿等民间纠纷的调解申请和咨询。',
    materials: ['身份证', '对方的姓名、电话或住址', '与纠纷有关的材料'],
    takes: '一般 30 日内调解结束',
    fee: '不收费',
    law: '《中华人民共和国人民调解法》第四条',
    bookable: true,
    windows: [3],
  },
  {
    code: 'C',
    name: '法律援助咨询和申请',
    what: '免费法律咨询；经济困难的，可以申请律师代理。',
    materials: ['身份证', '经济困难状况说明表（现场领取）', '与案件有关的材料'],
    takes: '咨询当场答复',
    fee: '不收费',
    law: '《中华人民共和国法律援助法》',
    bookable: true,
    windows: [4],
  },
  {
    code: 'D',
    name: '劳动争议',
    what: '拖欠工资、工伤、解除合同等争议的咨询、调解和仲裁指引。',
    materials: ['身份证', '劳动合同、工资条、考勤等', '单位的名称和地址'],
    takes: '咨询当场答复',
    fee: '不收费',
    law: '《中华人民共和国劳动争议调解仲裁法》第五十三条',
    bookable: true,
    windows: [6],
  },
  {
    code: 'E',
    name: '物业和住房',
    what: '物业服务、房屋质量、维修资金等问题的咨询和调处。每周二上午、周四下午有人。',
    materials: ['身份证', '购房或租房合同', '照片、通知等材料'],
    takes: '当场登记',
    fee: '不收费',
    law: null,
    bookable: true,
    windows: [7],
  },
  {
    code: 'F',
    name: '诉讼服务',
    what: '立案咨询、司法确认指引、诉前调解。每周一、周三上午法院派人。',
    materials: ['身份证', '起诉状或调解协议', '证据材料'],
    takes: '咨询当场答复',
    fee: '咨询不收费，诉讼费按国家规定',
    law: null,
    bookable: true,
    windows: [8],
  },
  {
    code: 'G',
    name: '查阅、更正个人信息',
    what: '查阅、复制、更正、删除您在本中心的个人信息，看看谁查看过。',
    materials: ['身份证', '事项编号'],
    takes: '核验身份后当场办理',
    fee: '不收费',
    law: '《中华人民共和国个人信息保护法》第四十五条至第四十七条',
    bookable: false,
    windows: [5],
  },
];
