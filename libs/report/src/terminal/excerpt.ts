import type { Failure } from '@heddle/verdict';
import type { ReaderLanguage } from '../text/language';
import { sanitize } from '../text/sanitize';
import { fit, padEnd, padStart, width } from '../text/width';

const COLUMNS = 80;

/** The student's own lines that the failure is about, at most three, with what there is to see in them. */
export function sourceExcerpt(failure: Failure, source: string, language: ReaderLanguage): readonly string[] {
  const lines = source.split('\n');
  return relevantLines(failure)
    .filter((line) => line >= 1 && line <= lines.length)
    .slice(0, 3)
    .flatMap((line) => {
      const code = fit(sanitize(lines[line - 1]!), 64);
      const text = `${padStart(String(line), 4)} │ ${code}`;
      const note = readAndWritten(failure, line) ? BETWEEN[language] : '';
      const together = `${padEnd(text, 30)}   ${note}`;
      if (note === '') return [text];
      return width(together) <= COLUMNS ? [together] : [text, `     │ ${note}`];
    });
}

const BETWEEN: Readonly<Record<ReaderLanguage, string>> = {
  en: 'a read and a write: another thread fits between',
  zh: '先读后写，别的线程可以插在中间',
};

function relevantLines(failure: Failure): readonly number[] {
  if (failure.race !== undefined) return unique([failure.race.first.line, failure.race.second.line]);
  if (failure.stack?.[0] !== undefined) return [failure.stack[0].line];
  if (failure.leak !== undefined) return unique(failure.leak.locks.map(({ line }) => line));
  return [];
}

function unique(lines: readonly number[]): readonly number[] {
  return [...new Set(lines)].sort((a, b) => a - b);
}

/** `counter += 1`: one line, one task, a read and then a write of the raced variable, and no lock that keeps others away. */
function readAndWritten(failure: Failure, line: number): boolean {
  const { first, second } = failure.race ?? {};
  if (![first, second].some((access) => access?.line === line && access.locks.length === 0)) return false;
  const there = failure.trace.filter(
    ({ target, line: at, source }) =>
      target === failure.race?.variable && at === line && source === 'submission',
  );
  return there.some(
    (read) =>
      read.operation === 'read' &&
      there.some(({ task, operation }) => operation === 'write' && task === read.task),
  );
}
