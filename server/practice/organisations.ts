// Pure. Decides the bodies of 安和县: 45 of the county, and in every township and village those that a real county has there.
// Subordination decides from whom a complaint is hidden, so it follows who leads whom.
import type { DirectoryOrganisation } from '../platform/directory.ts';
import type { PracticeArea } from './areas.ts';
import type { Dice } from './seeded.ts';

export interface PracticeOrganisation extends DirectoryOrganisation {
  readonly level: 'county' | 'township' | 'village' | 'industry';
  readonly shortName: string;
  readonly validFrom: string;
}

type CountyBody = readonly [kind: string, name: string, short: string, parent?: string];

const countyBodies: readonly CountyBody[] = [
  ['political_legal_committee', '中共安和县委政法委员会', '县委政法委'],
  ['county_centre', '安和县社会治安综合治理中心', '县综治中心', '县委政法委'],
  ['other', '安和县人民政府', '县政府'],
  ['other', '中共安和县纪律检查委员会安和县监察委员会', '县纪委监委'],
  ['court', '安和县人民法院', '县法院'],
  ['procuratorate', '安和县人民检察院', '县检察院'],
  ['police', '安和县公安局', '县公安局', '县政府'],
  ['police', '安和县公安局交通警察大队', '交警大队', '县公安局'],
  ['justice_bureau', '安和县司法局', '县司法局', '县政府'],
  ['petition_office', '安和县信访局', '县信访局', '县政府'],
  ['department', '安和县人力资源和社会保障局', '县人社局', '县政府'],
  ['arbitration_commission', '安和县劳动人事争议仲裁委员会', '劳动仲裁委'],
  ['arbitration_commission', '安和县农村土地承包仲裁委员会', '土地仲裁委'],
  ['department', '安和县自然资源局', '县自然资源局', '县政府'],
  ['department', '安和县农业农村局', '县农业农村局', '县政府'],
  ['department', '安和县住房和城乡建设局', '县住建局', '县政府'],
  ['department', '安和县市场监督管理局', '县市场监管局', '县政府'],
  ['department', '安和县卫生健康局', '县卫健局', '县政府'],
  ['department', '安和县生态环境分局', '生态环境分局', '县政府'],
  ['department', '安和县交通运输局', '县交通局', '县政府'],
  ['department', '安和县民政局', '县民政局', '县政府'],
  ['department', '安和县应急管理局', '县应急局', '县政府'],
  ['department', '安和县教育局', '县教育局', '县政府'],
  ['department', '安和县水利局', '县水利局', '县政府'],
  ['department', '安和县林业局', '县林业局', '县政府'],
  ['department', '安和县城市管理局', '县城管局', '县政府'],
  ['department', '安和县文化广电和旅游局', '县文旅局', '县政府'],
  ['department', '安和县退役军人事务局', '退役军人局', '县政府'],
  ['department', '安和县医疗保障局', '县医保局', '县政府'],
  ['department', '安和县财政局', '县财政局', '县政府'],
  ['department', '安和县消防救援大队', '县消防大队', '县政府'],
  ['legal_aid', '安和县法律援助中心', '法律援助中心', '县司法局'],
  ['other', '安和县公证处', '县公证处', '县司法局'],
  ['other', '安和县心理健康服务中心', '心理服务中心', '县卫健局'],
  ['other', '安和县商事调解中心', '商事调解中心'],
  ['hotline', '安和县12345政务服务便民热线', '12345热线', '县政府'],
  ['other', '安和县总工会', '县总工会'],
  ['other', '安和县妇女联合会', '县妇联'],
  ['other', '共青团安和县委员会', '团县委'],
  ['other', '安和县残疾人联合会', '县残联'],
  ['mediation_committee', '安和县医疗纠纷人民调解委员会', '医调委'],
  ['mediation_committee', '安和县道路交通事故人民调解委员会', '交调委'],
  ['mediation_committee', '安和县物业纠纷人民调解委员会', '物调委'],
  ['mediation_committee', '安和县劳动争议人民调解委员会', '劳调委'],
  ['mediation_committee', '安和县婚姻家庭纠纷人民调解委员会', '婚调委'],
];

