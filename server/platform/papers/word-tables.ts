// Draws bordered forms and borderless grids as Word tables of fixed widths.
import {
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
  convertMillimetersToTwip,
} from 'docx';
import type { Cell, Part, Row, Table as PaperTable } from '../../kernel/paper.ts';
import type { Block } from './word-text.ts';
import type { WordStyle } from './word-style.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/** How a part within a cell is drawn. */
export type DrawPart = (part: Part, style: WordStyle) => Block[];

export function formTable(table: PaperTable, style: WordStyle, draw: DrawPart): Table {
  const total = table.columns.reduce((sum, share) => sum + share, 0);
  const widths = table.columns.map((share) => convertMillimetersToTwip((style.width * share) / total));
  const free = table.rows.map(() => 0);
  const rows = table.rows.map((row, n) => rowOf(row, n, widths, free, style, draw));
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    rows,
  });
}

/** `taken` holds, for each row, how many of its first columns a cell from above still covers. */
function rowOf(
  row: Row,
  n: number,
  widths: readonly number[],
  taken: number[],
  style: WordStyle,
  draw: DrawPart,
): TableRow {
  let column = taken[n] ?? 0;
  const height = Math.max(0, ...row.cells.filter((cell) => cell.rowspan === 1).map((cell) => cell.height));
  const children = row.cells.map((cell) => {
    const width = widths.slice(column, column + cell.colspan).reduce((sum, one) => sum + one, 0);
    if (column === 0 && cell.rowspan > 1) {
      for (let below = 1; below < cell.rowspan; below += 1) taken[n + below] = cell.colspan;
    }
    column += cell.colspan;
    return cellOf(cell, width, style, draw);
  });
  return new TableRow({
    children,
    cantSplit: false,
    ...(height > 0 ? { height: { value: convertMillimetersToTwip(height + 3.4), rule: HeightRule.ATLEAST } } : {}),
  });
}

function cellOf(cell: Cell, width: number, style: WordStyle, draw: DrawPart): TableCell {
  const inner: WordStyle = {
    ...style,
    inCell: true,
    body: style.form,
    line: style.zh ? 18 : 15,
    width: (width / 1440) * 25.4 - 3.2,
  };
  const blocks = cell.content.flatMap((part) => draw(part, inner));
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: cell.colspan,
    rowSpan: cell.rowspan,
    verticalAlign: cell.valign === 'middle' ? VerticalAlign.CENTER : VerticalAlign.TOP,
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    children: closed(blocks),
  });
}

export interface BareCell {
  /** Millimetres. */
  readonly width: number;
  readonly blocks: readonly Block[];
  /** A rule beneath, to write on. */
  readonly ruled: boolean;
}

/** A grid without borders, but for the rules to write on. */
export function bareTable(rows: readonly (readonly BareCell[])[], minHeight = 0): Table {
  const first = rows[0] ?? [];
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: first.map((cell) => convertMillimetersToTwip(cell.width)),
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          ...(minHeight > 0
            ? { height: { value: convertMillimetersToTwip(minHeight), rule: HeightRule.ATLEAST } }
            : {}),
          children: cells.map(
            (cell) =>
              new TableCell({
                width: { size: convertMillimetersToTwip(cell.width), type: WidthType.DXA },
                borders: { top: NONE, left: NONE, right: NONE, bottom: cell.ruled ? RULE : NONE },
                margins: { top: 0, bottom: 0, left: 20, right: 20 },
                verticalAlign: VerticalAlign.TOP,
                children: closed(cell.blocks),
              }),
          ),
        }),
    ),
  });
}

/** Word wants every cell to end in a paragraph. */
function closed(blocks: readonly Block[]): Block[] {
  const last = blocks.at(-1);
  return last instanceof Paragraph
    ? [...blocks]
    : [...blocks, new Paragraph({ spacing: { line: 20, lineRule: 'exact' } })];
}
