import * as t from '@babel/types';
import type { Analysis, Binding, Scope } from '../analysis/scope';
import { childNodes } from '../parse';

/** The variables of its surroundings that a function uses, and whether it (or a function in it) assigns to them. */
export type Captures = ReadonlyMap<Binding, { readonly written: boolean }>;

/**
 * What a function captures. Undefined if it can't be given as parameters: it uses its own `arguments` or `new.target`, or assigns
 * to a captured variable by anything but `=`.
 *
 * @param isPersistent is the variable there for the whole life of the program, so that nobody needs to hand it on?
 */
export function capturesOf(
  fn: t.FunctionExpression | t.FunctionDeclaration,
  { references, scopes }: Pick<Analysis, 'references' | 'scopes'>,
  isPersistent: (binding: Binding) => boolean,
): Captures | undefined {
  const own = scopes.get(fn)!;
  const captures = new Map<Binding, { written: boolean }>();
  /** What stands in the way. */
  const obstacles: t.Node[] = [];

  const captured = (node: t.Node): Binding | undefined => {
    const binding = references.get(node);
    return binding === undefined || isPersistent(binding) || isWithin(binding.scope, own)
      ? undefined
      : binding;
  };
  const note = (binding: Binding, written: boolean): void => {
    captures.set(binding, { written: written || captures.get(binding)?.written === true });
  };
  /** Assigned to in a way that no setter could replace. */
  const refuseTargets = (node: t.Node): void => {
    if (captured(node) !== undefined) obstacles.push(node);
    else if (!t.isMemberExpression(node)) for (const child of childNodes(node)) refuseTargets(child);
  };
  const visit = (node: t.Node, ownArguments: boolean): void => {
    if (t.isIdentifier(node)) {
      if (ownArguments && node.name === 'arguments') obstacles.push(node);
      const binding = captured(node);
      if (binding !== undefined) note(binding, false);
    } else if (ownArguments && (t.isMetaProperty(node) || t.isSuper(node))) {
      obstacles.push(node);
    } else if (t.isAssignmentExpression(node)) {
      const binding = captured(node.left);
      if (binding === undefined || node.operator !== '=') refuseTargets(node.left);
      else note(binding, true);
    } else if (t.isUpdateExpression(node)) {
      refuseTargets(node.argument);
    } else if (t.isForXStatement(node) && !t.isVariableDeclaration(node.left)) {
      refuseTargets(node.left);
    }
    const within = ownArguments && (!t.isFunction(node) || t.isArrowFunctionExpression(node));
    for (const child of childNodes(node)) visit(child, within);
  };
  for (const child of childNodes(fn)) if (child !== fn.id) visit(child, true);
  return obstacles.length === 0 ? captures : undefined;
}

function isWithin(scope: Scope, outer: Scope): boolean {
  for (let each: Scope | null = scope; each !== null; each = each.parent) if (each === outer) return true;
  return false;
}
