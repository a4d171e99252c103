// Draws the places to sign, to seal and to press a finger as a grid without borders.
import { AlignmentType, Paragraph } from 'docx';
import { linesOf } from '../../kernel/paper.ts';
import type { SignaturePlace, Signatures } from '../../kernel/paper.ts';
import { bareTable } from './word-tables.ts';
import type { BareCell } from './word-tables.ts';
import type { WordStyle } from './word-style.ts';
import { line } from './word-text.ts';
import type { Block } from './word-text.ts';

export function signatureBlocks(part: Signatures, style: WordStyle): Block[] {
  const places: (SignaturePlace | undefined)[] =
    part.columns === 2 && part.places.length === 1 ? [undefined, ...part.places] : [...part.places];
  const rows: BareCell[][] = [];
  for (let n = 0; n < places.length; n += part.columns) {
    rows.push(
      Array.from({ length: part.columns }, (_, m) => placeCell(places[n + m], style, style.width / part.columns)),
    );
  }
  return [bareTable(rows), new Paragraph({ spacing: { line: 20, lineRule: 'exact' } })];
}

function placeCell(place: SignaturePlace | undefined, style: WordStyle, width: number): BareCell {
  const small: WordStyle = { ...style, body: style.form, line: 18 };
  if (!place) return { width, ruled: false, blocks: [] };
  const date = linesOf(place.date).map((text) =>
    line([text], small, { alignment: place.seal ? AlignmentType.CENTER : AlignmentType.RIGHT, keepLines: true }),
  );
  if (place.seal) {
    const room = { before: 480, after: 480 };
    return {
      width,
      ruled: false,
      blocks: [line([place.label], small, { alignment: AlignmentType.CENTER, spacing: room }), ...date],
    };
  }
  const hint =
    place.hint === undefined
      ? []
      : [line([place.hint], { ...small, body: 9, line: 13 }, { alignment: AlignmentType.CENTER })];
  const named = line(
    [`${place.label}${style.zh ? '：' : ':'}`, { fill: undefined, width: ruleWidth(place, style, width) }],
    small,
    {
      spacing: { before: 300 },
      keepNext: true,
    },
  );
  return { width, ruled: false, blocks: [named, ...hint, ...date] };
}

/** Full-width blanks that are left beside the name; a long name has its rule on the next line. */
function ruleWidth(place: SignaturePlace, style: WordStyle, width: number): number {
  const perLine = Math.floor((((width - 4) / 25.4) * 72) / style.form);
  const name = Math.ceil(place.label.length * (style.zh ? 1 : 0.55)) + 1;
  return perLine - name >= 6 ? perLine - name : perLine;
}
