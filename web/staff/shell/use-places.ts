// Names of the pages that Ctrl-K goes to, and how each is opened.
import { useNavigate } from '@tanstack/react-router';
import { messages as administrationMessages } from '../administration/messages.ts';
import { messages as dossierMessages } from '../dossiers/messages.ts';
import { messages as importMessages } from '../intake/import-messages.ts';
import { messages as matterMessages } from '../matters/messages.ts';
import { messages as windowMessages } from '../windows/messages.ts';
import { messages as worklistMessages } from '../worklist/messages.ts';
import { useMessages } from './language.tsx';
import { messages } from './messages.ts';
import { placesFor, type Place } from './pages.ts';
import { useMe, useRoles } from './session.tsx';

export interface NamedPlace {
  readonly key: string;
  readonly words: string;
  /** Other words by which it is looked for. */
  readonly also?: readonly string[];
  /** Beneath which part it is. */
  readonly beside: string;
  readonly go: () => Promise<void>;
}

export function usePlaces(): NamedPlace[] {
  const m = useMessages(messages);
  const administration = useMessages(administrationMessages);
  const dossiers = useMessages(dossierMessages);
  const intakeImports = useMessages(importMessages);
  const matters = useMessages(matterMessages);
  const windows = useMessages(windowMessages);
  const worklist = useMessages(worklistMessages);
  const navigate = useNavigate();
  const { shows, county } = useMe();
  const roles = useRoles();
  const paths = {
    '/late': matters.latePage,
    '/matters/backdated': matters.backdated,
    '/matters/moved': matters.moved,
    '/rulings': matters.rulings,
    '/imports': intakeImports.title,
    '/dossiers': dossiers.listTitle,
    '/practice-messages': m.practiceMessages,
    '/notices': m.noticesAll,
    '/account': m.account,
  };

  const beside: Partial<Record<keyof typeof paths, string>> = {
    '/dossiers': m.mediation,
    '/practice-messages': m.searchPages,
    '/notices': m.searchPages,
    '/account': m.searchPages,
  };

  function named(place: Place): NamedPlace {
    switch (place.kind) {
      case 'view':
        return {
          key: `view-${place.view}`,
          words: worklist.views[place.view],
          beside: m.desk,
          go: () => navigate({ to: '/', search: { view: place.view } }),
        };
      case 'window':
        return {
          key: `window-${place.view}`,
          words: windows.views[place.view],
          beside: m.windows,
          go: () => navigate({ to: '/windows', search: { view: place.view } }),
        };
      case 'administration':
        return {
          key: `administration-${place.page}`,
          words: administration.pages[place.page],
          beside: m.administration,
          go: () => navigate({ to: '/administration', search: { page: place.page } }),
        };
      case 'security':
        return {
          key: `security-${place.page}`,
          words: administration.securityPages[place.page],
          beside: m.security,
          go: () => navigate({ to: '/security', search: { page: place.page } }),
        };
      case 'path':
        return {
          key: place.path,
          words: paths[place.path],
          also: m.searchAlso[place.path] ?? [],
          beside: beside[place.path] ?? m.matters,
          go: () => navigate({ to: place.path }),
        };
      default:
        return {
          key: 'calculator',
          words: m.calculator,
          beside: m.searchPages,
          go: async () => {
            window.open('/calculator', '_blank', 'noreferrer');
          },
        };
    }
  }

  return placesFor({ shows, roles, practice: county.kind === 'practice' }).map(named);
}