/** The county's centre as the profile prints it on papers. */
export interface Centre {
  readonly name: string;
  readonly telephone: string;
  readonly address: string;
}

export function practiceOrganisations(
  dice: Dice,
  areas: readonly PracticeArea[],
  centre: Centre,
): PracticeOrganisation[] {
  const made: PracticeOrganisation[] = [];
  const idOf = new Map<string, number>();
  let line = 0;
  const add = (
    area: PracticeArea,
    body: {
      kind: string;
      level: PracticeOrganisation['level'];
      name: string;
      short: string;
      key?: string;
      parent?: string | undefined;
      validFrom?: string;
    },
  ): void => {
    const parentId = body.parent === undefined ? null : idOf.get(body.parent);
    if (parentId === undefined) throw new Error(`${body.name} stands before ${body.parent}`);
    const id = made.length + 1;
    idOf.set(body.key ?? body.short, id);
    line += 1;
    made.push({
      id,
      kind: body.kind,
      level: body.level,
      areaId: area.id,
      parentId,
      name: body.name,
      shortName: body.short,
      telephone: body.kind === 'county_centre' ? centre.telephone : `0199-66${String(10_000 + line).padStart(5, '0')}`,
      address: body.kind === 'county_centre' ? centre.address : addressOf(dice, areas, area),
      ended: false,
      validFrom: body.validFrom ?? '2010-01-01',
    });
  };
  const county = areas[0] as PracticeArea;
  for (const [kind, name, short, parent] of countyBodies) {
    const level = kind === 'mediation_committee' ? 'industry' : 'county';
    add(county, { kind, level, name: kind === 'county_centre' ? centre.name : name, short, parent });
  }
  for (const township of areas.filter((a) => a.level === 'township')) {
    const word = township.name.replace(/(街道|镇|乡)$/u, '');
    const government = township.kind === '街道' ? `安和县${township.name}办事处` : `安和县${township.name}人民政府`;
    add(township, {
      kind: 'township_government',
      level: 'township',
      name: government,
      short: `${township.name}政府`,
      parent: '县政府',
    });
    add(township, {
      kind: 'township_centre',
      level: 'township',
      name: `${township.name}社会治安综合治理中心`,
      short: `${township.name}综治中心`,
      parent: `${township.name}政府`,
      validFrom: '2019-06-01',
    });
    add(township, {
      kind: 'mediation_committee',
      level: 'township',
      name: `${township.name}人民调解委员会`,
      short: word,
      parent: `${township.name}政府`,
    });
    add(township, {
      kind: 'justice_office',
      level: 'township',
      name: `安和县司法局${township.name}司法所`,
      short: `${word}司法所`,
      parent: '县司法局',
    });
    add(township, {
      kind: 'police',
      level: 'township',
      name: `安和县公安局${township.name}派出所`,
      short: `${word}派出所`,
      parent: '县公安局',
    });
  }
  for (const village of areas.filter((a) => a.level === 'village')) {
    const township = areas[(village.parentId ?? 1) - 1] as PracticeArea;
    const own = `${township.name}${village.name}`;
    const word = village.name.replace(/(社区|村)$/u, '');
    const committee = village.kind === '社区' ? '居民委员会' : '村民委员会';
    add(village, {
      kind: 'village_committee',
      level: 'village',
      name: own + committee,
      short: village.name,
      key: own,
      parent: `${township.name}政府`,
    });
    add(village, {
      kind: 'mediation_committee',
      level: 'village',
      name: `${own}人民调解委员会`,
      short: word,
      key: `${own}调委会`,
      parent: own,
    });
  }
  return made;
}

const streets = ['和顺路', '安和大道', '建设路', '人民路', '政府街', '迎宾路'];

function addressOf(dice: Dice, areas: readonly PracticeArea[], area: PracticeArea): string {
  if (area.level === 'county') return `安和县城关街道${dice.pick(streets)}${dice.whole(1, 120)}号`;
  const township = area.level === 'village' ? (areas[(area.parentId ?? 1) - 1] as PracticeArea) : area;
  if (area.level === 'township') return `安和县${township.name}${dice.pick(streets)}${dice.whole(1, 60)}号`;
  return `安和县${township.name}${area.name}党群服务中心`;
}
