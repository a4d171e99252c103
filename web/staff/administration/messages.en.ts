// Pure. The same in English.
import type { Messages } from './messages.zh.ts';

export const en: Messages = {
  pages: {
    areas: 'Areas',
    organisations: 'Organisations',
    officers: 'Officers, posts',
    mediators: 'Mediators',
    calendar: 'Calendar',
    jobs: 'Jobs',
    sent: 'Messages',
  },
};
