// Pure. Words of matters about contracts, property management, shopping, travel, the net, trade marks, and what fits nowhere else.
import type { Chapter } from './story.ts';

export const inTown: readonly Chapter[] = [
  {
    code: '04',
    weight: 10,
    stories: [
      {
        other: 'person',
        as: '朋友',
        sum: [2000, 120_000],
        what: (s) =>
          `${s.other}${s.when}${s.pick('说做生意周转', '买房差首付', '给孩子交学费')}向${s.me}借了${s.sum}，${s.pick('写了借条，说三个月还', '微信转的账，有聊天记录', '有两个熟人在场')}。现在${s.pick('电话不接', '每次都说下个月', '说已经还了一半，可我没收到')}。`,
        claim: (s) => `归还借款${s.sum}，还不了可以分期，要写清楚。`,
      },
      {
        other: 'home',
        sum: [1000, 30_000],
        what: (s) =>
          `${s.me}${s.when}在${s.other}订了${s.pick('一套门窗', '全屋柜子', '婚宴十二桌', '一批地砖')}，交定金${s.sum}，${s.pick('过了交货日期两个月还没来', '送来的颜色尺寸不对', '家里有老人过世想退')}，店里${s.pick('不退定金', '说厂家停产', '叫再等等')}。`,
        claim: (s) => `退还定金${s.sum}，耽误的损失另算。`,
      },
      {
        other: 'building',
        sum: [8000, 150_000],
        what: (s) =>
          `${s.me}给${s.other}${s.pick('供沙石料', '租挖机', '做铝合金门窗', '送盒饭')}，${s.when}结算还欠${s.sum}，有${s.pick('对账单', '签字的送货单')}，对方${s.pick('推说等工程款', '换了项目经理就不认')}。`,
        claim: (s) => `付清${s.sum}。`,
      },
      {
        other: 'person',
        as: '承租人',
        sum: [3000, 48_000],
        what: (s) =>
          `${s.me}把${s.place}的${s.pick('门面', '仓库', '厂房')}租给${s.other}，${s.when}起没有交租，欠${s.sum}，${s.pick('东西还堆在里面', '门锁换了，人联系不上', '说生意不好要减租')}。`,
        claim: (s) => `付清租金${s.sum}，不租就把房子腾出来。`,
      },
    ],
  },
  {
    code: '17',
    weight: 8,
    stories: [
      {
        other: 'property',
        only: 'community',
        people: [1, 45],
        what: (s) =>
          `${s.place}${s.pick('东区', '3栋', '整个小区')}${s.pick('电梯一个月坏了四次', '地下车库一下雨就进水', '二次供水经常停', '消防通道长期停满车', '路灯坏了一大片')}，${s.people > 1 ? `${s.people}户业主` : s.me}从${s.when}起反映，${s.other}${s.pick('每次都说在走流程', '说没有维修资金', '叫找开发商')}，物业费却照收。`,
        claim: (s) =>
          `限期${s.pick('修好', '整改')}，${s.pick('公布公共收益和维修资金的账', '这几个月的物业费打折')}。`,
      },
      {
        other: 'property',
        only: 'community',
        sum: [600, 5200],
        what: (s) =>
          `${s.home}${s.pick('顶楼漏水', '楼道灯常年不亮', '车被刮了监控是坏的')}，${s.other}不处理，${s.me}就没有交${s.n(1, 3, '年')}物业费，共${s.sum}。${s.when}物业${s.pick('把门禁停了', '在门口贴了催费单', '说要去法院')}。`,
        claim: () => '问题解决了就交费；先把门禁开通。',
      },
      {
        other: 'person',
        as: '楼下商户',
        only: 'community',
        what: (s) =>
          `${s.other}${s.when}${s.pick('在公共通道搭了棚子', '占了三个公共车位', '把电动车拉到楼道里充电')}，${s.pick('消防检查也说过', '物业管不了')}，楼里住户${s.pick('都有意见', '天天为停车吵')}。`,
        claim: () => '请把公共地方腾出来，充电到车棚去。',
      },
    ],
  },
  {
    code: '14',
    weight: 6,
    stories: [
      {
        other: 'service',
        sum: [500, 6800],
        people: [1, 30],
        what: (s) =>
          `${s.me}${s.when}在${s.other}办了一张${s.pick('年', '次', '储值')}卡，充了${s.sum}，${s.pick('用了三次店就关门了', '换了老板说原来的卡不认', '约不上时间，想退')}，${s.people > 3 ? `群里有${s.people}个人都是这样，` : ''}${s.pick('打电话没人接', '只肯退三成', '叫等通知')}。`,
        claim: (s) => `退还剩下的${s.sum}。`,
      },
      {
        other: 'goods',
        sum: [300, 9000],
        what: (s) =>
          `${s.when}在${s.other}买的${s.pick('冰箱', '电动车', '手机', '热水器')}，${s.pick('不到一个月就坏', '修了三次还是老毛病', '标的是一级能效，查了不是')}，店家${s.pick('说人为损坏', '只修不换', '叫找厂家')}。`,
        claim: (s) => `按三包${s.pick('换新', '退货退款')}，${s.sum}。`,
      },
    ],
  },
  {
    code: '13',
    weight: 2,
    stories: [
      {
        other: 'shop',
        sum: [99, 4200],
        what: (s) =>
          `${s.me}${s.when}在直播间买了${s.pick('土蜂蜜', '玉手镯', '保健品', '羽绒被')}，付了${s.sum}，是${s.other}发的货，${s.pick('收到的和讲的不一样', '检测不是那个材质', '吃了没有讲的效果')}，申请退款${s.pick('被拒了', '说拆封不退', '店铺已经注销')}。`,
        claim: (s) => `退款${s.sum}，虚假宣传要处理。`,
      },
    ],
  },
  {
    code: '12',
    weight: 1.5,
    stories: [
      {
        other: 'travel',
        sum: [400, 9800],
        what: (s) =>
          `${s.when}在${s.other}报了${s.pick('五日游', '夕阳红团', '两晚住宿')}，付${s.sum}，${s.pick('家里老人住院要退', '行程和合同不一样，进了四个购物店', '房间和照片完全不同')}，对方${s.pick('只退一成', '说是特价不退', '一直拖')}。`,
        claim: (s) => `按合同退${s.sum}。`,
      },
    ],
  },
  {
    code: '20',
    weight: 0.8,
    stories: [
      {
        other: 'shop',
        sum: [5000, 60_000],
        what: (s) =>
          `${s.me}的${s.pick('“安和云雾”茶叶包装', '豆腐乳商标', '竹编图样')}${s.pick('注册过商标', '登记过版权')}，${s.when}发现${s.other}用${s.pick('几乎一样的包装', '同样的名字')}在${s.pick('集市', '网上')}卖，${s.pick('客人都认错了', '卖得比我还便宜')}。`,
        claim: (s) => `停止使用，下架，赔偿${s.sum}。`,
      },
    ],
  },
  {
    code: '99',
    weight: 4,
    stories: [
      {
        other: 'person',
        as: '亲戚',
        sum: [500, 30_000],
        what: (s) =>
          `${s.me}和${s.other}因为${s.pick('彩礼退还', '祖坟迁移', '份子钱', '修族谱摊派', '老人的医保卡')}的事${s.when}闹起来，${s.pick('亲戚之间不说话了', '在酒席上吵过', '各说各的理')}，牵涉${s.sum}。`,
        claim: () => '请村里德高望重的人一起说和，把事情了了。',
      },
      {
        other: 'person',
        as: '摊主',
        what: (s) =>
          `${s.township}${s.pick('集市', '农贸市场')}上${s.me}和${s.other}为${s.pick('摊位', '卸货', '招牌挡路')}争了好几次，${s.when}市场改造后摊位重新划，${s.pick('线画得不清楚', '他把货摆过来一米多')}。`,
        claim: () => '请市场管理的人把线划清楚，以后按线摆。',
      },
      {
        other: 'person',
        as: '家长',
        sum: [200, 5000],
        what: (s) =>
          `孩子在${s.pick('中心小学', '镇上初中', '幼儿园')}${s.when}和同学${s.pick('玩闹时磕掉半颗牙', '打架眼镜碎了', '推倒胳膊脱臼')}，${s.other}${s.pick('不承认', '说两个孩子都有错', '嫌钱多')}，学校${s.pick('协调过一次', '说已经投了保险')}。`,
        claim: (s) => `对方家长承担医药费${s.sum}，学校也要有个说法。`,
      },
    ],
  },
];
