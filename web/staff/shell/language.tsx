import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { loadEnglish } from '../../api/words.ts';
import { keepLanguage, languageAtStart, type Language } from '../../ui/language.ts';

interface Speaking {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const Spoken = createContext<Speaking>({ language: 'zh', speak: () => undefined });

export function LanguageProvider(props: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>('zh');
  // The English words of refusals are a file of their own: the page turns English when they are here.
  const speak = useCallback((next: Language): void => {
    keepLanguage(next);
    if (next === 'zh') setLanguage('zh');
    else void loadEnglish().finally(() => setLanguage('en'));
  }, []);
  const speaking = useMemo(() => ({ language, speak }), [language, speak]);
  useEffect(() => {
    if (languageAtStart() === 'zh') return;
    keepLanguage('en');
    void loadEnglish().finally(() => setLanguage('en'));
  }, []);
  return <Spoken.Provider value={speaking}>{props.children}</Spoken.Provider>;
}

export function useLanguage(): Speaking {
  return useContext(Spoken);
}

export interface TwoTongues {
  readonly zh: string;
  readonly en: string;
}

/** Picks the words of the reader's language: `const say = useWords(); say({ zh: '登记', en: 'Register' })`. */
export function useWords(): (words: TwoTongues) => string {
  const { language } = useLanguage();
  return (words) => words[language];
}

/** A module's messages in the reader's language. */
export function useMessages<T>(messages: { readonly zh: T; readonly en: T }): T {
  const { language } = useLanguage();
  return messages[language];
}
