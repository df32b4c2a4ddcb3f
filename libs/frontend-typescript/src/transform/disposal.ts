import * as t from '@babel/types';
import { call, declare, id, invoke, method, num, statement as toStatement } from './build';
import { expression } from './expressions';
import type { Frame } from './frame';
import { statement } from './statements';
import { labelled } from './variables';

/**
 * `using x = e; rest` (or `await using`) → a stack of things to dispose of, and a `try` around the rest of the block. What comes before is
 * inside too: the functions of the block must stay in one scope.
 */
export function disposing(before: t.Statement[], rest: readonly t.Statement[], frame: Frame): t.Statement[] {
  const stack = id(frame.unit.unique('stack'));
  const body = rest.flatMap((node) => {
    if (!isUsing(node)) return statement(node, frame);
    const isAsync = t.booleanLiteral(node.kind === 'await using');
    return node.declarations.map((declarator) => {
      const name = (declarator.id as t.Identifier).name;
      const value = labelled(expression(declarator.init!, frame, name), name, frame);
      return declare('const', id(name), call(method(stack, 'use'), value, isAsync));
    });
  });
  const error = id('$$e');
  const failed = t.blockStatement([toStatement(call(method(stack, 'fail'), error))]);
  const site = frame.site(rest[0]!);
  const dispose = t.blockStatement([
    toStatement(frame.delegateAt(site, call(method(stack, 'dispose'), num(site)))),
  ]);
  return [
    declare('const', stack, invoke('disposables')),
    t.tryStatement(t.blockStatement([...before, ...body]), t.catchClause(error, failed), dispose),
  ];
}

/** `using x = e` or `await using x = e`. */
export function isUsing(node: t.Node): node is t.VariableDeclaration & { kind: 'using' | 'await using' } {
  return t.isVariableDeclaration(node) && (node.kind === 'using' || node.kind === 'await using');
}
