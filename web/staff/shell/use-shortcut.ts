// Decides when a key of the whole page is pressed: Ctrl or ⌘ with a letter, or a sign alone where nothing is being typed.
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

/** A sign alone: not while something is typed or chosen in a field, nor beneath an open dialog. */
export function useSign(sign: string, act: () => void): void {
  const press = useEffectEvent(act);
  useEffect(() => {
    function listen(event: KeyboardEvent): void {
      if (event.key !== sign || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, [contenteditable], [role="dialog"]')
      )
        return;
      event.preventDefault();
      press();
    }
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [sign]);
}
