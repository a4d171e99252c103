// What a row of the matrix is, who stands where in the small county, and the ways of writing a row that several rooms share.
// For matters three kinds are told apart: one of 新河村, one of 东山村 in the other township, one kept by the township's own centre.
import { type OfficerName, officerNames } from '../../harness/small-county.ts';

export const kinds = ['xinhe', 'dongshan', 'township'] as const;
export type Kind = (typeof kinds)[number];

const centre = ['clerk', 'coordinator', 'checker', 'followUp', 'head'] as const satisfies readonly OfficerName[];
export const administrators = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies readonly OfficerName[];

/** Who sees facts and parties of the three, and who only number, category, place, stage and clocks. For all others it is not there. */
export const inside: Readonly<Record<Kind, readonly OfficerName[]>> = {
  xinhe: [...centre, 'xinhe', 'xinheTwo'],
  dongshan: [...centre, 'dongshan'],
  township: [...centre, 'hexiClerk', 'housing'],
};
export const outside: Readonly<Record<Kind, readonly OfficerName[]>> = {
  xinhe: ['leader', 'hexiLeader'],
  dongshan: ['leader'],
  township: ['leader', 'hexiLeader'],
};

export type Row = MatterRow | PlainRow | DoorRow;

/** Operations on a matter. Whoever sees it and may not: 403, or 404 where the facts are not theirs to see. */
export interface MatterRow {
  readonly operation: string;
  readonly on: 'matter';
  readonly may: Readonly<Record<Kind, readonly OfficerName[]>>;
  /** Officers who get past the door at all; the others are turned away before any matter is looked for. */
  readonly door?: readonly OfficerName[];
  /** What somebody who sees it, but may not, is told. */
  readonly otherwise: 403 | 404;
  /** The answer of the sample to those who may, where it is a 404 of the work itself. */
  readonly answer?: string;
}

/** Operations of officers on no matter. */
export interface PlainRow {
  readonly operation: string;
  readonly on: 'none';
  readonly may: readonly OfficerName[];
  /** The answers of the sample to those who may, where they are a 401, 403 or 404 of the work itself. */
  readonly answer?: string | readonly string[];
}

/** Operations of residents: open to everybody, or to a party by its code. */
export interface DoorRow {
  readonly operation: string;
  readonly on: 'open' | 'party';
  readonly answer?: string;
}

export const everybody: readonly OfficerName[] = officerNames;
/** Everybody with a working role: neither leaders, who read figures, nor administrators. */
export const atWork = officerNames.filter((name) => ![...administrators, 'leader', 'hexiLeader'].includes(name));

/** Whoever may register: window, centre, committees, handling bodies. */
export const registering = [
  'clerk',
  'coordinator',
  'head',
  'xinhe',
  'xinheTwo',
  'liulin',
  'dongshan',
  'hexiCommittee',
  'hexiClerk',
  'housing',
] as const;

export function matter(
  operation: string,
  xinhe: readonly OfficerName[],
  dongshan: readonly OfficerName[],
  township: readonly OfficerName[],
): MatterRow {
  return { operation, on: 'matter', may: { xinhe, dongshan, township }, otherwise: 403 };
}
/** Reads of facts and parties: whoever sees them, and for leaders the answer of an unknown number. */
export function reading(operation: string): MatterRow {
  return { operation, on: 'matter', may: inside, otherwise: 404 };
}

export const desk = ['clerk', 'coordinator', 'head'] as const;
export const handledBy = { xinhe: ['xinhe', 'xinheTwo'], dongshan: ['dongshan'], township: ['housing'] } as const;
export const holders = (operation: string): MatterRow =>
  matter(operation, handledBy.xinhe, handledBy.dongshan, handledBy.township);
export const deskAndHolders = (operation: string): MatterRow =>
  matter(
    operation,
    [...desk, ...handledBy.xinhe],
    [...desk, ...handledBy.dongshan],
    [...desk, 'hexiClerk', ...handledBy.township],
  );
export const everywhere = (operation: string, may: readonly OfficerName[]): MatterRow =>
  matter(operation, may, may, may);
export const coordinatorsAndHolders = (operation: string): MatterRow =>
  matter(
    operation,
    ['coordinator', 'head', ...handledBy.xinhe],
    ['coordinator', 'head', ...handledBy.dongshan],
    ['coordinator', 'head', 'hexiClerk', ...handledBy.township],
  );
export const deskOnly = (operation: string): MatterRow => matter(operation, desk, desk, [...desk, 'hexiClerk']);

export const plain = (operation: string, may: readonly OfficerName[], answer?: PlainRow['answer']): PlainRow => ({
  operation,
  on: 'none',
  may,
  ...(answer ? { answer } : {}),
});
export const open = (operation: string, answer?: string): DoorRow => ({
  operation,
  on: 'open',
  ...(answer ? { answer } : {}),
});
export const party = (operation: string, answer?: string): DoorRow => ({
  operation,
  on: 'party',
  ...(answer ? { answer } : {}),
});
