import type { Failure, TraceStep } from '@heddle/verdict';
import type { Text } from '../text/language';
import { enList, shortName, zhList } from './explainer';

/**
 * Of what has a number because several are called alike: which one is which, if the sentences name one of them. Nothing else is
 * known to tell them apart than who used them first, and where.
 */
export function toldApart(failure: Failure, said: string): Text | undefined {
  const uses = new Map<string, TraceStep>();
  for (const step of failure.trace) {
    const { target, source, line } = step;
    if (/ #\d+$/.test(target) && source === 'submission' && line > 0 && !uses.has(target))
      uses.set(target, step);
  }
  const told = [...uses]
    .filter(([name]) => mentions(said, name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  if (told.length === 0) return undefined;
  const texts = told.map(([name, use]) => first(failure, name, use));
  const bases = [...new Set(told.map(([name]) => name.split(' #')[0]!))];
  return {
    en: `More than one is called ${enList(bases)}: ${texts.map(({ en }) => en).join('; ')}.`,
    zh: `不止一个叫 ${zhList(bases)}：${texts.map(({ zh }) => zh).join('；')}。`,
  };
}

/** `lock #1` is not said where `lock #12` is. */
function mentions(said: string, name: string): boolean {
  return said
    .split(name)
    .slice(1)
    .some((rest) => !/^\d/.test(rest));
}

function first(failure: Failure, name: string, { task, line, step }: TraceStep): Text {
  const who = shortName(failure, task);
  return {
    en: `${name} was used first by ${who}, in step ${step} at line ${line}`,
    zh: `${name} 最先由 ${who} 在第 ${step} 步（第 ${line} 行）使用`,
  };
}
