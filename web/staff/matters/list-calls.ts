// Operations around lists, as the browser calls them.
import type { ReplyOf } from '../../../server/kernel/route.ts';
import type { previewAssignments as PreviewAssignments } from '../../../server/modules/intake/contract.ts';
import type {
  listSavedFilters as ListSavedFilters,
  removeFilter as RemoveFilter,
  saveFilter as SaveFilter,
} from '../../../server/modules/matters/contract.ts';
import { caller } from '../../api/caller.ts';

export const listSavedFilters = caller<typeof ListSavedFilters>({ method: 'GET', path: '/api/matters/filters' });
export const saveFilter = caller<typeof SaveFilter>({ method: 'POST', path: '/api/matters/filters', act: true });
export const removeFilter = caller<typeof RemoveFilter>({
  method: 'POST',
  path: '/api/matters/filters/{id}/remove',
  act: true,
});
export const previewAssignments = caller<typeof PreviewAssignments>({
  method: 'POST',
  path: '/api/matters/assignment-preview',
});

export type SavedFilter = ReplyOf<typeof ListSavedFilters>['items'][number];
export type Previewed = ReplyOf<typeof PreviewAssignments>['items'][number];
