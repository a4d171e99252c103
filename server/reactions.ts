import { disputeListeners } from './modules/disputes/index.ts';
import { followMainListeners, matterListeners, readerListeners, successionListeners } from './modules/matters/index.ts';
import type { Listeners } from './platform/outbox.ts';

/** Who listens to what, from the reactions of all modules. Composed by hand: what is not here is not heard. */
export function listenersOf(): Listeners {
  const all = new Map<string, string[]>();
  for (const [event, task] of [
    ...matterListeners,
    ...readerListeners,
    ...followMainListeners,
    ...successionListeners,
    ...disputeListeners,
  ])
    all.set(event, [...(all.get(event) ?? []), task]);
  return all;
}
