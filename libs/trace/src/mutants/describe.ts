import type { Mutant, PlantedMistake } from './mutant';
import { compareLines, lineOf, unifiedDiff, type DiffLine } from './unified-diff';

type Draft = Omit<Mutant, 'occurrence'>;

/**
 * How mutants of one program, in any language, differ from it, and what to call them.
 *
 * @param file what the diffs call it
 */
export function describeMutants(
  planted: readonly PlantedMistake[],
  source: string,
  file: string,
): readonly Mutant[] {
  return numbered(planted.map((each) => describe(each, source, file)));
}

/** What a mutant imports says nothing of where it is. */
const IMPORT = /^(?:import|from)\b/;

function describe(planted: PlantedMistake, source: string, file: string): Draft {
  const lines = compareLines(source, planted.source);
  const changed = lines.filter(({ mark, text }) => mark !== ' ' && !IMPORT.test(text));
  return {
    ...planted,
    change: changeText(lines, changed),
    line: lineOf(lines, changed[0]),
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

function numbered(drafts: readonly Draft[]): readonly Mutant[] {
  const counts = new Map<string, number>();
  return drafts.map((draft) => {
    const name = JSON.stringify([draft.operator, draft.function, draft.change]);
    const occurrence = (counts.get(name) ?? 0) + 1;
    counts.set(name, occurrence);
    return { ...draft, occurrence };
  });
}
