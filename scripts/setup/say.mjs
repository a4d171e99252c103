import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Something a person has to do; the message says what. */
export class SetupError extends Error {}

/** One line about what takes a while. */
export function say(zh, en) {
  console.error(`${zh} ${en}`);
}
