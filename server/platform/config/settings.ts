// Decides which variables the environment may set, what each means and what holds without it.
// Pure: the one list that the start, the README's table and the tests read.
import type { z } from 'zod';
import { address, key32, line, networks, oneOf, origin, secret, wholeNumber } from './values.ts';

/** One variable of the environment. */
export interface Setting<T> {
  read: z.ZodType<T, string>;
  /** Text that is read when the variable is absent; without one the value is undefined. */
  standard?: string;
  example: string;
  /** Its value never appears in a message. */
  secret?: true;
  zh: string;
  en: string;
}

const setting = <T>(it: Setting<T>): Setting<T> => it;

/** Every variable, in the order of the README. */
export const settings = {
  DATABASE_URL: setting({
    read: address('postgresql', 'postgres'),
    example: 'postgresql://anhe:secret@10.0.0.5:5432/anhe',
    secret: true,
    zh: '已有 PostgreSQL（15 或更新）的地址，用户须能建角色；不设则用内置数据库',
    en: 'Address of your own PostgreSQL (15 or newer), as a user that may create roles; without it the embedded one runs',
  }),
  DATABASE_APP_URL: setting({
    read: address('postgresql', 'postgres'),
    example: 'postgresql://anhe_app:secret@10.0.0.5:5432/anhe',
    secret: true,
    zh: '请求所用角色的地址；不设则由 DATABASE_URL 推出',
    en: 'Address for the role of requests; derived from DATABASE_URL when absent',
  }),
  DATABASE_WORKER_URL: setting({
    read: address('postgresql', 'postgres'),
    example: 'postgresql://anhe_worker:secret@10.0.0.5:5432/anhe',
    secret: true,
    zh: '后台任务所用角色的地址；不设则由 DATABASE_URL 推出',
    en: 'Address for the role of background jobs; derived from DATABASE_URL when absent',
  }),
  DATABASE_POOL: setting({
    read: wholeNumber(2, 90),
    standard: '10',
    example: '20',
    zh: '处理请求的数据库连接数上限',
    en: 'Database connections for requests, at most',
  }),
  DATABASE_ANSWER_SECONDS: setting({
    read: wholeNumber(1, 600),
    standard: '15',
    example: '30',
    zh: '数据库多少秒没有答复就放弃该连接，请求答 503',
    en: 'Seconds without an answer of the database after which the connection is given up and the request is told 503',
  }),
  DATABASE_BUFFERS_MB: setting({
    read: wholeNumber(16, 65_536),
    example: '1024',
    zh: '内置数据库的主缓存（MB）；不设则为本机内存的八分之一，256 至 4096',
    en: 'Main buffer of the embedded database, in megabytes; an eighth of the memory of the machine when absent, 256 to 4096',
  }),
  DATA_DIR: setting({
    read: line(),
    standard: './data',
    example: '/var/lib/anhe',
    zh: '数据目录：内置数据库、附件、密钥',
    en: 'Data folder: embedded database, files, key',
  }),
  HOST: setting({
    read: line(),
    standard: '127.0.0.1',
    example: '0.0.0.0',
    zh: '监听地址；默认只有本机能访问',
    en: 'Address to listen on; by default only this machine can reach it',
  }),
  PORT: setting({
    read: wholeNumber(0, 65_535),
    standard: '8080',
    example: '8443',
    zh: '监听端口；0 表示任取空闲端口',
    en: 'Port to listen on; 0 takes any free one',
  }),
  ROLE: setting({
    read: oneOf('all', 'api', 'worker'),
    standard: 'all',
    example: 'worker',
    zh: '本进程做什么：网页与接口、后台任务，或两者；分开运行须设 DATABASE_URL',
    en: 'What this process does: pages and API, background jobs, or both; running them apart needs DATABASE_URL',
  }),
  COUNTY: setting({
    read: oneOf('practice', 'real'),
    standard: 'practice',
    example: 'real',
    zh: '空库首次启动时：practice 装入练习县；real 不装，须先运行 npm run new-county',
    en: 'On an empty database: practice loads the practice county; real refuses until npm run new-county has run',
  }),
  PROFILE_DIR: setting({
    read: line(),
    standard: 'profiles/default',
    example: '/etc/anhe/profile',
    zh: '本县的设置：类别、规则、期限、文书文字；相对路径从程序目录算起',
    en: 'The county’s profile: categories, rules, clocks, texts; a relative path counts from the programme’s folder',
  }),
  PRACTICE_SEED: setting({
    read: line(),
    standard: 'anhe',
    example: 'training-2027',
    zh: '练习县的种子：种子与基准日相同则内容相同',
    en: 'Seed of the practice county: same seed and anchor date, same county',
  }),
  PUBLIC_URL: setting({
    read: origin(),
    example: 'https://anhe.example.gov.cn',
    zh: '群众看到的网址，用于二维码和通知；不设则按请求的主机名',
    en: 'Address residents see, for QR codes and notices; by default the host of the request',
  }),
  TRUSTED_PROXIES: setting({
    read: networks(),
    example: '10.0.0.2,10.0.1.0/24',
    zh: '可代报来访者地址的反向代理；不设则一律不信',
    en: 'Reverse proxies that may name the caller’s address; none by default',
  }),
  FIELD_KEY: setting({
    read: key32(),
    example: 'mVvVsOrlSXzMDd+wKcbXc5Hb/qL3FyvSTNVIbKjB5tY=',
    secret: true,
    zh: '加密身份证号、电话、住址的主密钥；不设则在数据目录生成 field.key（权限 600），务必备份',
    en: 'Master key for identity numbers, phones and addresses; by default made in the data folder as field.key (mode 600): back it up',
  }),
  BACKUP_PASSPHRASE: setting({
    read: secret(12),
    example: 'four plain words together',
    secret: true,
    zh: '备份文件的口令（不少于 12 个字符），备份和恢复时用；与 BACKUP_KEY_FILE 二选一',
    en: 'Passphrase (12 characters or more) that backups are sealed with and restored by; this or BACKUP_KEY_FILE',
  }),
  BACKUP_KEY_FILE: setting({
    read: line(),
    example: '/etc/anhe/backup.key',
    zh: '备份密钥文件：一行 base64，32 字节（openssl rand -base64 32）',
    en: 'File with the key of backups: one line of base64, 32 bytes (openssl rand -base64 32)',
  }),
  SUBMITS_PER_HOUR: setting({
    read: wholeNumber(1, 1_000_000_000),
    standard: '600',
    example: '200',
    zh: '同一地址每小时最多提交的事项数（村里代办点会替多人提交）；同一电话最多其五分之一，不少于 120',
    en: 'Matters one address may submit in an hour (a village agent files for many); one telephone a fifth of it, 120 at least',
  }),
  SESSION_IDLE_MINUTES: setting({
    read: wholeNumber(5, 120),
    standard: '30',
    example: '15',
    zh: '工作人员无操作多少分钟后自动退出',
    en: 'Minutes without activity after which an officer is signed out',
  }),
  SMTP_URL: setting({
    read: address('smtp', 'smtps'),
    example: 'smtps://anhe:secret@mail.example.gov.cn:465',
    secret: true,
    zh: '发送邮件通知的服务器',
    en: 'Server that sends notices by e-mail',
  }),
  SMTP_FROM: setting({
    read: line(),
    standard: 'anhe@localhost',
    example: '安和县综治中心 <anhe@example.gov.cn>',
    zh: '邮件通知的发件人',
    en: 'Sender of notices by e-mail',
  }),
  SMS_GATEWAY_URL: setting({
    read: address('http', 'https'),
    example: 'https://sms.example.gov.cn/send',
    zh: '短信网关；须与 SMS_GATEWAY_SECRET 同设',
    en: 'SMS gateway; needs SMS_GATEWAY_SECRET too',
  }),
  SMS_GATEWAY_SECRET: setting({
    read: secret(16),
    example: 'a-long-shared-secret',
    secret: true,
    zh: '与短信网关约定的签名密钥',
    en: 'Secret shared with the gateway, for signing',
  }),
  OIDC_ISSUER: setting({
    read: address('https', 'http'),
    example: 'https://login.example.gov.cn',
    zh: '统一身份认证地址；须与 OIDC_CLIENT_ID、OIDC_CLIENT_SECRET 同设',
    en: 'OpenID Connect provider; needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET too',
  }),
  OIDC_CLIENT_ID: setting({
    read: line(),
    example: 'anhe',
    zh: '在统一身份认证登记的应用编号',
    en: 'Client id registered with the provider',
  }),
  OIDC_CLIENT_SECRET: setting({
    read: secret(8),
    example: 'client-secret',
    secret: true,
    zh: '在统一身份认证登记的密钥',
    en: 'Client secret registered with the provider',
  }),
  METRICS_TOKEN: setting({
    read: secret(16),
    example: 'a-long-token-for-prometheus',
    secret: true,
    zh: '读取 /metrics 的令牌；不设则关闭该地址',
    en: 'Bearer token for /metrics; without it the address is closed',
  }),
  LOG_LEVEL: setting({
    read: oneOf('debug', 'info', 'warn', 'error'),
    standard: 'info',
    example: 'debug',
    zh: '日志级别',
    en: 'Least severity that is logged',
  }),
};

/** Variables that mean something only together. */
export const together: (keyof typeof settings)[][] = [
  ['SMS_GATEWAY_URL', 'SMS_GATEWAY_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
];

/** The table of variables for the README of one language, in Markdown; tested to stand there word for word. */
export function settingsTable(language: 'zh' | 'en'): string {
  const head = language === 'zh' ? ['变量', '含义', '默认', '示例'] : ['Variable', 'Meaning', 'Default', 'Example'];
  const rows = Object.entries(settings).map(([name, it]: [string, Setting<unknown>]) => [
    `\`${name}\``,
    it[language].replaceAll('|', '\\|'),
    it.standard === undefined ? '' : `\`${it.standard}\``,
    `\`${it.example}\``,
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
