// Decides whether the page is set in large type: the reader's own choice, kept on this device.

const place = 'anhe.large';

export function isLarge(): boolean {
  try {
    return localStorage.getItem(place) === '1';
  } catch {
    return false;
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
}

/** Sets the type without keeping it; called once at the start. */
export function showType(large: boolean): void {
  document.documentElement.classList.toggle('large', large);
}
