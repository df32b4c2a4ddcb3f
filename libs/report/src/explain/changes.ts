import type { Failure, TraceStep } from '@heddle/verdict';
import type { Text } from '../text/language';
import { enList, shortName, zhList } from './explainer';

const LONGEST_VALUE = 24;
const MOST = 2;

/** `counter = 0`, `items → 0`: what a look has seen, as the table has it. */
export function seen({ operation, target, value }: TraceStep): string {
  if (!isShort(value)) return target;
  return operation === 'read' ? `${target} = ${value}` : `${target} → ${value}`;
}

/** `made it 0`; a value that is long tells less than that it changed. */
export function made({ value }: TraceStep): Text {
  return isShort(value)
    ? { en: `made it ${value}`, zh: `把它变成 ${value}` }
    : { en: 'changed it', zh: '改变了它' };
}

/** `made counter 0`. */
export function madeTarget({ target, value }: TraceStep): Text {
  return isShort(value)
    ? { en: `made ${target} ${value}`, zh: `把 ${target} 变成 ${value}` }
    : { en: `changed ${target}`, zh: `改变了 ${target}` };
}

/** `T2 made it 0 at line 13`; of many changes, who made them and what came of it. */
export function changesText(failure: Failure, changes: readonly TraceStep[]): Text {
  const shown = changes.length > MOST ? changes.slice(-1) : changes;
  const told = shown.map((change) => oneChange(failure, change));
  const en = told.map((text) => text.en).join(', and ');
  const zh = told.map((text) => text.zh).join('，');
  if (shown.length === changes.length) return { en, zh };
  const names = [...new Set(changes.map(({ task }) => task))].map((task) => shortName(failure, task));
  return {
    en: `${enList(names)} changed it ${changes.length} times: in the end ${en}`,
    zh: `${zhList(names)} 共改变了它 ${changes.length} 次：最后 ${zh}`,
  };
}

function oneChange(failure: Failure, change: TraceStep): Text {
  const name = shortName(failure, change.task);
  const what = made(change);
  return {
    en: `${name} ${what.en} at line ${change.line}`,
    zh: `${name} 在第 ${change.line} 行${what.zh}`,
  };
}

function isShort(value: string | undefined): value is string {
  return value !== undefined && value.length <= LONGEST_VALUE;
}
