// The door for higher modules: what stands about a matter's mediation, for a page of the desk, and whether an agreement binds.
export { MEDIATION_EVENTS, type MediationEventFacts, REMINDER_EVENTS } from './events.ts';
export { disputeSweeps } from './jobs.ts';
export { STATE_NAMES, STATES, type State } from './mediation.ts';
export { agreementInEffect, mediationStatements } from './queries/statements.ts';
