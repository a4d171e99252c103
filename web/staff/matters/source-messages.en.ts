// Pure. The same in English.
import type { Messages } from './source-messages.zh.ts';

export const en: Messages = {
  title: 'Where it came from',
  channel: 'Way in',
  firstReceiver: 'First receiver',
  body: 'From',
  reference: 'Their number',
  receivedOn: 'Received there',
  asksBack: 'Wanted back',
  answerBy: 'Answer wanted by',
  answerLate: 'past, and not answered',
  mediation: { before_filing: 'delegated before filing', after_filing: 'entrusted after filing' },
  backToCourt: (day) => `Should mediation fail, it goes back to the court with its material by ${day}`,
  backToCourtOpen: 'Should mediation fail, it goes back to the court with its material as the court asked',
  backNow: 'It failed: send it back to the court',
  numbers: 'Numbers elsewhere',
  numbersNone: 'None yet.',
  add: 'Add a number',
  remove: (number) => `Strike out ${number}`,
  removeShort: 'Strike out',
  copyOpen: 'Copy into another system',
  copyTitle: 'Copy into another system',
  copyText:
    'In the order of the form over there, field by field. Telephones and identity numbers stay masked; opening this leaves a trace.',
  copy: 'Copy',
  copyOf: (label) => `Copy: ${label}`,
  copied: 'Copied.',
  copyAll: 'Copy all (a line a field)',
  excel: 'Excel',
  acts: {
    add: {
      title: 'Add a number elsewhere',
      does: 'Writes down the number that the same matter has in another system; the matter is then found by it.',
      button: 'Add',
    },
    remove: {
      title: 'Strike out a number',
      does: 'A number copied wrongly goes from here; the history keeps it.',
      button: 'Strike out',
    },
  },
  fields: {
    system: { label: 'System', help: 'For example the provincial platform, or 12345 work orders.' },
    number: { label: 'Number' },
    reason: { label: 'Reason' },
  },
};
