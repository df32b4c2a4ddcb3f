import type { Failure, TraceStep } from '@heddle/verdict';
import type { Text } from '../text/language';
import { changesText, made, seen } from './changes';
import { enList, shortName, zhList } from './explainer';
import { toldLooks, type OutdatedLook, type ToldLooks } from './outdated';

/** Who looked, who changed it before they acted, and what they did from the outdated look. */
export function wentOn(failure: Failure): Text | undefined {
  const told = toldLooks(failure);
  if (told === undefined) return undefined;
  const last = told.outdated.at(-1)!;
  const before = looked(failure, told.looks);
  const then = changesText(failure, told.outdated.length > 1 ? [last.changes[0]!] : last.changes);
  const after = acted(failure, told);
  return {
    en: `${before.en}. Then ${then.en}; ${after.en}.`,
    zh: `${before.zh}。随后 ${then.zh}；${after.zh}。`,
  };
}

function looked(failure: Failure, looks: readonly TraceStep[]): Text {
  const [first] = looks;
  const names = looks.map(({ task }) => shortName(failure, task));
  const lines = [...new Set(looks.map(({ line }) => line))];
  const what = seen(first!);
  const where = { en: atLines(lines), zh: `在第 ${lines.join('、')} 行` };
  if (looks.length === 1) {
    return {
      en: `${names[0]!} read ${what} ${where.en}`,
      zh: `${names[0]!} ${where.zh}读到 ${what}`,
    };
  }
  const [all, either] = looks.length === 2 ? ['both', 'either'] : ['all', 'any of them'];
  return {
    en: `${enList(names)} ${all} read ${what} ${where.en} before ${either} changed it`,
    zh: `${zhList(names)} ${where.zh}都读到 ${what}，当时还没有人改变它`,
  };
}

function acted(failure: Failure, { outdated }: ToldLooks): Text {
  const [only, second] = outdated;
  const old = outdatedValue(only!);
  if (second !== undefined) {
    const names = outdated.map(({ look }) => shortName(failure, look.task));
    return {
      en: `${enList(names)} went on as if ${old.en}`,
      zh: `${zhList(names)} 继续时${old.zh}`,
    };
  }
  const { act } = only!;
  const name = shortName(failure, act.task);
  const did = made(act);
  return {
    en: `${name} went on as if ${old.en}, and ${did.en} at line ${act.line}`,
    zh: `${name} 继续时${old.zh}，在第 ${act.line} 行${did.zh}`,
  };
}

function outdatedValue({ look }: OutdatedLook): Text {
  // Of a container, what was seen is a part of it.
  const isTold = look.operation === 'read' && seen(look) !== look.target;
  return isTold
    ? { en: `it were still ${look.value!}`, zh: `仍当它是 ${look.value!}` }
    : { en: 'nothing had changed', zh: '仍当什么都没有变' };
}

/** `at line 7`, `at lines 7 and 12`. */
function atLines(lines: readonly number[]): string {
  return `at line${lines.length === 1 ? '' : 's'} ${enList(lines.map(String))}`;
}
