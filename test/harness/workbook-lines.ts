import ExcelJS from 'exceljs';

/** The lines of the first sheet of a workbook as texts, its head first. */
export async function linesOf(reply: {
  readonly statusCode: number;
  readonly rawPayload: Buffer;
  readonly body: string;
}): Promise<string[][]> {
  if (reply.statusCode !== 200) throw new Error(`no workbook: ${reply.statusCode} ${reply.body.slice(0, 200)}`);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(reply.rawPayload).buffer);
  const lines: string[][] = [];
  const [page] = book.worksheets;
  page?.eachRow((row) => {
    const line: string[] = [];
    for (let cell = 1; cell <= page.columnCount; cell += 1) line.push(row.getCell(cell).text);
    lines.push(line);
  });
  return lines;
}
