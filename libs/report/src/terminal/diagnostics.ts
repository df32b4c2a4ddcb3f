import type { Diagnostic } from '@heddle/verdict';
import { diagnosticText } from '../phrases/diagnostic-text';
import { sanitize } from '../text/sanitize';
import { fit, padStart, wrap } from '../text/width';
import type { TerminalOptions } from './options';

const TEXT = 76;
const MAX_SHOWN = 10;

/** The compiler's words, each with its line of the file. */
export function diagnosticLines(
  file: string,
  diagnostics: readonly Diagnostic[],
  { language, source }: Pick<TerminalOptions, 'language' | 'source'>,
): readonly string[] {
  const all = source?.split('\n') ?? [];
  return diagnostics.slice(0, MAX_SHOWN).flatMap(({ message, line, column, severity }) => {
    const where = line === 0 ? ': ' : `:${line}:${column} `;
    const kind = severity === 'warning' ? (language === 'zh' ? '警告：' : 'warning: ') : '';
    const said = `${sanitize(file)}${where}${kind}${sanitize(diagnosticText(message, language))}`;
    const lines = wrap(said, TEXT).map((text) => `  ${text}`);
    const code = all[line - 1];
    if (code === undefined || code.trim() === '') return lines;
    return [...lines, `${padStart(String(line), 6)} │ ${fit(sanitize(code), 66)}`];
  });
}
