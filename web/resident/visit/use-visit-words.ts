import { useWords } from '../words.tsx';
import type { Language } from '../../ui/language.ts';
import { en } from './words.en.ts';
import { zh, type VisitWords } from './words.zh.ts';

/** These pages come as a file of their own, and so do their words. */
export function useVisitWords(): { readonly v: VisitWords; readonly language: Language } {
  const { language } = useWords();
  return { v: language === 'zh' ? zh : en, language };
}
