import type { Listeners } from './platform/outbox.ts';

export type AllListeners = Listeners;

/** Who listens to what, from the reactions of all modules. Composed by hand: what is not here is not heard. */
export function listenersOf(): Listeners {
  const all = new Map<string, string[]>();
  for (const [event, task] of reactions) all.set(event, [...(all.get(event) ?? []), task]);
  return all;
}

/** Event → task. The tasks are in `tasks.ts`. */
const reactions: readonly (readonly [string, string])[] = [];
