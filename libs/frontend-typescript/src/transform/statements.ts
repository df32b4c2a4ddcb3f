import * as t from '@babel/types';
import { refuse } from '../diagnostics';
import { assignment } from './assignments';
import { returnedValue } from './asynchronous';
import { at, declare, id, invoke, statement as toStatement, type Expression } from './build';
import { classExpression } from './classes';
import { disposing, isUsing } from './disposal';
import { expression } from './expressions';
import { functionDeclaration, stampDeclarations } from './functions';
import type { Frame } from './frame';
import { forIn, forLoop, forOf, whileLoop } from './loops';
import { declarePattern, isFreshArray } from './patterns';
import { THIS } from './this';
import { labelled, openScope } from './variables';

/** A list of statements that makes up a whole block. */
export function statements(nodes: readonly t.Statement[], frame: Frame): t.Statement[] {
  const stamps = stampDeclarations(nodes, frame);
  const index = nodes.findIndex(isUsing);
  if (index >= 0) {
    const before = nodes.slice(0, index).flatMap((node) => statement(node, frame));
    return [...stamps, ...disposing([...before], nodes.slice(index), frame)];
  }
  return [...stamps, ...nodes.flatMap((node) => statement(node, frame))];
}

export function block(node: t.Statement, frame: Frame, head: readonly t.Statement[] = []): t.BlockStatement {
  if (!t.isBlockStatement(node)) return t.blockStatement([...head, ...statement(node, frame)]);
  const bases = openScope(frame.unit.scope(node), frame);
  return t.blockStatement([...head, ...bases, ...statements(node.body, frame)]);
}

export function statement(node: t.Statement, frame: Frame, labels: readonly string[] = []): t.Statement[] {
  switch (node.type) {
    case 'ExpressionStatement':
      return [at(toStatement(effect(node.expression, frame)), node)];
    case 'VariableDeclaration':
      return variableDeclaration(node, frame);
    case 'FunctionDeclaration':
      return functionDeclaration(node, frame, node.id?.name ?? '');
    case 'ClassDeclaration':
      return [classDeclaration(node, frame)];
    case 'ReturnStatement':
      return [at(t.returnStatement(returned(node, frame)), node)];
    case 'IfStatement':
      return [
        t.ifStatement(
          expression(node.test, frame),
          block(node.consequent, frame),
          node.alternate ? block(node.alternate, frame) : null,
        ),
      ];
    case 'BlockStatement':
      return [block(node, frame)];
    case 'ForStatement':
      return labelledLoop(labels, forLoop(node, frame));
    case 'ForInStatement':
      return labelledLoop(labels, forIn(node, frame));
    case 'ForOfStatement':
      return forOf(node, frame, labels);
    case 'WhileStatement':
    case 'DoWhileStatement':
      return labelledLoop(labels, [whileLoop(node, frame)]);
    case 'LabeledStatement':
      return labelledStatement(node, frame, labels);
    case 'BreakStatement':
    case 'ContinueStatement':
      return [t.cloneNode(node, true, true)];
    case 'SwitchStatement':
      return [switchStatement(node, frame)];
    case 'ThrowStatement':
      return [at(t.throwStatement(expression(node.argument, frame)), node)];
    case 'TryStatement':
      return [tryStatement(node, frame)];
    case 'EmptyStatement':
    case 'DebuggerStatement':
      return [];
    default:
      return refuse(node, `this statement (${node.type}) is not supported here`);
  }
}

/** `x++` for its effect alone needs not keep the old value. */
function effect(node: t.Expression, frame: Frame): Expression {
  if (t.isUpdateExpression(node) && !node.prefix) {
    const prefix = t.cloneNode(node, false);
    prefix.prefix = true;
    return expression(prefix, frame);
  }
  return expression(node, frame);
}

/** The loop is the last of what stands for it; the label is on the loop. */
export function labelledLoop(labels: readonly string[], loop: t.Statement[]): t.Statement[] {
  const last = loop.at(-1)!;
  const named = labels.reduceRight<t.Statement>((body, label) => t.labeledStatement(id(label), body), last);
  return [...loop.slice(0, -1), named];
}

