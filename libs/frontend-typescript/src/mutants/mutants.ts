import type { PlantedMistake } from '@heddle/trace/mutants';
import { compile } from '../compile';
import { applyEdits } from './edit';
import { OPERATORS } from './operators';
import { ParsedProgram } from './parsed-program';

/**
 * All mutants of a program, operator by operator, each in the order of the source. What does not compile, and what is the
 * same text as the program or an earlier mutant, is left out. A function of its arguments: the same mutants every time.
 *
 * @throws {CompileFailure} if the program itself does not parse
 */
export function mutants(source: string): readonly PlantedMistake[] {
  const program = new ParsedProgram(source);
  const seen = new Set([source]);
  const planted: PlantedMistake[] = [];
  for (const operator of OPERATORS) {
    for (const { at, edits } of operator.changes(program)) {
      const text = applyEdits(source, edits);
      if (text === undefined || seen.has(text)) continue;
      seen.add(text);
      if (!compiles(text)) continue;
      planted.push({ operator: operator.name, function: program.functionAround(at), source: text });
    }
  }
  return planted;
}

function compiles(source: string): boolean {
  return compile(source, { file: 'mutant', origin: 'submission', firstSite: 1, explain: false }).ok;
}
