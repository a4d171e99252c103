import { describe, expect, it } from 'vitest';
import { type Asked, outcomeOf } from './outcome.ts';

const said = (more: Partial<Asked>): Asked => ({
  partyId: 'a',
  reached: 'reached',
  performed: 'none',
  solved: true,
  ...more,
});

describe('with which outcome a matter closes', () => {
  it.each([
    ['a solved result that the party confirms is solved', 'settled', 'solved', [said({})], 'solved'],
    [
      'a solved result that one party denies is «party disagrees»',
      'settled',
      'solved',
      [said({}), said({ partyId: 'b', solved: false })],
      'party_disagrees',
    ],
    [
      'an agreement that was not performed is counted so',
      'writtenAgreement',
      'solved',
      [said({ performed: 'no' })],
      'not_performed',
    ],
    [
      'partly performed is not performed',
      'writtenAgreement',
      'solved',
      [said({ performed: 'partly' })],
      'not_performed',
    ],
    [
      'nobody reached leaves the office’s result, with the attempt on record',
      'settled',
      'solved',
      [said({ reached: 'not_reached', performed: null, solved: null })],
      'solved',
    ],
    [
      'a failed mediation is closed, not solved',
      'mediationFailed',
      'closed_not_solved',
      [said({ solved: false })],
      'closed_not_solved',
    ],
    [
      'the latest answer of a party counts',
      'settled',
      'solved',
      [said({ solved: false }), said({ solved: true })],
      'solved',
    ],
    [
      'an attempt after an answer does not wipe it out',
      'settled',
      'solved',
      [said({ solved: false }), said({ reached: 'not_reached', performed: null, solved: null })],
      'party_disagrees',
    ],
    ['withdrawn stays withdrawn', 'withdrawn', 'closed_not_solved', [], 'withdrawn'],
  ] as const)('%s', (_name, result, group, asked, outcome) => {
    expect(outcomeOf(result, group, asked)).toBe(outcome);
  });
});
