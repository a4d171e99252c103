// Decides whether the page is set in large type: the reader's own choice, kept on this device.

const place = 'anhe.large';
/** Told of every change, so that the button at the top says what is. */
const changed = 'anhe-large-type';

export function isLarge(): boolean {
  try {
    return localStorage.getItem(place) === '1';
  } catch {
    return document.documentElement.classList.contains('large');
  }
}

/** Sets the type and keeps the choice. */
export function setLarge(large: boolean): void {
  showType(large);
  try {
    localStorage.setItem(place, large ? '1' : '0');
  } catch {
    // storage is switched off: the choice holds until the page is left
  }
  dispatchEvent(new CustomEvent(changed, { detail: large }));
}

/** Sets the type without keeping it; called once at the start. */
export function showType(large: boolean): void {
  document.documentElement.classList.toggle('large', large);
}

/** @returns what ends the listening */
export function onLarge(tell: (large: boolean) => void): () => void {
  const hear = (event: Event): void => tell((event as CustomEvent<boolean>).detail);
  addEventListener(changed, hear);
  return () => removeEventListener(changed, hear);
}
