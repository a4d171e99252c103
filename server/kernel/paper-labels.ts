// Pure. Decides what the labels of a paper are (cells of the form, names before a line, headings, places to sign) and how a county puts them otherwise.
import type { Cell, Inline, Paper, Part, SignaturePlace } from './paper.ts';

/** Every label of a paper, in order. A place to sign counts by its title, without the name behind it. */
export function paperLabels(paper: Paper): string[] {
  return paper.body.flatMap(labelsOf);
}

/** The paper with these labels put in another way; all else stays as it is. */
export function relabelled(paper: Paper, other: ReadonlyMap<string, string>): Paper {
  return { ...paper, body: paper.body.map((part) => relabelledPart(part, other)) };
}

function labelsOf(part: Part): string[] {
  switch (part.part) {
    case 'heading':
      return [part.text];
    case 'fields':
      return part.lines.flatMap((line) => line.map((field) => field.label));
    case 'table':
      return part.rows.flatMap((row) =>
        row.cells.flatMap((one) => (one.label ? [plainOf(one)] : one.content.flatMap(labelsOf))),
      );
    case 'signatures':
      return part.places.map((place) => titleOf(place)[0]);
    default:
      return [];
  }
}

function relabelledPart(part: Part, other: ReadonlyMap<string, string>): Part {
  switch (part.part) {
    case 'heading':
      return { ...part, text: other.get(part.text) ?? part.text };
    case 'fields':
      return {
        ...part,
        lines: part.lines.map((line) =>
          line.map((field) => ({ ...field, label: other.get(field.label) ?? field.label })),
        ),
      };
    case 'table':
      return { ...part, rows: part.rows.map((row) => ({ cells: row.cells.map((one) => relabelledCell(one, other)) })) };
    case 'signatures':
      return { ...part, places: part.places.map((place) => relabelledPlace(place, other)) };
    default:
      return part;
  }
}

function relabelledCell(cell: Cell, other: ReadonlyMap<string, string>): Cell {
  if (!cell.label) return { ...cell, content: cell.content.map((part) => relabelledPart(part, other)) };
  const put = other.get(plainOf(cell));
  if (put === undefined) return cell;
  return {
    ...cell,
    content: cell.content.map((part) => (part.part === 'paragraph' ? { ...part, text: [put] } : part)),
  };
}

function relabelledPlace(place: SignaturePlace, other: ReadonlyMap<string, string>): SignaturePlace {
  const [title, rest] = titleOf(place);
  const put = other.get(title);
  return put === undefined ? place : { ...place, label: `${put}${rest}` };
}

/** The title of a place to sign, before the wide space that parts it from a name, and the rest. */
function titleOf(place: SignaturePlace): [string, string] {
  const at = place.label.indexOf('　');
  return at < 0 ? [place.label, ''] : [place.label.slice(0, at), place.label.slice(at)];
}

function plainOf(cell: Cell): string {
  const words = (text: readonly Inline[]): string =>
    text.map((piece) => (typeof piece === 'string' ? piece : '')).join('');
  return cell.content.map((part) => (part.part === 'paragraph' ? words(part.text) : '')).join('');
}
