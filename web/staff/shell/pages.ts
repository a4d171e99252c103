// Pure. Decides which pages Ctrl-K goes to beyond the parts of the rail: those beneath a part, and those of every officer.
import {
  administrationPages,
  type AdministrationPage,
  securityPages,
  type SecurityPage,
} from '../administration/pages.ts';
import { windowViews, type WindowView } from '../windows/views.ts';
import { type View, views } from '../worklist/views.ts';

export type Place =
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'window'; readonly view: WindowView }
  | { readonly kind: 'administration'; readonly page: AdministrationPage }
  | { readonly kind: 'security'; readonly page: SecurityPage }
  | {
      readonly kind: 'path';
      readonly path:
        | '/matters/backdated'
        | '/matters/moved'
        | '/rulings'
        | '/imports'
        | '/late'
        | '/dossiers'
        | '/practice-messages'
        | '/notices'
        | '/account';
    }
  | { readonly kind: 'calculator' };

/** What the shell shows a post, and its roles. */
export interface Seen {
  readonly shows: readonly string[];
  readonly roles: readonly string[];
  /** Nothing is sent from a practice county: what would have been is a page. */
  readonly practice?: boolean;
}

const reviews = ['checker', 'centre_head', 'coordinator'];
const rules = ['coordinator', 'centre_head'];
const imports = ['window_clerk', 'coordinator', 'centre_head'];
const moves = ['coordinator', 'centre_head', 'checker', 'committee_officer', 'handler'];

/** The pages that this post may open, as the lists of matters link to them. */
export function placesFor({ shows, roles, practice }: Seen): Place[] {
  const has = (wanted: readonly string[]): boolean => wanted.some((role) => roles.includes(role));
  const matters = shows.includes('matters');
  const path = (to: (Place & { kind: 'path' })['path'], open: boolean): Place[] =>
    open ? [{ kind: 'path', path: to }] : [];
  return [
    ...(shows.includes('desk') ? views.map((view): Place => ({ kind: 'view', view })) : []),
    ...(shows.includes('windows') ? windowViews.map((view): Place => ({ kind: 'window', view })) : []),
    ...path('/late', matters),
    ...path('/matters/backdated', matters && has(reviews)),
    ...path('/rulings', matters && has(rules)),
    ...path('/matters/moved', matters && has(moves)),
    ...path('/imports', matters && has(imports)),
    ...(shows.includes('administration')
      ? administrationPages.map((page): Place => ({ kind: 'administration', page }))
      : []),
    ...(shows.includes('security') ? securityPages.map((page): Place => ({ kind: 'security', page })) : []),
    ...path('/dossiers', shows.includes('mediation')),
    ...path('/practice-messages', practice === true),
    ...path('/notices', true),
    ...path('/account', true),
    ...(matters ? [{ kind: 'calculator' } as const] : []),
  ];
}

/** Whether a page is meant by what is typed: its name, or one of the other words by which the office knows it. */
export function isMeant(typed: string, name: string, also: readonly string[] = []): boolean {
  const wanted = typed.toLowerCase();
  return [name, ...also].some((words) => words.toLowerCase().includes(wanted));
}
