import { ProblemError } from '../http/problem-error';

export interface CsvRow {
  /** Where the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads comma-, semicolon- or tab-separated values (RFC 4180, and what spreadsheets make of it): the separator is the one
 * that the first line has most of; a byte order mark and empty lines are skipped.
 *
 * @throws {ProblemError} with the line, if it is not UTF-8 or a quote is not closed
 */
export function parseCsv(bytes: Uint8Array): readonly CsvRow[] {
  const text = decode(bytes).replace(/^\uFEFF/, '');
  const [head = ''] = text.split(/\r?\n/, 1);
  const count = (separator: string) => head.split(separator).length;
  const separator = [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
  const rows: CsvRow[] = [];
  for (const row of rowsOf(text, separator)) {
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
  }
  return rows;
}

function* rowsOf(text: string, separator: string): Generator<CsvRow> {
  let line = 1;
  let begun = 1;
  let cells: string[] = [];
  let cell = '';
  let quotedSince = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '\n') line++;
    if (quotedSince > 0) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[++at]!;
      else quotedSince = 0;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quotedSince = line;
    } else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') {
      yield { line: begun, cells: [...cells, cell.replace(/\r$/, '')] };
      cells = [];
      cell = '';
      begun = line;
    } else {
      cell += character;
    }
  }
  if (quotedSince > 0) throw atLine(quotedSince, 'a quote is opened here and never closed');
  if (cell !== '' || cells.length > 0) yield { line: begun, cells: [...cells, cell.replace(/\r$/, '')] };
}

function decode(bytes: Uint8Array): string {
  const decoder = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return decoder().decode(bytes);
  } catch {
    const lines = Buffer.from(bytes).toString('latin1').split('\n');
    const bad = lines.findIndex((line) => {
      try {
        decoder().decode(Buffer.from(line, 'latin1'));
        return false;
      } catch {
        return true;
      }
    });
    throw atLine(bad + 1, 'is not UTF-8; save the file as "CSV UTF-8"');
  }
}

function atLine(line: number, message: string): ProblemError {
  return new ProblemError('invalid-file', `Line ${line}: ${message}.`, [{ field: 'file', message, line }]);
}
