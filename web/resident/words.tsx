import { createContext, type ComponentChildren, type VNode } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { loadEnglish } from '../api/words.ts';
import { keepLanguage, languageAtStart, type Language } from '../ui/language.ts';
import { zh, type Messages } from './messages.zh.ts';

interface Speaking {
  readonly t: Messages;
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const Spoken = createContext<Speaking>({ t: zh, language: 'zh', speak: () => undefined });

/** Gives the page its words. English is a file of its own; when it cannot be fetched the page stays Chinese. */
export function Words(props: { readonly children: ComponentChildren }): VNode | null {
  const [wanted, speak] = useState<Language>(languageAtStart);
  const [english, setEnglish] = useState<Messages>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (wanted !== 'en' || english) return;
    Promise.all([import('./messages.en.ts'), loadEnglish()]).then(
      ([file]) => setEnglish(file.en),
      () => setFailed(true),
    );
  }, [wanted, english]);
  const language = wanted === 'en' && english ? 'en' : 'zh';
  useEffect(() => {
    if (wanted === language) keepLanguage(language);
  }, [wanted, language]);
  const speaking = useMemo(
    () => ({ t: language === 'en' && english ? english : zh, language, speak }) as const,
    [language, english],
  );
  if (wanted === 'en' && !english && !failed) return null;
  return <Spoken.Provider value={speaking}>{props.children}</Spoken.Provider>;
}

export function useWords(): Speaking {
  return useContext(Spoken);
}