function labelledStatement(node: t.LabeledStatement, frame: Frame, labels: readonly string[]): t.Statement[] {
  const all = [...labels, node.label.name];
  if (t.isLoop(node.body) || t.isLabeledStatement(node.body)) return statement(node.body, frame, all);
  return labelledLoop(all, [t.blockStatement(statement(node.body, frame))]);
}

function variableDeclaration(node: t.VariableDeclaration, frame: Frame): t.Statement[] {
  if (node.kind === 'var') {
    return node.declarations.flatMap((declarator) => {
      if (!declarator.init) return [];
      const write = t.assignmentExpression('=', declarator.id as t.LVal, declarator.init);
      write.loc = declarator.loc ?? null;
      return [at(toStatement(assignment(write, frame)), declarator)];
    });
  }
  return [at(t.variableDeclaration(node.kind === 'let' ? 'let' : 'const', declarators(node, frame)), node)];
}

export function declarators(node: t.VariableDeclaration, frame: Frame): t.VariableDeclarator[] {
  return node.declarations.flatMap(({ id: target, init }) => {
    if (t.isIdentifier(target)) {
      const value = init ? labelled(expression(init, frame, target.name), target.name, frame) : null;
      return [t.variableDeclarator(id(target.name), value)];
    }
    if (t.isVoidPattern(target)) refuse(target, 'this syntax is not part of TypeScript');
    return declarePattern(target, expression(init!, frame), frame, isFreshArray(init));
  });
}

function classDeclaration(node: t.ClassDeclaration, frame: Frame): t.Statement {
  const name = node.id?.name ?? '';
  const kind = node.id && frame.unit.binding(node.id)?.reassigned ? 'let' : 'const';
  return declare(kind, id(name), classExpression(node, frame, name));
}

function returned(node: t.ReturnStatement, frame: Frame): Expression | null {
  const value = node.argument ? returnedValue(node.argument, frame) : null;
  if (frame.kind === 'constructor') return value ? invoke('returned', value, id(THIS)) : id(THIS);
  if (frame.kind === 'derived-constructor') {
    return value ? invoke('returnedDerived', value, id(THIS)) : invoke('constructed', id(THIS));
  }
  return value;
}

function switchStatement(node: t.SwitchStatement, frame: Frame): t.Statement {
  const discriminant = expression(node.discriminant, frame);
  const bases = openScope(frame.unit.scope(node), frame);
  const stamps = stampDeclarations(
    node.cases.flatMap((clause) => clause.consequent),
    frame,
  );
  const cases = node.cases.map((clause) => {
    const test = clause.test ? expression(clause.test, frame) : null;
    const body = clause.consequent.flatMap((each) => statement(each, frame));
    // The functions of all clauses exist whichever clause is entered; stamping one twice does no harm.
    return t.switchCase(test, [...stamps.map((stamp) => t.cloneNode(stamp)), ...body]);
  });
  const result = t.switchStatement(discriminant, cases);
  return bases.length > 0 ? t.blockStatement([...bases, result]) : result;
}

function tryStatement(node: t.TryStatement, frame: Frame): t.Statement {
  const body = block(node.block, frame);
  const handler = node.handler ? catchClause(node.handler, frame) : null;
  return t.tryStatement(body, handler, node.finalizer ? block(node.finalizer, frame) : null);
}

function catchClause(node: t.CatchClause, frame: Frame): t.CatchClause {
  const bases = openScope(frame.unit.scope(node), frame);
  const { param } = node;
  if (!param) return t.catchClause(null, block(node.body, frame, bases));
  if (t.isIdentifier(param)) return t.catchClause(id(param.name), block(node.body, frame, bases));
  const caught = id(frame.unit.unique('e'));
  const parts = t.variableDeclaration('let', declarePattern(param, caught, frame));
  return t.catchClause(caught, t.blockStatement([...bases, parts, block(node.body, frame)]));
}
