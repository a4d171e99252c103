// The door for the web: every operation of this module. Decides nothing beyond which contracts there are.
export * from './contract/acts.ts';
export * from './contract/admission.ts';
export * from './contract/closing.ts';
export * from './contract/hand-offs.ts';
export * from './contract/links.ts';
export * from './contract/lists.ts';
export * from './contract/reads.ts';
export * from './contract/supervision.ts';
export * from './contract/shapes.ts';
export * from './contract/source.ts';
export * from './contract/party.ts';
export * from './contract/breach.ts';
export * from './contract/retention.ts';
export * from './contract/calendar.ts';
export * from './contract/clocks.ts';
export * from './contract/clock-acts.ts';
export * from './contract/files.ts';
