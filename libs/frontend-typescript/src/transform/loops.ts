import * as t from '@babel/types';
import { refuse } from '../diagnostics';
import { assignment } from './assignments';
import {
  and,
  assign,
  call,
  declare,
  either,
  id,
  invoke,
  method,
  not,
  num,
  seq,
  statement as toStatement,
  type Expression,
} from './build';
import { isUsing } from './disposal';
import { expression } from './expressions';
import { atSite, type Frame } from './frame';
import { declarePattern } from './patterns';
import { block, declarators, labelledLoop, statement } from './statements';
import { declareBase, openScope, renewBase } from './variables';

export function whileLoop(node: t.WhileStatement | t.DoWhileStatement, frame: Frame): t.Statement {
  const test = expression(node.test, frame);
  const body = block(node.body, frame, [frame.burnFuel(frame.site(node))]);
  return t.isWhileStatement(node) ? t.whileStatement(test, body) : t.doWhileStatement(test, body);
}

export function forLoop(node: t.ForStatement, frame: Frame): t.Statement[] {
  const scope = frame.unit.scope(node);
  const fuel = frame.burnFuel(frame.site(node));
  const before: t.Statement[] = [];
  let init: t.VariableDeclaration | Expression | null = null;
  if (t.isVariableDeclaration(node.init)) {
    if (node.init.kind === 'var') before.push(...statement(node.init, frame));
    else if (isUsing(node.init))
      refuse(node.init, '`using` is not supported in the head of a for loop; use a block');
    else {
      const base = declareBase(scope, frame);
      init = t.variableDeclaration(node.init.kind === 'let' || base ? 'let' : 'const', [
        ...(base ? [base] : []),
        ...declarators(node.init, frame),
      ]);
    }
  } else if (node.init) init = expression(node.init, frame);
  const test = node.test ? expression(node.test, frame) : null;
  const renew = renewBase(scope, frame);
  const update = node.update ? expression(node.update, frame) : null;
  const step = renew && update ? seq(renew, update) : (renew ?? update);
  return [...before, t.forStatement(init, test, step, block(node.body, frame, [fuel]))];
}

export function forIn(node: t.ForInStatement, frame: Frame): t.Statement[] {
  const fuel = frame.burnFuel(frame.site(node));
  const key = id(frame.unit.unique('k'));
  const right = frame.delegateAt(frame.site(node.right), invoke('keysOf', expression(node.right, frame)));
  const body = withTarget(node, key, fuel, frame);
  return [t.forInStatement(declare('const', key), right, body)];
}

/**
 * Iteration runs the student's iterators as coroutines:
 *
 *     const it = yield* $$cursor(iterable);
 *     try { for (;;) { if (!next) break; const x = it.value; … } }
 *     catch (e) { it.failed = true; throw e; }
 *     finally { if (it.open) yield* it.close(); }
 */
export function forOf(node: t.ForOfStatement, frame: Frame, labels: readonly string[]): t.Statement[] {
  const site = frame.site(node.right);
  const fuel = frame.burnFuel(site);
  frame.suspends ||= node.await;
  const cursor = id(frame.unit.unique('it'));
  const open = declare(
    'const',
    cursor,
    frame.delegateAt(site, invoke(node.await ? 'asyncCursor' : 'cursor', expression(node.right, frame))),
  );
  const advance = toBreak((node.await ? stepped : advanced)(cursor, site, frame));
  const body = withTarget(node, method(cursor, 'value'), fuel, frame, [advance]);
  const loop = labelledLoop(labels, [t.forStatement(null, null, null, body)]);
  const error = id('$$e');
  const failed = t.blockStatement([
    toStatement(assign(method(cursor, 'failed'), t.booleanLiteral(true))),
    t.throwStatement(error),
  ]);
  const close = t.ifStatement(
    method(cursor, 'open'),
    toStatement(frame.delegateAt(site, call(method(cursor, 'close')))),
  );
  const guarded = t.tryStatement(
    t.blockStatement(loop),
    t.catchClause(error, failed),
    t.blockStatement([close]),
  );
  return [t.blockStatement([open, guarded])];
}

function toBreak(more: Expression): t.Statement {
  return t.ifStatement(not(more), t.breakStatement());
}

/** Moves a cursor on; a native one (an array's, a map's) needs no coroutine for it. */
function advanced(cursor: t.Identifier, site: number, frame: Frame): Expression {
  return frame.temporaries((code) => {
    const offer = (name: string): Expression =>
      and(
        t.binaryExpression('!==', assign(code, invoke(name, cursor, num(site))), num(0)),
        frame.yield(t.cloneNode(code)),
      );
    return either(
      method(cursor, 'native'),
      seq(offer('pollLength'), offer('pollElement'), call(method(cursor, 'advance'))),
      stepped(cursor, site, frame),
    );
  });
}

/** Moves a cursor on that may have to wait for it. */
function stepped(cursor: t.Identifier, site: number, frame: Frame): Expression {
  return seq(atSite(site), frame.delegate(call(method(cursor, 'step'))));
}

/** The loop's body, in which the loop variable (or whatever else is assigned to) takes `value`. */
function withTarget(
  node: t.ForInStatement | t.ForOfStatement,
  value: Expression,
  fuel: t.Statement,
  frame: Frame,
  head: readonly t.Statement[] = [],
): t.BlockStatement {
  const bases = openScope(frame.unit.scope(node), frame);
  const { left } = node;
  if (!t.isVariableDeclaration(left) || left.kind === 'var') {
    const target = t.isVariableDeclaration(left) ? left.declarations[0]!.id : left;
    const carrier = frame.variable();
    const write = t.assignmentExpression('=', target as t.LVal, t.cloneNode(carrier));
    write.loc = left.loc ?? null;
    const take = [toStatement(assign(carrier, value)), toStatement(assignment(write, frame))];
    return t.blockStatement([fuel, ...head, ...take, block(node.body, frame)]);
  }
  const declarator = left.declarations[0]!;
  if (isUsing(left))
    refuse(left, '`using` is not supported in the head of a for loop; use a block inside it');
  const parts = t.isIdentifier(declarator.id)
    ? [t.variableDeclarator(id(declarator.id.name), value)]
    : declarePattern(declarator.id, value, frame);
  const taken = t.variableDeclaration(left.kind === 'let' ? 'let' : 'const', parts);
  return t.blockStatement([fuel, ...head, ...bases, taken, block(node.body, frame)]);
}
