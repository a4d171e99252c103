// Decides which Idempotency-Key goes with what a form sends: one for all tries of the same words, another once the words are others.
// An act that was done though its answer was lost is not done twice by a second try; with other words it would be refused as a key used before.
import { makeKey } from './key.ts';

interface FormKey {
  /** The key for sending this body now. */
  readonly of: (body: unknown) => string;
  /** The act is done: what is sent next is another, whatever its words. */
  readonly done: () => void;
}

/** Make it once for each form. */
export function formKey(): FormKey {
  let sent: { readonly words: string; readonly key: string } | undefined;
  return {
    of(body) {
      const words = JSON.stringify(body ?? null);
      if (sent?.words !== words) sent = { words, key: makeKey() };
      return sent.key;
    },
    done() {
      sent = undefined;
    },
  };
}
