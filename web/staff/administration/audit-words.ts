// Pure. Decides how an entry of the audit log names what it was done to and what it keeps: in the office's words, the code in the tip.
import type { Language } from '../../ui/language.ts';

type Words = Readonly<Record<Language, string>>;

const targets: Readonly<Record<string, Words>> = {
  session: { zh: '登录', en: 'session' },
  officer: { zh: '人员', en: 'officer' },
  post: { zh: '岗位', en: 'post' },
  organisation: { zh: '机构', en: 'body' },
  area: { zh: '区域', en: 'area' },
  mediator: { zh: '调解员', en: 'mediator' },
  calendar: { zh: '工作日历', en: 'calendar' },
  window: { zh: '窗口', en: 'window' },
  service: { zh: '办事事项', en: 'service' },
  screen: { zh: '叫号屏', en: 'screen' },
  'api-key': { zh: '接口密钥', en: 'interface key' },
  'pool-member': { zh: '审核回访人员库', en: 'pool of checkers' },
  operation: { zh: '接口', en: 'operation' },
  import: { zh: 'Excel 导入', en: 'import' },
};

const facts: Readonly<Record<string, Words>> = {
  secondFactor: { zh: '动态口令', en: 'second factor' },
  via: { zh: '方式', en: 'by' },
  locked: { zh: '账号锁定', en: 'locked' },
  ended: { zh: '结束的登录', en: 'sessions ended' },
  reason: { zh: '原因', en: 'reason' },
  on: { zh: '自哪天', en: 'from day' },
  from: { zh: '自', en: 'from' },
  until: { zh: '至', en: 'until' },
  endsOn: { zh: '到期', en: 'ends' },
  kind: { zh: '类别', en: 'kind' },
  code: { zh: '代码', en: 'code' },
  number: { zh: '号码', en: 'number' },
  renamed: { zh: '更名', en: 'renamed' },
  phone: { zh: '改了电话', en: 'telephone changed' },
  bookable: { zh: '可预约', en: 'bookable' },
  refusedRows: { zh: '不对的行', en: 'rows refused' },
  added: { zh: '新增', en: 'added' },
  changed: { zh: '改动', en: 'changed' },
  areaId: { zh: '区域号', en: 'area' },
  parentId: { zh: '上级号', en: 'above' },
  organisationId: { zh: '机构号', en: 'body' },
  officerId: { zh: '人员号', en: 'officer' },
  postId: { zh: '岗位号', en: 'post' },
  successorId: { zh: '承接机构号', en: 'successor' },
  centreId: { zh: '中心号', en: 'centre' },
  bodyId: { zh: '机构号', en: 'body' },
};

const values: Readonly<Record<string, Words>> = {
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
  null: { zh: '无', en: 'none' },
  'via password': { zh: '密码', en: 'password' },
  'via oidc': { zh: '统一身份认证', en: 'single sign-on' },
};

/** 登录 01a208c8: the kind in words, a long id by its first figures. */
export function targetWords(target: string, language: Language): string {
  const [kind = '', ...rest] = target.split(':');
  const named = targets[kind];
  if (!named) return target;
  const id = rest.join(':');
  return [named[language], /^[\da-f]{8}-/u.test(id) ? id.slice(0, 8) : id].filter(Boolean).join(' ');
}

/** 动态口令：是. @param value as the entry keeps it */
export function factWords(name: string, value: unknown, language: Language): string {
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  const words = (values[`${name} ${written}`] ?? values[written])?.[language] ?? written;
  return `${facts[name]?.[language] ?? name}${language === 'zh' ? '：' : ': '}${words}`;
}
