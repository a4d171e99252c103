// Decides when a key of the whole page is pressed: Ctrl or ⌘ with a letter.
import { useEffect, useEffectEvent } from 'react';

export function useShortcut(letter: string, act: () => void): void {
  const press = useEffectEvent(act);
  useEffect(() => {
    function listen(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== letter) return;
      event.preventDefault();
      press();
    }
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [letter]);
}
