import { describe, expect, it } from 'vitest';
import { placeFits, placeName } from './area-search.ts';

const place = { code: '990101003012', name: '新河社区', township: '河西镇' };

describe('picking a village by a few letters', () => {
  it('names the township first, and a township by itself', () => {
    expect(placeName(place)).toBe('河西镇·新河社区');
    expect(placeName({ code: '990101003', name: '河西镇', township: '河西镇' })).toBe('河西镇');
  });

  it.each(['', '新河', '河西', '河新', '西新社', '河西 新河', '河西·新河', '990101003'])('«%s» finds it', (typed) => {
    expect(placeFits(place, typed)).toBe(true);
  });

  it.each(['东坪', '新西', '990102', '河西 东坪'])('«%s» does not', (typed) => {
    expect(placeFits(place, typed)).toBe(false);
  });
});
