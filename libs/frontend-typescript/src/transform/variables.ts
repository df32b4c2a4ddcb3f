import * as t from '@babel/types';
import { OperationKind } from '@heddle/trace';
import type { Binding, Scope } from '../analysis/scope';
import { array, assign, at, id, invoke, num, seq, str, undef, type Expression } from './build';
import type { Frame } from './frame';

/** Allocates the locations of a scope's shared variables, once for each activation of the scope. */
export function openScope(scope: Scope, frame: Frame): t.Statement[] {
  const base = declareBase(scope, frame);
  return base ? [t.variableDeclaration('const', [base])] : [];
}

export function declareBase(scope: Scope, frame: Frame): t.VariableDeclarator | undefined {
  const shared = scope.sharedBindings();
  if (shared.length === 0) return undefined;
  scope.base = frame.unit.unique('L');
  return t.variableDeclarator(id(scope.base), allocation(shared, frame));
}

function allocation(shared: readonly Binding[], frame: Frame): Expression {
  const count = num(shared.length);
  return frame.unit.explain
    ? invoke('locations', count, array(shared.map(({ name }) => str(name))))
    : invoke('locations', count);
}

/** New locations for the next iteration of a `for (let …)`: each iteration has variables of its own. */
export function renewBase(scope: Scope, frame: Frame): Expression | undefined {
  if (scope.base === undefined) return undefined;
  return assign(id(scope.base), allocation(scope.sharedBindings(), frame));
}

export function locationOf(binding: Binding): Expression {
  const base = id(binding.scope.base ?? '$$unplaced');
  return binding.location === 0 ? base : t.binaryExpression('+', base, num(binding.location));
}

export function readVariable(node: t.Identifier, frame: Frame): Expression {
  const binding = frame.unit.binding(node);
  if (!binding) return node.name === 'undefined' ? undef() : at(id(node.name), node);
  const variable = at(id(node.name), node);
  if (!binding.shared) return variable;
  const value = frame.unit.explain ? invoke('seen', variable) : variable;
  return seq(frame.access(OperationKind.Read, locationOf(binding), frame.site(node)), value);
}

/** `value` is evaluated first, then comes the operation, then the assignment. */
export function writeVariable(node: t.Identifier, value: Expression, frame: Frame): Expression {
  const binding = frame.unit.binding(node);
  const target = at(id(node.name), node);
  if (!binding?.shared) return assign(target, labelled(value, node.name, frame));
  const site = frame.site(node);
  return frame.temporaries((result) =>
    seq(
      assign(result, value),
      frame.access(OperationKind.Write, locationOf(binding), site),
      assign(target, frame.unit.explain ? invoke('wrote', labelled(result, node.name, frame)) : result),
    ),
  );
}

/** In an explaining run, an object is called what it was first stored in. */
export function labelled(value: Expression, name: string, frame: Frame): Expression {
  return frame.unit.explain && !t.isLiteral(value) ? invoke('label', value, str(name)) : value;
}

/** May the expression be evaluated twice, with only the engine in between? */
export function isRepeatable(node: t.Node, frame: Frame): boolean {
  if (t.isThisExpression(node)) return frame.thisOwner.kind !== 'derived-constructor';
  if (isSimpleLiteral(node)) return true;
  return t.isIdentifier(node) && !frame.unit.binding(node)?.shared;
}

/** May it be evaluated twice, with arbitrary code in between? */
export function isConstant(node: t.Node, frame: Frame): boolean {
  if (t.isIdentifier(node)) {
    const binding = frame.unit.binding(node);
    return !binding || !binding.reassigned;
  }
  return isRepeatable(node, frame);
}

export function isSimpleLiteral(node: t.Node): boolean {
  return (
    t.isStringLiteral(node) ||
    t.isNumericLiteral(node) ||
    t.isBooleanLiteral(node) ||
    t.isNullLiteral(node) ||
    t.isBigIntLiteral(node)
  );
}
