// Decides the signs between words: full-width in Chinese, with a space in English.
import { useLanguage } from './language.tsx';

const signs = {
  zh: { colon: '：', semicolon: '；', brackets: (words: string | number) => `（${words}）` },
  en: { colon: ': ', semicolon: '; ', brackets: (words: string | number) => ` (${words})` },
};

export function useSigns(): (typeof signs)['zh'] {
  return signs[useLanguage().language];
}
