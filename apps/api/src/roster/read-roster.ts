import { rosterLine, type RosterLine } from '@heddle/contract';
import { parseCsv } from '../csv/parse';
import { ProblemError, type FieldError } from '../http/problem-error';

const COLUMNS = ['login', 'name', 'role', 'section'] as const;
const MAX_ROWS = 5_000;

/**
 * The lines of a roster. Everything that is wrong is said at once, with its line, and then nothing is imported.
 *
 * @throws {ProblemError}
 */
export function readRoster(bytes: Uint8Array): readonly RosterLine[] {
  const [head, ...rows] = parseCsv(bytes);
  if (head === undefined) throw wrong([{ field: 'file', message: 'is empty', line: 1 }]);
  const columns = head.cells.map((cell) => cell.trim().toLowerCase());
  const missing = ['login', 'name'].find((name) => !columns.includes(name));
  if (missing !== undefined) {
    const message = `the first line has no column "${missing}"; it names the columns: ${COLUMNS.join(', ')}`;
    throw wrong([{ field: missing, message, line: head.line }]);
  }
  const unknown = columns.find((name) => !(COLUMNS as readonly string[]).includes(name));
  if (unknown !== undefined) {
    const message = `"${unknown}" is none of the columns ${COLUMNS.join(', ')}`;
    throw wrong([{ field: unknown, message, line: head.line }]);
  }
  if (rows.length > MAX_ROWS) throw wrong([{ field: 'file', message: `has more than ${MAX_ROWS} people` }]);

  const errors: FieldError[] = [];
  const lines: RosterLine[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of rows) {
    if (cells.length > columns.length) {
      errors.push({
        field: 'file',
        message: `has ${cells.length} cells for ${columns.length} columns`,
        line,
      });
      continue;
    }
    const filled = columns.flatMap((name, index) => {
      const text = (cells[index] ?? '').trim();
      return text === '' ? [] : [[name, name === 'role' ? text.toLowerCase() : text]];
    });
    const parsed = rosterLine.safeParse(Object.fromEntries(filled));
    if (!parsed.success) {
      errors.push(
        ...parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message, line })),
      );
      continue;
    }
    const before = seen.get(parsed.data.login);
    if (before === undefined) lines.push(parsed.data);
    else errors.push({ field: 'login', message: `${parsed.data.login} is in line ${before} already`, line });
    seen.set(parsed.data.login, before ?? line);
  }
  if (errors.length > 0) throw wrong(errors);
  return lines;
}

function wrong(errors: readonly FieldError[]): ProblemError {
  const [first] = errors;
  const where = first?.line === undefined ? '' : `Line ${first.line}: `;
  const more =
    errors.length > 1 ? ` And ${errors.length - 1} more; nothing was imported.` : ' Nothing was imported.';
  return new ProblemError(
    'invalid-file',
    `${where}${first?.field ?? ''} ${first?.message ?? ''}.${more}`,
    errors.slice(0, 100),
  );
}
