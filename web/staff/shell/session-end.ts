// Decides when the page must ask for a sign-in again: an answer said that nobody is signed in. Pages stay as they are beneath.
import { codeOf } from '../../api/trouble.ts';

let ended = false;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Every failed call passes here. */
export function noteTrouble(error: unknown): void {
  if (ended || codeOf(error) !== 'sign-in-needed') return;
  ended = true;
  tell();
}

export function noteSignedIn(): void {
  ended = false;
  tell();
}

export function sessionEnded(): boolean {
  return ended;
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
