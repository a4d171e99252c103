import fc from 'fast-check';
import { expect, it } from 'vitest';
import { goesWith, snapshotOf, snapshotText } from './paper-snapshot.ts';

const sheet = { kind: 'receipt', lang: 'zh', layout: 'form', title: '登记回执', body: [] } as const;

it('an issued paper comes back as it was: sheet, data and words, moments and odd texts included', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.constant('moment:x'),
          fc.date({ noInvalidDate: true }),
          fc.integer(),
          fc.boolean(),
          fc.constant(null),
        ),
      ),
      (values) => {
        expect(snapshotOf(snapshotText({ sheet, data: { values }, profile: 'v1' }))).toEqual({
          sheet,
          data: { values },
          profile: 'v1',
        });
      },
    ),
  );
});

it('a paper of before sheets were kept comes back as its data', () => {
  expect(snapshotOf('{"number":"17","at":"moment:2026-03-02T02:00:00.000Z"}')).toEqual({
    data: { number: '17', at: new Date('2026-03-02T02:00:00Z') },
  });
});

it('a paper goes with the party whom alone it names, or with the account; never while it names somebody who still stands', () => {
  const own = ['周小满'];
  const others = ['吴大江'];
  expect(goesWith('{"to":"周小满"}', { own, others, accountGone: false })).toBe(true);
  expect(goesWith('{"to":"周小满","other":"吴大江"}', { own, others, accountGone: true })).toBe(false);
  expect(goesWith('{"body":"住建局"}', { own, others, accountGone: false })).toBe(false);
  expect(goesWith('{"body":"住建局","subject":"楼上漏水"}', { own, others, accountGone: true })).toBe(true);
  expect(goesWith('{"to":"周小满","other":"吴大江"}', { own, others: [], accountGone: true })).toBe(true);
  // A name that JSON writes otherwise is found all the same.
  expect(goesWith(JSON.stringify({ to: 'O"Neil' }), { own: ['O"Neil'], others, accountGone: false })).toBe(true);
});
