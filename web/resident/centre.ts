import { readCentre } from '../ui/centre.ts';

/** The centre's facts, read once from the page's head. */
export const centre = readCentre();
