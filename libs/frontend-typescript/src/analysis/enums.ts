import * as t from '@babel/types';
import { refuse } from '../diagnostics';

/** The name of the runtime's function that builds an enum from `[name, value]` pairs; see `runtime/enums.ts`. */
export const ENUM_HELPER = '$$enumeration';

/**
 * `enum Color { Red, Green = 'g' }` → `const Color = $$enumeration([['Red', 0], ['Green', 'g']])`.
 * Constant enums are built like the others: the difference is one of emitted code, not of behaviour.
 */
export function lowerEnum(node: t.TSEnumDeclaration): t.VariableDeclaration {
  const known = new Map<string, string | number>();
  let next: number | undefined = 0;
  const pairs = node.body.members.map((member) => {
    const name = t.isIdentifier(member.id) ? member.id.name : member.id.value;
    const value: t.Expression = member.initializer
      ? withMembers(member.initializer, known, node.id.name)
      : t.numericLiteral(
          next ?? refuse(member, `give ${node.id.name}.${name} a value: the one before it is computed`),
        );
    const constant = member.initializer ? fold(value) : next;
    next = typeof constant === 'number' ? constant + 1 : undefined;
    if (constant !== undefined) known.set(name, constant);
    return t.arrayExpression([t.stringLiteral(name), constant === undefined ? value : literal(constant)]);
  });
  const call = t.callExpression(t.identifier(ENUM_HELPER), [t.arrayExpression(pairs)]);
  const declaration = t.variableDeclaration('const', [t.variableDeclarator(node.id, call)]);
  declaration.loc = node.loc ?? null;
  return declaration;
}

function literal(value: string | number): t.Expression {
  return typeof value === 'string' ? t.stringLiteral(value) : t.valueToNode(value);
}

/** Replaces `A` and `Color.A` by the value of an earlier member. */
function withMembers(
  node: t.Expression,
  known: ReadonlyMap<string, string | number>,
  name: string,
): t.Expression {
  const value = t.isIdentifier(node)
    ? known.get(node.name)
    : t.isMemberExpression(node) && t.isIdentifier(node.object, { name }) && t.isIdentifier(node.property)
      ? known.get(node.property.name)
      : undefined;
  if (value !== undefined) return literal(value);
  if (t.isBinaryExpression(node)) {
    return t.binaryExpression(
      node.operator,
      withMembers(node.left as t.Expression, known, name),
      withMembers(node.right, known, name),
    );
  }
  if (t.isUnaryExpression(node))
    return t.unaryExpression(node.operator, withMembers(node.argument, known, name));
  return node;
}

/** Only arithmetic on literals: nothing of the source is ever evaluated by the compiler. */
function fold(node: t.Expression): string | number | undefined {
  if (t.isNumericLiteral(node) || t.isStringLiteral(node)) return node.value;
  if (t.isUnaryExpression(node)) {
    const value = fold(node.argument);
    if (typeof value !== 'number') return undefined;
    return node.operator === '-'
      ? -value
      : node.operator === '~'
        ? ~value
        : node.operator === '+'
          ? value
          : undefined;
  }
  if (!t.isBinaryExpression(node)) return undefined;
  const left = fold(node.left as t.Expression);
  const right = fold(node.right);
  if (node.operator === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  return typeof left === 'number' && typeof right === 'number'
    ? ARITHMETIC[node.operator]?.(left, right)
    : undefined;
}

const ARITHMETIC: Partial<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
  '|': (a, b) => a | b,
  '&': (a, b) => a & b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a << b,
  '>>': (a, b) => a >> b,
  '>>>': (a, b) => a >>> b,
};
