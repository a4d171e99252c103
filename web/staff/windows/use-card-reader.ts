import { useEffect, useEffectEvent, useRef } from 'react';
import { type Burst, type Card, follow, isReader, readCard, silence } from './card-reader.ts';

/**
 * Listens on the whole page for a card reader that types. What it typed has gone into whatever field had the focus: `before` keeps how things
 * stood when it began, and `onCard` gets that back with what was read and the element that had the focus.
 */
export function useCardReader<T>(before: () => T, onCard: (card: Card, stood: T, where: Element | null) => void): void {
  const run = useRef<{ burst: Burst; stood: T; where: Element | null; timer: number }>(undefined);
  const done = useEffectEvent(() => {
    const ended = run.current;
    run.current = undefined;
    const card = ended && isReader(ended.burst) ? readCard(ended.burst.text) : undefined;
    if (ended && card) onCard(card, ended.stood, ended.where);
  });
  const came = useEffectEvent((text: string, at: number): boolean => {
    const now = run.current;
    const burst = follow(now?.burst, text, at);
    const goesOn = now !== undefined && burst.startedAt === now.burst.startedAt && burst.text.length > text.length;
    window.clearTimeout(now?.timer);
    run.current = {
      burst,
      stood: goesOn ? now.stood : before(),
      where: goesOn ? now.where : document.activeElement,
      timer: window.setTimeout(() => done(), silence),
    };
    return isReader(burst);
  });
  useEffect(() => {
    // Only the press of a key tells when it came from the device; what changes a field comes as late as the page is busy. A paste and what an
    // input method composes press no letter.
    function letter(event: KeyboardEvent): void {
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) came(event.key, event.timeStamp);
    }
    function key(event: KeyboardEvent): void {
      if ((event.key !== 'Enter' && event.key !== 'Tab') || event.ctrlKey || event.metaKey || event.altKey) return;
      // The Enter at the end of a card must not send the form nor leave the field.
      if (came('\n', event.timeStamp)) {
        event.preventDefault();
        event.stopPropagation();
      }
    }
    document.addEventListener('keypress', letter, true);
    document.addEventListener('keydown', key, true);
    return () => {
      document.removeEventListener('keypress', letter, true);
      document.removeEventListener('keydown', key, true);
      window.clearTimeout(run.current?.timer);
    };
  }, []);
}
