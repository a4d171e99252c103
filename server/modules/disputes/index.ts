// The door for higher modules: what stands about a matter's mediation, for a page of the desk, and whether an agreement binds.
export { disputePapers } from './documents/papers.ts';
export { type MediationEventFacts } from './events.ts';
export { disputeSweeps, disputeTasks } from './jobs.ts';
export { disputeListeners, disputeReactions } from './reactions.ts';
export { type State } from './mediation.ts';
