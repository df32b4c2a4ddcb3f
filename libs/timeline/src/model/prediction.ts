import { isRead } from './operations';
import type { Timeline } from './timeline';

/** What a reader is asked before a step is shown. */
export interface Question {
  /** The step that is asked about. */
  readonly index: number;
  readonly task: number;
  readonly variable: string;
  readonly answer: string;
  /** In an order that tells nothing; the answer is among them. */
  readonly choices: readonly string[];
}

const MAX_CHOICES = 4;

/** The reads of what several tasks share: what they find is decided by the schedule. */
export function questionsOf(timeline: Timeline): readonly Question[] {
  const shared = timeline.variables.filter(({ tasks, written }) => tasks.size > 1 && written);
  const values = new Map(shared.map(({ name }) => [name, valuesOf(timeline, name)]));
  return timeline.rows.flatMap(({ index, step }) => {
    const { task, target, value, source } = step;
    const known = values.get(target);
    if (source !== 'submission' || !isRead(step) || value === undefined || known === undefined) return [];
    const choices = choicesFor(value, known);
    return choices.length < 2 ? [] : [{ index, task, variable: target, answer: value, choices }];
  });
}

function valuesOf({ rows }: Timeline, variable: string): readonly string[] {
  const own = rows.filter(({ step }) => step.target === variable && step.value !== undefined);
  return [...new Set(own.map(({ step }) => step.value!))];
}

/** Values that the variable has in this run; of a number, those beside it, too. */
function choicesFor(answer: string, known: readonly string[]): readonly string[] {
  const number = /^-?\d{1,9}$/.test(answer) ? Number(answer) : undefined;
  const near =
    number === undefined ? [] : [String(number + 1), String(number - 1)].filter((text) => text !== '-1');
  const others = [...new Set([...known, ...near])].filter((value) => value !== answer);
  return [answer, ...others.slice(0, MAX_CHOICES - 1)].sort(byValue);
}

function byValue(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? (a < b ? -1 : 1) : difference;
}
