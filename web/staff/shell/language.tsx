import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { keepLanguage, languageAtStart, type Language } from '../../ui/language.ts';

interface Speaking {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const Spoken = createContext<Speaking>({ language: 'zh', speak: () => undefined });

export function LanguageProvider(props: { readonly children: ReactNode }): ReactNode {
  const [language, speak] = useState<Language>(languageAtStart);
  useEffect(() => keepLanguage(language), [language]);
  const speaking = useMemo(() => ({ language, speak }), [language]);
  return <Spoken.Provider value={speaking}>{props.children}</Spoken.Provider>;
}

export function useLanguage(): Speaking {
  return useContext(Spoken);
}

/** Picks the words of the reader's language: `const say = useWords(); say({ zh: '登记', en: 'Register' })`. */
export function useWords(): (words: { readonly zh: string; readonly en: string }) => string {
  const { language } = useLanguage();
  return (words) => words[language];
}
