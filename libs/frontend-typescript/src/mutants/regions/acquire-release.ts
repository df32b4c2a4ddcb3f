import * as t from '@babel/types';
import { callStatement } from '../calls';
import { moveAfter, moveBefore, remove } from '../edit';
import type { ParsedProgram } from '../parsed-program';
import { declares, isJump, some, usesNamesOf } from '../statements';
import type { CriticalRegion } from './critical-region';

/** `lock.acquire(); …; lock.release();` and `lock.acquire(); try { … } finally { lock.release(); }`. */
export function acquireReleaseRegions(program: ParsedProgram): readonly CriticalRegion[] {
  return program.statementLists().flatMap((list) =>
    list.flatMap((statement, begin) => {
      const lock = lockOf(program, statement, 'acquire');
      if (lock === undefined) return [];
      const isRelease = (node: t.Node) => lockOf(program, node, 'release') === lock;
      const end = list.findIndex(
        (each, index) => index > begin && (isRelease(each) || releasesFinally(each, isRelease)),
      );
      if (end < 0) return [];
      const last = list[end]!;
      const region = { program, list, begin, end, isRelease };
      return [t.isTryStatement(last) ? withFinally(region, last) : inOneList(region)];
    }),
  );
}

interface Found {
  readonly program: ParsedProgram;
  readonly list: readonly t.Statement[];
  /** Where the lock is acquired. */
  readonly begin: number;
  /** Where it is released, or the `try` that releases it. */
  readonly end: number;
  readonly isRelease: (node: t.Node) => boolean;
}

/**
 * Which lock a statement acquires or releases; undefined if it does nothing of the kind. A loop that does so for each of
 * several objects counts as one statement: `for (const each of all) each.lock.acquire();`.
 */
export function lockOf(
  program: ParsedProgram,
  node: t.Node,
  method: 'acquire' | 'release',
): string | undefined {
  if (t.isForOfStatement(node)) {
    const body =
      t.isBlockStatement(node.body) && node.body.body.length === 1 ? node.body.body[0]! : node.body;
    const each = lockOf(program, body, method);
    return each === undefined ? undefined : `${each} of ${program.text(node.right)}`;
  }
  const found = callStatement(node, method);
  return found === undefined ? undefined : program.text(found.object);
}

function releasesFinally(node: t.Node, isRelease: (node: t.Node) => boolean): boolean {
  return t.isTryStatement(node) && node.finalizer?.body.some(isRelease) === true;
}

function inOneList({ program, list, begin, end, isRelease }: Found): CriticalRegion {
  const { source } = program;
  const acquire = list[begin]!;
  const release = list[end]!;
  const body = list.slice(begin + 1, end);
  const next = list[end + 1];
  return {
    at: acquire,
    body,
    drop: [acquire, ...releasesIn(program, [...body, release], isRelease)].map((each) =>
      remove(source, each),
    ),
    evictFirst: body[0] && moveAfter(source, acquire, body[0]),
    evictLast: body.at(-1) && moveBefore(source, release, body.at(-1)!),
    admitBefore: before(program, list, begin),
    admitAfter:
      next === undefined || isJump(next)
        ? undefined
        : { statement: next, edits: moveAfter(source, release, next) },
    release: program.text(release),
    acquire: program.text(acquire),
  };
}

function withFinally(
  { program, list, begin, end, isRelease }: Found,
  guarded: t.TryStatement,
): CriticalRegion {
  const { source } = program;
  const acquire = list[begin]!;
  const between = list.slice(begin + 1, end);
  const inside = guarded.block.body;
  const [first] = inside;
  const last = inside.at(-1);
  const next = list[end + 1];
  const release = guarded.finalizer!.body.find(isRelease)!;
  return {
    at: acquire,
    body: [...between, ...inside],
    drop: [acquire, ...releasesIn(program, [...between, guarded], isRelease)].map((each) =>
      remove(source, each),
    ),
    evictFirst:
      between[0] !== undefined
        ? moveAfter(source, acquire, between[0])
        : first && moveBefore(source, first, acquire),
    evictLast:
      last === undefined || usesNamesOf(program, last, inside.slice(0, -1))
        ? undefined
        : moveAfter(source, last, guarded),
    admitBefore: before(program, list, begin),
    admitAfter:
      next === undefined || last === undefined || isJump(last) || declares(next)
        ? undefined
        : { statement: next, edits: moveAfter(source, next, last) },
    release: program.text(release),
    acquire: program.text(acquire),
  };
}

function before(
  program: ParsedProgram,
  list: readonly t.Statement[],
  begin: number,
): CriticalRegion['admitBefore'] {
  const statement = list[begin - 1];
  const acquire = list[begin]!;
  if (statement === undefined || usesNamesOf(program, acquire, [statement])) return undefined;
  return { statement, edits: moveBefore(program.source, acquire, statement) };
}

/** All releases of that lock, also the one before an early `return`. */
function releasesIn(
  program: ParsedProgram,
  statements: readonly t.Statement[],
  isRelease: (node: t.Node) => boolean,
): readonly t.Statement[] {
  const found: t.Statement[] = [];
  for (const statement of statements) {
    some(statement, false, (node) => {
      const isBody = t.isForOfStatement(program.parentOf(node));
      if (t.isStatement(node) && !isBody && isRelease(node)) found.push(node);
      return false;
    });
  }
  return found;
}
