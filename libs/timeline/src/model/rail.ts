import { isVain, isWrite } from './operations';
import type { Timeline } from './timeline';

/** The variable that the run is about: that of the race; else the one that most is done to by several tasks. */
export function mainVariable({ story, variables }: Timeline): string | undefined {
  if (story.race !== undefined) return story.race.variable;
  const shared = variables.filter(({ tasks, written }) => tasks.size > 1 && written);
  return shared.sort((a, b) => b.accesses.length - a.accesses.length)[0]?.name;
}

/** What a variable holds after each step; undefined as long as nobody has said. */
export function valuesOf({ story }: Timeline, variable: string): readonly (string | undefined)[] {
  let value: string | undefined;
  return story.trace.map((step) => {
    if (step.target === variable && !isVain(step)) value = step.value ?? (isWrite(step) ? '…' : value);
    return value;
  });
}
