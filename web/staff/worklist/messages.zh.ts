// Pure. Words of the desk.

export const zh = {
  title: '工作台',
  asOf: (at: string) => `截至 ${at}`,
  views: {
    registered: '待受理',
    correcting: '待补正',
    refusing: '拟不予受理',
    accepted: '待分流',
    assigned: '待签收',
    objected: '异议待裁',
    handling: '办理中',
    opinion: '待出意见',
    today: '今天到期',
    soon: '即将到期',
    waiting: '等别人',
    mine: '我的',
    overdue: '已超期',
    answered: '办结待核',
    follow_up: '待回访',
  },
  empty: {
    registered: '没有待受理的。群众提交或窗口登记后，会排在这里。',
    correcting: '没有等待补正的。告知当事人补正材料后，会排在这里。',
    refusing: '没有等待复核的不予受理。提出之后，会排在这里等另一人复核。',
    accepted: '没有待分流的。受理之后，会排在这里等待交办。',
    assigned: '没有待签收的。分流到本单位后，会排在这里。',
    objected: '没有等待裁定的异议。承办单位提出异议后，会排在这里。',
    handling: '没有正在办理的。签收之后，会排在这里。',
    opinion: '没有等本单位出具意见的。请本单位协办的，会排在这里。',
    today: '今天没有到期的。',
    soon: '三个工作日内没有到期的。',
    waiting: '没有在等别人的。等补正、等主事项、等协办意见、等回执、时限中止的，会排在这里。',
    mine: '没有在办的。您签收或转到您岗位的、您登记的，会排在这里。',
    overdue: '没有超期的。',
    answered: '没有办结待核的。承办单位报告结果后，会排在这里。',
    follow_up: '没有待回访的。审核通过后，会排在这里。',
  },
  counts: '现在要办的',
  soonUntil: (day: string) => `${day}前到期的`,
};

export type Messages = typeof zh;
