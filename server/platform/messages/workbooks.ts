import type { Call } from '../act.ts';
import type { Sent } from '../http/serve.ts';
import { everyRow, momentCell, sendList } from '../list-workbook.ts';
import type { OfficerPrincipal } from '../principal.ts';
import type { Column } from '../workbook.ts';
import type { exportPracticeMessages, exportUndelivered } from './contract.ts';
import type { LetterWords } from './letter.ts';
import { practiceMessages, undelivered } from './queries.ts';

const channels = { inApp: '站内', sms: '短信', email: '邮件' } as const;
const states = { waiting: '等待', sending: '发送中', failed: '失败' } as const;

const undeliveredColumns: readonly Column[] = [
  { key: 'at', title: '加入时间', width: 22 },
  { key: 'channel', title: '方式', width: 8 },
  { key: 'event', title: '事由', width: 28 },
  { key: 'state', title: '状态', width: 10 },
  { key: 'attempts', title: '次数', width: 8 },
  { key: 'fault', title: '错误', width: 24 },
  { key: 'attemptedAt', title: '最近一次', width: 22 },
  { key: 'nextAt', title: '下次尝试', width: 22 },
];

/** 没有送达的消息 as Excel: no address, no matter, as the list. */
export async function exportUndeliveredMessages(call: Call<typeof exportUndelivered, OfficerPrincipal>): Promise<Sent> {
  const { items } = await undelivered(call);
  return sendList(
    '没有送达的消息',
    undeliveredColumns,
    items.map((one) => ({
      at: momentCell(one.at),
      channel: channels[one.channel],
      event: one.event,
      state: states[one.state],
      attempts: String(one.attempts),
      fault: one.fault,
      attemptedAt: momentCell(one.attemptedAt),
      nextAt: momentCell(one.nextAt),
    })),
  );
}

const practiceColumns: readonly Column[] = [
  { key: 'at', title: '时间', width: 22 },
  { key: 'channel', title: '方式', width: 8 },
  { key: 'to', title: '发给', width: 18 },
  { key: 'number', title: '编号', width: 26 },
  { key: 'subject', title: '标题', width: 30 },
  { key: 'text', title: '内容', width: 80 },
];

/** 练习县本应发出的消息 as Excel, addresses masked. @throws Refused `unknown/not-found` in a real county */
export async function exportSentInPractice(
  call: Call<typeof exportPracticeMessages, OfficerPrincipal>,
  words: LetterWords,
): Promise<Sent> {
  const rows = await everyRow((after) =>
    practiceMessages({ ...call, query: { limit: 100, ...(after ? { after } : {}) } }, words),
  );
  return sendList(
    '练习消息',
    practiceColumns,
    rows.map((one) => ({
      at: momentCell(one.at),
      channel: channels[one.channel],
      to: one.to,
      number: one.number,
      subject: one.subject,
      text: one.text,
    })),
  );
}
