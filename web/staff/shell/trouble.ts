// Decides in which words a failed call is told, and which fields of a form it is about.
import { wordsFor, wrongPlaces } from '../../api/words.ts';
import { useLanguage } from './language.tsx';

export function useTroubleWords(): (error: unknown) => string {
  const { language } = useLanguage();
  return (error) => wordsFor(error, language);
}

/** Words by the name of the field of the body; a place within a list counts for its list, unless `deep` keeps the whole path. */
export function useWrongPlaces(): (error: unknown, deep?: boolean) => Readonly<Record<string, string>> {
  const { language } = useLanguage();
  return (error, deep = false) =>
    Object.fromEntries(
      wrongPlaces(error, language).map(({ path, words }) => [deep ? path : (path.split('.')[0] ?? ''), words]),
    );
}
