// Pure. Decides what the people of the practice county are called and how they are reached. Nobody of them exists: names are drawn at
// random, telephones lie in a block given to nobody, identity numbers belong to a county code that is not in use (their form is true).
import type { Dice } from './seeded.ts';

const surnames = [
  ...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const menFirst = [...'建志永文德明庆福国家春世光兴立长海树金玉宏少俊子一天泽浩思学'];
const menLast = [...'军华平强民林生伟明峰斌勇波辉龙涛祥海东成贵山泉友宁杰宇轩凡洋'];
const womenFirst = [...'秀桂玉淑春海小晓美丽金雪文慧雅红彩凤月素思佳子一梦欣亚'];
const womenLast = [...'英兰芳梅珍华萍霞琴玲燕红莲香凤云娟敏静丽芬洁蓉妍涵怡琪婷'];
const singles = [...'伟强磊军洋勇杰涛超刚鹏飞波斌敏静丽艳娟霞娜芳婷倩雪颖'];

export interface FictionalPerson {
  readonly name: string;
  readonly surname: string;
  readonly female: boolean;
  readonly birthYear: number;
}

export function person(
  dice: Dice,
  birth: readonly [from: number, to: number],
  like: { surname?: string | undefined; female?: boolean | undefined } = {},
): FictionalPerson {
  const female = like.female ?? dice.chance(0.45);
  const surname = like.surname ?? surnames[Math.floor(dice.fraction() ** 1.6 * surnames.length)] ?? '王';
  const [first, last] = female ? [womenFirst, womenLast] : [menFirst, menLast];
  const given = dice.chance(0.86) ? dice.pick(first) + dice.pick(last) : dice.pick(singles);
  return { name: surname + given, surname, female, birthYear: dice.whole(birth[0], birth[1]) };
}

/** 1990000xxxx. */
export function telephone(dice: Dice): string {
  return `1990000${String(dice.whole(0, 9999)).padStart(4, '0')}`;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** True in form (GB 11643), of county 990101, which no register uses. */
export function identityNumber(
  dice: Dice,
  countyCode: string,
  who: Pick<FictionalPerson, 'birthYear' | 'female'>,
): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const serial = dice.whole(0, 499) * 2 + (who.female ? 0 : 1);
  const body = `${countyCode}${who.birthYear}${two(dice.whole(1, 12))}${two(dice.whole(1, 28))}${String(serial).padStart(3, '0')}`;
  const sum = weights.reduce((s, w, i) => s + w * Number(body[i]), 0);
  return body + '10X98765432'[sum % 11];
}

const firmWords = [...'和顺永兴隆泰安宏达鑫源恒丰瑞祥佳美诚信百川金穗新禾凌云广厦启明长青'];
const trades = {
  building: ['建筑劳务有限公司', '建筑工程有限公司', '装饰工程有限公司'],
  property: ['物业服务有限公司', '物业管理有限公司'],
  shop: ['商贸有限公司', '超市', '商行'],
  goods: ['家电商场', '电器经营部', '车行', '数码通讯店'],
  service: ['健身俱乐部', '美容美发店', '洗车行', '教育培训中心'],
  home: ['门窗店', '家居广场', '建材商行', '大酒店'],
  agri: ['农资经营部', '种苗店', '农业服务站'],
  food: ['烧烤店', '火锅店', '小炒店', '早餐店'],
  factory: ['服装厂', '农产品加工有限公司', '电子有限公司', '木业有限公司', '新材料有限公司'],
  farm: ['种植专业合作社', '养殖专业合作社', '生态农业有限公司', '养殖场'],
  travel: ['旅行社有限公司', '度假山庄', '民宿'],
  clinic: ['医院', '中心卫生院', '口腔门诊部'],
} as const;
export type Trade = keyof typeof trades;

/** 安和县永兴物业服务有限公司. */
export function firm(dice: Dice, trade: Trade): string {
  const word = dice.pick(firmWords) + dice.pick(firmWords);
  return `安和县${word}${dice.pick(trades[trade])}`;
}

const addressParts = ['建设路', '解放街', '人民路', '迎宾大道', '滨河路', '文昌街', '健康路', '和平巷'];

export function address(dice: Dice, township: string, village: string | null): string {
  const place = `安和县${township}${village ?? ''}`;
  if (village?.endsWith('村')) return `${place}${dice.whole(1, 12)}组${dice.whole(1, 180)}号`;
  return `${place}${dice.pick(addressParts)}${dice.whole(1, 260)}号${dice.whole(1, 18)}栋${dice.whole(1, 3)}单元${dice.whole(1, 18)}0${dice.whole(1, 4)}室`;
}
