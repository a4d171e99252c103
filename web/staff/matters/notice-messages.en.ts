// Pure. Words of the messages of a matter in English.
import type { Messages } from './notice-messages.zh.ts';

function faultEn(code: string): string {
  const known: Readonly<Record<string, string>> = {
    'address-invalid': 'nothing can be sent to the number or address; correct the party first',
    'no-address': 'there is no number to send to',
    'no-gateway': 'this county has no gateway for short messages or e-mail; tell the person yourself',
    'gateway-away': 'the gateway cannot be reached',
    'gateway-timeout': 'the gateway did not answer in time',
    'message-unsafe': 'not sent: there are signs of danger on this matter',
    'message-declined': 'not sent: the person wants no short messages',
    'party-erased': 'not sent: the personal information was erased',
    'internal-error': 'a fault of the programme; tell the system administrator',
  };
  return known[code] ?? `not taken by the gateway or mail server (${code})`;
}

export const en: Messages = {
  title: 'Who was told',
  toParties: 'To parties',
  toOfficers: (n) => `To officers: ${n}`,
  none: 'Nobody has been told anything yet.',
  more: 'Only the latest 200 are listed.',
  failedCount: (n) => `${n} did not arrive`,
  waitingCount: (n) => `${n} waiting`,
  channels: { inApp: 'On the page', sms: 'Short message', email: 'E-mail' },
  states: {
    waiting: 'Waiting',
    sending: 'Being sent',
    sent: 'Sent',
    shown: 'Practice: not really sent',
    failed: 'Did not arrive',
    read: 'Read',
    replaced: 'Replaced by another of the same morning',
  },
  inAppSent: 'On the page',
  to: 'Who',
  when: 'When',
  words: 'Words',
  state: 'What became of it',
  partyUnknown: 'Party',
  sentAt: (at) => `sent ${at}`,
  tried: (times, at) => `tried ${times} times, last ${at}`,
  goesOn: 'It will be tried again by itself.',
  nextTry: (at) => `Next try ${at}`,
  after: (at) => `quiet hours now; goes out ${at}`,
  fault: faultEn,
  resent: (times) => `sent again ${times} times`,
  resend: 'Send again',
  resendSure: (to) =>
    `Send the short message once more, to the number as it is on record now? It went to ${to} before.`,
  resendMost: (times) => `Three times at most; sent again ${times} times so far.`,
  resendYes: 'Send again',
  resendNo: 'Do not send',
  resendDone: 'In the queue to be sent again.',
};
