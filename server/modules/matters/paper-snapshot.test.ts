import fc from 'fast-check';
import { expect, it } from 'vitest';
import { snapshotOf, snapshotText } from './paper-snapshot.ts';

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
