import * as t from '@babel/types';

/** Shorthands for the generated code. Everything is built as a tree: no text of a student is ever pasted into code. */
export type Expression = t.Expression;

export const id = (name: string): t.Identifier => t.identifier(name);
/** One of the runtime's functions; all of them have the reserved prefix. */
export const helper = (name: string): t.Identifier => t.identifier(`$$${name}`);
export const str = (value: string): t.StringLiteral => t.stringLiteral(value);
export const num = (value: number): t.NumericLiteral => t.numericLiteral(value);
export const undef = (): Expression => t.unaryExpression('void', num(0));
export const assign = (target: t.LVal, value: Expression): Expression =>
  t.assignmentExpression('=', target, value);
export const and = (left: Expression, right: Expression): Expression =>
  t.logicalExpression('&&', left, right);
export const not = (value: Expression): Expression => t.unaryExpression('!', value);
export const isUndefined = (value: Expression): Expression => t.binaryExpression('===', value, undef());
export const either = (test: Expression, yes: Expression, no: Expression): Expression =>
  t.conditionalExpression(test, yes, no);
export const method = (object: Expression, name: string): t.MemberExpression =>
  t.memberExpression(object, id(name));
export const array = (elements: (Expression | t.SpreadElement)[]): Expression => t.arrayExpression(elements);
export const statement = (expression: Expression): t.Statement => t.expressionStatement(expression);

export type Argument = Expression | t.SpreadElement;

export function call(callee: Expression, ...args: Argument[]): t.CallExpression {
  return t.callExpression(callee, args);
}

/** A call of one of the runtime's functions. */
export function invoke(name: string, ...args: Argument[]): t.CallExpression {
  return t.callExpression(helper(name), args);
}

export function seq(...expressions: Expression[]): Expression {
  const flat = expressions.flatMap((each) => (t.isSequenceExpression(each) ? each.expressions : [each]));
  return flat.length === 1 ? flat[0]! : t.sequenceExpression(flat);
}

export function declare(kind: 'let' | 'const', name: t.Identifier, init?: Expression): t.VariableDeclaration {
  return t.variableDeclaration(kind, [t.variableDeclarator(name, init ?? null)]);
}

/** Gives a generated node the position of the source that it stands for. */
export function at<N extends t.Node>(node: N, source: t.Node): N {
  node.loc = source.loc ?? null;
  return node;
}

/** A fresh copy, for an expression that is used twice (identifiers, literals and `this` only). */
export function again<E extends Expression>(node: E): E {
  return t.cloneNode(node);
}
