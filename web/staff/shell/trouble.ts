// Decides in which words a failed call is told, and which fields of a form it is about.
import { CallTrouble } from '../../api/trouble.ts';
import { wordsFor, wrongPlaces } from '../../api/words.ts';
import { useLanguage } from './language.tsx';

export function useTroubleWords(): (error: unknown) => string {
  const { language } = useLanguage();
  return (error) => wordsFor(error, language);
}

/** Words by the name of the field of the body; a place within a list counts for its list, unless `deep` keeps the whole path. */
export function useWrongPlaces(): (error: unknown, deep?: boolean) => Readonly<Record<string, string>> {
  const { language } = useLanguage();
  return (error, deep = false) => {
    const places = wrongPlaces(error, language);
    // A refusal of the work itself names its field too.
    const field = error instanceof CallTrouble ? error.problem?.['field'] : undefined;
    if (typeof field === 'string') places.push({ path: field, words: wordsFor(error, language) });
    return Object.fromEntries(places.map(({ path, words }) => [deep ? path : (path.split('.')[0] ?? ''), words]));
  };
}
