import * as t from '@babel/types';
import { childNodes } from '../parse';
import type { ParsedProgram } from './parsed-program';

/** What a statement does that decides whether a mutant of it could make a difference. */

/**
 * Could another thread see what it does, or what it sees? Otherwise it may stand on either side of a lock. A function that it
 * makes does nothing yet; who calls one counts. To make an object is no news to anybody.
 */
export function touchesShared(program: ParsedProgram, node: t.Node): boolean {
  return some(node, false, (each) => {
    if (t.isIdentifier(each)) return program.analysis.references.get(each)?.shared === true;
    return isMember(each) || t.isCallExpression(each) || t.isOptionalCallExpression(each);
  });
}

/** Built in, quick and atomic: to hold a lock during one of these more, or less, keeps nobody waiting. */
const QUICK = new Set([
  'add',
  'delete',
  'has',
  'includes',
  'isSet',
  'keys',
  'pop',
  'push',
  'release',
  'shift',
  'slice',
  'start',
  'unshift',
]);

/** Could it take long, wait or throw, so that holding a lock meanwhile matters to others? */
export function mayTakeLong(node: t.Node): boolean {
  return some(node, true, (each) => {
    if (!t.isCallExpression(each) && !t.isOptionalCallExpression(each)) return false;
    const { callee } = each;
    return !(isMember(callee) && t.isIdentifier(callee.property) && QUICK.has(callee.property.name));
  });
}

/** Does control leave the function or the loop from inside it? */
export function leaves(node: t.Node): boolean {
  return some(
    node,
    false,
    (each) => t.isReturnStatement(each) || t.isBreakStatement(each) || t.isContinueStatement(each),
  );
}

/** May what comes after it be reached? */
export function isJump(node: t.Node): boolean {
  return (
    t.isReturnStatement(node) ||
    t.isThrowStatement(node) ||
    t.isBreakStatement(node) ||
    t.isContinueStatement(node)
  );
}

export function declares(node: t.Node): boolean {
  return t.isDeclaration(node);
}

/** Does a node use a name that one of these statements declares? */
export function usesNamesOf(program: ParsedProgram, node: t.Node, statements: readonly t.Node[]): boolean {
  const inside = (at: number | null | undefined) =>
    typeof at === 'number' && statements.some(({ start, end }) => start! <= at && at < end!);
  const declared = new Set<unknown>();
  for (const [identifier, binding] of program.analysis.references) {
    if (inside(identifier.start) && isDeclaredAt(program, identifier)) declared.add(binding);
  }
  return some(
    node,
    true,
    (each) => t.isIdentifier(each) && declared.has(program.analysis.references.get(each)),
  );
}

function isDeclaredAt(program: ParsedProgram, identifier: t.Node): boolean {
  for (
    let node: t.Node | undefined = identifier, below: t.Node = node;
    node;
    below = node, node = program.parentOf(node)
  ) {
    if (t.isVariableDeclarator(node)) return node.id === below || node.id === identifier;
    if (t.isStatement(node) || t.isFunction(node))
      return t.isFunctionDeclaration(node) && node.id === identifier;
  }
  return false;
}

function isMember(node: t.Node): node is t.MemberExpression | t.OptionalMemberExpression {
  return t.isMemberExpression(node) || t.isOptionalMemberExpression(node);
}

/** Does a node, or one inside it, have a property? Without `intoFunctions`, functions inside it are not looked into. */
export function some(node: t.Node, intoFunctions: boolean, has: (node: t.Node) => boolean): boolean {
  if (has(node)) return true;
  return childNodes(node).some(
    (child) => (intoFunctions || !t.isFunction(child)) && some(child, intoFunctions, has),
  );
}
