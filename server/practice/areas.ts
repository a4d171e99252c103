// Pure. Decides the map of 安和县: 12 townships, 180 villages and communities, 900 grids, with codes in the form of GB/T 10114.
import type { DirectoryArea } from '../platform/directory.ts';
import type { Dice } from './seeded.ts';

/** What the map adds to an area of the directory. */
export interface PracticeArea extends DirectoryArea {
  readonly kind: '县' | '街道' | '镇' | '乡' | '社区' | '村' | '网格';
  readonly validFrom: string;
  /** Latin letters for usernames; townships only. */
  readonly slug?: string;
}

interface Township {
  readonly name: string;
  readonly kind: '街道' | '镇' | '乡';
  readonly slug: string;
  readonly communities: number;
  readonly villages: number;
}

const townships: readonly Township[] = [
  { name: '城关街道', kind: '街道', slug: 'chengguan', communities: 15, villages: 3 },
  { name: '和平街道', kind: '街道', slug: 'heping', communities: 11, villages: 4 },
  { name: '河西镇', kind: '镇', slug: 'hexi', communities: 3, villages: 14 },
  { name: '青石镇', kind: '镇', slug: 'qingshi', communities: 2, villages: 14 },
  { name: '白杨镇', kind: '镇', slug: 'baiyang', communities: 2, villages: 13 },
  { name: '柳林镇', kind: '镇', slug: 'liulin', communities: 2, villages: 13 },
  { name: '安丰镇', kind: '镇', slug: 'anfeng', communities: 2, villages: 12 },
  { name: '龙泉镇', kind: '镇', slug: 'longquan', communities: 2, villages: 14 },
  { name: '东坪乡', kind: '乡', slug: 'dongping', communities: 1, villages: 13 },
  { name: '云岭乡', kind: '乡', slug: 'yunling', communities: 1, villages: 12 },
  { name: '双溪乡', kind: '乡', slug: 'shuangxi', communities: 1, villages: 13 },
  { name: '石门乡', kind: '乡', slug: 'shimen', communities: 1, villages: 12 },
];

const families = [
  '张家',
  '李家',
  '王家',
  '刘家',
  '陈家',
  '杨家',
  '赵家',
  '周家',
  '吴家',
  '徐家',
  '何家',
  '罗家',
  '宋家',
  '唐家',
  '韩家',
  '曹家',
  '彭家',
  '田家',
  '袁家',
  '蒋家',
];
const landscape = ['湾', '沟', '庄', '塘', '坪', '岭', '坡', '桥', '店', '集', '冲', '畈', '垭', '堰', '院'];
const goodWords = [
  '新民',
  '永丰',
  '太平',
  '和顺',
  '清泉',
  '向阳',
  '红星',
  '团结',
  '兴旺',
  '長安',
  '碧水',
  '金山',
  '银杏',
  '桃源',
  '柏树',
  '高桥',
  '石桥',
  '古井',
  '大塘',
  '五里',
  '七里',
  '梅花',
  '松树',
  '黄土',
  '龙门',
  '凤鸣',
  '青龙',
  '白云',
  '望江',
  '天星',
].map((w) => w.replace('長', '长'));
const communityWords = [
  '府前',
  '文昌',
  '兴隆',
  '和顺',
  '滨河',
  '建设',
  '人民',
  '解放',
  '朝阳',
  '东门',
  '西门',
  '南街',
  '北街',
  '学府',
  '花园',
  '锦绣',
  '安居',
  '康乐',
  '迎宾',
  '车站',
  '粮站',
  '新城',
  '凤凰',
  '翠湖',
  '金桂',
  '桂苑',
  '阳光',
  '幸福',
  '静安',
  '民生',
  '友谊',
  '工农',
  '红旗',
  '胜利',
  '中心',
  '集镇',
  '河滨',
  '石榴',
  '丰泽',
  '明德',
  '惠民',
  '同心',
  '春晖',
  '紫云',
];

const grids = 900;

export function practiceAreas(dice: Dice, countyCode: string): PracticeArea[] {
  const names = villageNames(dice);
  const communities = dice.some(communityWords, communityWords.length);
  const areas: PracticeArea[] = [];
  const add = (area: Omit<PracticeArea, 'id' | 'path' | 'ended'>): PracticeArea => {
    const id = areas.length + 1;
    const above = area.parentId === null ? [] : (areas[area.parentId - 1] as PracticeArea).path;
    const made = { ...area, id, path: [...above, id], ended: false };
    areas.push(made);
    return made;
  };
  const county = add({
    parentId: null,
    level: 'county',
    kind: '县',
    code: countyCode,
    name: '安和县',
    validFrom: '2000-01-01',
  });
  const counters = { 街道: 0, 镇: 99, 乡: 199 };
  const made = townships.map((township) => {
    counters[township.kind] += 1;
    const code = `${countyCode}${String(counters[township.kind]).padStart(3, '0')}`;
    const area = add({
      parentId: county.id,
      level: 'township',
      kind: township.kind,
      code,
      name: township.name,
      validFrom: '2000-01-01',
      slug: township.slug,
    });
    return { township, area };
  });
  const villages = made.flatMap(({ township, area }) => {
    const village = (kind: '社区' | '村', name: string, serial: number): PracticeArea =>
      add({
        parentId: area.id,
        level: 'village',
        kind,
        code: `${area.code}${String(serial).padStart(3, '0')}`,
        name: name + kind,
        validFrom: '2001-01-01',
      });
    return [
      ...Array.from({ length: township.communities }, (_, i) =>
        village('社区', communities.pop() ?? `第${i + 1}`, i + 1),
      ),
      ...Array.from({ length: township.villages }, (_, i) => village('村', names.pop() ?? `第${i + 1}`, 200 + i)),
    ];
  });
  for (const { village, count } of gridCounts(dice, villages)) {
    for (let i = 1; i <= count; i += 1) {
      const code = `${village.code}${String(i).padStart(3, '0')}`;
      add({
        parentId: village.id,
        level: 'grid',
        kind: '网格',
        code,
        name: `${village.name}第${i}网格`,
        validFrom: '2021-01-01',
      });
    }
  }
  return areas;
}

function villageNames(dice: Dice): string[] {
  const byFamily = families.flatMap((family) => dice.some(landscape, 6).map((place) => family + place));
  return dice.some([...new Set([...goodWords, ...byFamily])], 200);
}

/** Four grids a village, the rest to the communities first: 900 in all. */
function gridCounts(dice: Dice, villages: readonly PracticeArea[]): { village: PracticeArea; count: number }[] {
  const counts = villages.map((village) => ({ village, count: 4 }));
  const crowded = counts.filter(({ village }) => village.kind === '社区');
  for (let left = grids - counts.length * 4; left > 0; left -= 1) {
    const one = dice.pick(dice.chance(0.6) ? crowded : counts);
    one.count += 1;
  }
  return counts;
}
