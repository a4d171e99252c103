// The county profile: read at start, frozen, versioned by its content.
export { loadProfile, ProfileError } from './load.ts';
export type { ProfileProblem } from './load.ts';
export { profileDocument, profileFromDocument } from './document.ts';
export * from './lookups.ts';
export type * from './schema.ts';
