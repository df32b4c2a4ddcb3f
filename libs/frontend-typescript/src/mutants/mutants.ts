import { compile } from '../compile';
import { applyEdits } from './edit';
import type { Mutant } from './mutant';
import { OPERATORS } from './operators';
import { ParsedProgram } from './parsed-program';
import { compareLines, lineOf, unifiedDiff, type DiffLine } from './unified-diff';

type Draft = Omit<Mutant, 'occurrence'>;

/**
 * All mutants of a program, operator by operator, each in the order of the source. What does not compile, and what is the
 * same text as the program or an earlier mutant, is left out. A function of its arguments: the same mutants every time.
 *
 * @param file what the diffs call it
 * @throws {CompileFailure} if the program itself does not parse
 */
export function mutants(source: string, file: string): readonly Mutant[] {
  const program = new ParsedProgram(source);
  const seen = new Set([source]);
  const drafts: Draft[] = [];
  for (const operator of OPERATORS) {
    for (const { at, edits } of operator.changes(program)) {
      const text = applyEdits(source, edits);
      if (text === undefined || seen.has(text)) continue;
      seen.add(text);
      if (!compiles(text)) continue;
      drafts.push(describe(operator.name, program.functionAround(at), source, text, file));
    }
  }
  return numbered(drafts);
}

function describe(operator: string, around: string, source: string, text: string, file: string): Draft {
  const lines = compareLines(source, text);
  // What a mutant imports says nothing of where it is.
  const changed = lines.filter(({ mark, text }) => mark !== ' ' && !/^import\b/.test(text));
  return {
    operator,
    function: around,
    change: changeText(lines, changed),
    line: lineOf(lines, changed[0]),
    source: text,
    diff: unifiedDiff(file, lines),
  };
}

function changeText(lines: readonly DiffLine[], changed: readonly DiffLine[]): string {
  const onlyPutIn = changed.every(({ mark }) => mark === '+');
  // Where nothing is taken out, the line that follows says where it is put in.
  const after = lines.indexOf(changed.at(-1)!) + 1;
  const following = onlyPutIn ? lines.slice(after, after + 1) : [];
  return [...changed, ...following].map(({ mark, text }) => `${mark} ${text.trim()}`).join('\n');
}

function compiles(source: string): boolean {
  return compile(source, { file: 'mutant', origin: 'submission', firstSite: 1, explain: false }).ok;
}

function numbered(drafts: readonly Draft[]): readonly Mutant[] {
  const counts = new Map<string, number>();
  return drafts.map((draft) => {
    const name = JSON.stringify([draft.operator, draft.function, draft.change]);
    const occurrence = (counts.get(name) ?? 0) + 1;
    counts.set(name, occurrence);
    return { ...draft, occurrence };
  });
}
