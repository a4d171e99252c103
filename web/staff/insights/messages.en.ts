// Pure. The same in English.
import type { Messages } from './messages.zh.ts';

export const en: Messages = {
  title: 'Figures',
  asOf: (at) => `as of ${at}`,
  formula:
    'Counted: every matter that your post may see, by the areas just beneath, its category and stage now. Matters restricted for danger are left out of leaders’ figures. Every number opens to its matters.',
  byOutcome: 'Closed matters, by how they ended',
  byArea: 'By area',
  byCategory: 'By category',
  area: 'Area',
  category: 'Category',
  total: 'Total',
  sum: 'All',
  share: 'Share',
  county: 'County',
  drill: (name) => `areas of ${name}`,
  none: 'There are no matters to see.',
  here: (name) => `${name} (itself)`,
};
