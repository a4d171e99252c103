// Pure. Words of the desk in English.
import type { Messages } from './messages.zh.ts';

export const en: Messages = {
  title: 'Desk',
  asOf: (at) => `as of ${at}`,
  views: {
    registered: 'to accept',
    correcting: 'awaiting material',
    refusing: 'refusal proposed',
    accepted: 'to assign',
    assigned: 'to sign for',
    objected: 'objection to rule on',
    handling: 'in hand',
    today: 'due today',
    overdue: 'overdue',
    answered: 'to check',
    follow_up: 'to follow up',
  },
  empty: {
    registered: 'Nothing to accept. What residents file or windows register waits here.',
    correcting: 'Nothing waits for material. What was asked for is listed here.',
    refusing: 'No refusal waits for its second look. Proposed ones are listed here.',
    accepted: 'Nothing to assign. Accepted matters wait here.',
    assigned: 'Nothing to sign for. What is assigned to your body waits here.',
    objected: 'No objection waits for a ruling.',
    handling: 'Nothing in hand. What was signed for is here.',
    today: 'Nothing is due today.',
    overdue: 'Nothing is overdue.',
    answered: 'Nothing to check. Results that bodies report wait here.',
    follow_up: 'Nobody to ask. Matters whose check passed wait here.',
  },
  counts: 'To do now',
};
