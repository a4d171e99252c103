// The door for the web: every operation of mediation. Decides nothing beyond which contracts there are.
export * from './contract/acts.ts';
export * from './contract/agreement.ts';
export * from './contract/dossier.ts';
export * from './contract/papers.ts';
export * from './contract/party.ts';
export * from './contract/performance.ts';
export * from './contract/reads.ts';
export * from './contract/shapes.ts';
