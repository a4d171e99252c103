// Pure. Words of the messages of a matter.

/** Why a message did not arrive, by its code; a gateway's or mail server's own number is told as it is. */
function faultZh(code: string): string {
  const known: Readonly<Record<string, string>> = {
    'address-invalid': '号码或地址发不出去，请先更正当事人资料',
    'no-address': '没有可发的号码',
    'no-gateway': '本县没有接短信或者邮件网关，请当面或者打电话告知',
    'gateway-away': '短信网关连不上',
    'gateway-timeout': '短信网关没有及时回应',
    'message-unsafe': '事项有危险迹象，没有发出',
    'message-declined': '当事人不要短信，没有发出',
    'party-erased': '当事人信息已依法删除，没有发出',
    'internal-error': '程序出错，请告诉系统管理员',
  };
  return known[code] ?? `网关或者邮件服务器没有收下（${code}）`;
}

export const zh = {
  title: '告知记录',
  toParties: '告知当事人',
  toOfficers: (n: number) => `告知工作人员 ${n} 条`,
  none: '还没有告知过谁。',
  more: '只列出最近 200 条。',
  failedCount: (n: number) => `${n} 条没有送达`,
  waitingCount: (n: number) => `${n} 条待发`,
  channels: { inApp: '页面通知', sms: '短信', email: '邮件' },
  states: {
    waiting: '待发',
    sending: '正在发',
    sent: '已发出',
    shown: '练习：未真发',
    failed: '没有送达',
    read: '已读',
    replaced: '并入同一早上的另一条',
  },
  inAppSent: '已在页面',
  to: '告知谁',
  when: '时间',
  words: '写的什么',
  state: '结果',
  partyUnknown: '当事人',
  sentAt: (at: string) => `${at} 发出`,
  tried: (times: number, at: string) => `试了 ${times} 次，最近 ${at}`,
  goesOn: '会自动再试。',
  nextTry: (at: string) => `下次尝试 ${at}`,
  after: (at: string) => `现在是静默时段，${at} 发出`,
  fault: faultZh,
  resent: (times: number) => `重发过 ${times} 次`,
  resend: '重新告知',
  resendSure: (to: string) => `按现在登记的号码再发一次短信？原来发到 ${to}。`,
  resendMost: (times: number) => `每条最多重发三次，已经重发 ${times} 次。`,
  resendYes: '再发一次',
  resendNo: '不发',
  resendDone: '已排队再发。',
};

export type Messages = typeof zh;
