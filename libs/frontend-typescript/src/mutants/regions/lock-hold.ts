import * as t from '@babel/types';
import { methodCall } from '../calls';
import { moveAfter, moveBefore, remove } from '../edit';
import type { ParsedProgram } from '../parsed-program';
import { usesNamesOf } from '../statements';
import type { CriticalRegion } from './critical-region';

/** `using guard = lock.hold();`: the lock that is taken, if a statement is one of these. */
export function heldLock(node: t.Node | undefined): t.Node | undefined {
  if (!t.isVariableDeclaration(node) || node.kind !== 'using' || node.declarations.length !== 1)
    return undefined;
  const found = methodCall(node.declarations[0]?.init);
  return found?.method === 'hold' ? found.object : undefined;
}

/** `using guard = lock.hold(); …`, to the end of the block: only its beginning can move. */
export function lockHoldRegions(program: ParsedProgram): readonly CriticalRegion[] {
  const { source } = program;
  return program.statementLists().flatMap((list) =>
    list.flatMap((statement, begin) => {
      const object = heldLock(statement);
      if (object === undefined) return [];
      const lock = program.text(object);
      const body = list.slice(begin + 1);
      const previous = list[begin - 1];
      return [
        {
          at: statement,
          body,
          drop: [remove(source, statement)],
          evictFirst: body[0] && moveAfter(source, statement, body[0]),
          admitBefore:
            previous && !usesNamesOf(program, statement, [previous])
              ? { statement: previous, edits: moveBefore(source, statement, previous) }
              : undefined,
          release: `${lock}.release();`,
          acquire: `${lock}.acquire();`,
        },
      ];
    }),
  );
}
