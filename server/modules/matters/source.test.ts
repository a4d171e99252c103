import { describe, expect, it } from 'vitest';
import { type Channel, CHANNELS, FROM_BODIES, isPersonal, numberKey, returnToCourtBy, sourceFault } from './source.ts';

const today = '2026-03-02';
const body = { bodyName: '安和县人民法院' };

describe('where a matter came from', () => {
  it.each(CHANNELS)('%s names the body exactly when nobody could be answered without it', (channel: Channel) => {
    expect(sourceFault(channel, undefined, today)?.code).toBe(
      FROM_BODIES.includes(channel) ? 'source-missing' : undefined,
    );
  });

  it.each([
    ['court', body, 'court-mediation-missing'],
    ['police', { ...body, courtMediation: 'before_filing' }, 'court-mediation-elsewhere'],
    ['hotline', { ...body, receivedOn: '2026-03-03' }, 'date-in-future'],
    ['hotline', { ...body, receivedOn: '2026-03-02', answerBy: '2026-03-01' }, 'answer-before-receipt'],
    ['petitions', { ...body, reference: '990101199001010019' }, 'outside-number-personal'],
    ['petitions', { ...body, reference: '199 0000 0001' }, 'outside-number-personal'],
    ['court', { ...body, courtMediation: 'after_filing', receivedOn: today, answerBy: today }, undefined],
    ['grid', { ...body, reference: 'WG-1' }, undefined],
  ] as const)('%s with %o is answered %s', (channel, source, code) => {
    expect(sourceFault(channel, source, today)?.code).toBe(code);
  });

  it('finds a number however it was spaced, and takes none of a person', () => {
    expect(numberKey(' (2026) 安0101 诉前调 88 号')).toBe(numberKey('（2026）安0101诉前调88号'));
    expect(numberKey('gd-12')).toBe('GD-12');
    expect(isPersonal('+8619900000001')).toBe(true);
    expect(isPersonal('GD202603020001')).toBe(false);
  });
});

describe('what a court gets back (特邀调解规定 21, 26)', () => {
  it('until its own day, else 30 days after delegation (art. 27); after filing only the court knows', () => {
    expect(returnToCourtBy({ courtMediation: 'before_filing', answerBy: '2026-03-20' }, today)).toEqual({
      due: '2026-03-20',
      asked: true,
    });
    // 30 days from 2 March, the first day not counted: 1 April.
    expect(returnToCourtBy({ courtMediation: 'before_filing', answerBy: undefined }, today)).toEqual({
      due: '2026-04-01',
      asked: false,
    });
    expect(returnToCourtBy({ courtMediation: 'after_filing', answerBy: undefined }, today)).toEqual({
      due: null,
      asked: false,
    });
    expect(returnToCourtBy({ courtMediation: undefined, answerBy: '2026-03-20' }, today)).toBeNull();
  });
});
