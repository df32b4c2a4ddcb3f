import * as t from '@babel/types';
import { lastName, lockNames, methodCall } from '../calls';
import { moveAfter, moveBefore, rangeOf, type Edit } from '../edit';
import type { ParsedProgram } from '../parsed-program';
import { declares, leaves, usesNamesOf } from '../statements';
import type { CriticalRegion } from './critical-region';

type Body = t.ArrowFunctionExpression | t.FunctionExpression;

/** A call of `lock.run` with a function that stands there. */
export interface LockRun {
  readonly call: t.CallExpression | t.OptionalCallExpression;
  readonly lock: t.Node;
  readonly body: Body;
}

export function lockRuns(program: ParsedProgram): readonly LockRun[] {
  const locks = lockNames(program.source);
  return program.nodes.flatMap((node) => {
    const found = methodCall(node);
    if (found?.method !== 'run' || !locks.has(lastName(program, found.object))) return [];
    const [body, ...others] = found.call.arguments;
    if (others.length > 0 || (!t.isArrowFunctionExpression(body) && !t.isFunctionExpression(body))) return [];
    return [{ call: found.call, lock: found.object, body }];
  });
}

/** `lock.run(() => { … })`. Its borders move only where the call is the whole of a statement. */
export function lockRunRegions(program: ParsedProgram): readonly CriticalRegion[] {
  return lockRuns(program).map((run) => {
    const lock = program.text(run.lock);
    const statements = t.isBlockStatement(run.body.body) ? run.body.body.body : [];
    return {
      at: run.call,
      body: statements,
      drop: withoutLock(run),
      ...borders(program, run, statements),
      release: `${lock}.release();`,
      acquire: `${lock}.acquire();`,
    };
  });
}

/** `lock.run(f)` → `(f)()`. */
function withoutLock({ call, body }: LockRun): readonly Edit[] {
  return [
    { start: rangeOf(call).start, end: rangeOf(body).start, text: '(' },
    { start: rangeOf(body).end, end: rangeOf(call).end, text: ')()' },
  ];
}

type Borders = Pick<CriticalRegion, 'evictFirst' | 'evictLast' | 'admitBefore' | 'admitAfter'>;

function borders(program: ParsedProgram, { call }: LockRun, statements: readonly t.Statement[]): Borders {
  const { source } = program;
  const whole = program.parentOf(call);
  const first = statements[0];
  const last = statements.at(-1);
  if (first === undefined || last === undefined) return {};
  if (t.isReturnStatement(whole)) {
    return {
      evictFirst: moveBefore(source, first, whole),
      evictLast: evictedReturn(program, whole, call, statements),
    };
  }
  if (!t.isExpressionStatement(whole)) return {};
  const { list, index } = program.placeOf(whole);
  const movable = (node: t.Statement | undefined): node is t.Statement =>
    node !== undefined &&
    !declares(node) &&
    !leaves(node) &&
    !t.isThrowStatement(node) &&
    !t.isExportNamedDeclaration(node);
  const [before, after] = [list[index - 1], list[index + 1]];
  return {
    evictFirst: leaves(first) ? undefined : moveBefore(source, first, whole),
    evictLast:
      leaves(last) || statements.some(leaves) || usesNamesOf(program, last, statements.slice(0, -1))
        ? undefined
        : moveAfter(source, last, whole),
    admitBefore: movable(before)
      ? { statement: before, edits: moveBefore(source, before, first) }
      : undefined,
    admitAfter:
      movable(after) && !statements.some(leaves)
        ? { statement: after, edits: moveAfter(source, after, last) }
        : undefined,
  };
}

/** `return lock.run(() => { a(); return b(); })` → `lock.run(() => { a(); }); return b();`. */
function evictedReturn(
  program: ParsedProgram,
  whole: t.ReturnStatement,
  call: t.Node,
  statements: readonly t.Statement[],
): readonly Edit[] | undefined {
  const last = statements.at(-1)!;
  const others = statements.slice(0, -1);
  if (!t.isReturnStatement(last) || others.some(leaves) || usesNamesOf(program, last, others))
    return undefined;
  const keyword = { start: rangeOf(whole).start, end: rangeOf(call).start, text: '' };
  return [...moveAfter(program.source, last, whole), keyword];
}
