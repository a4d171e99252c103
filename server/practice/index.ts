// The door of the practice county for the composition: loads it into an empty database.
export { loadPracticeCounty, type PracticeLoad } from './load.ts';
