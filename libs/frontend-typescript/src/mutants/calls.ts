import * as t from '@babel/types';
import type { ParsedProgram } from './parsed-program';

export interface MethodCall {
  readonly call: t.CallExpression | t.OptionalCallExpression;
  readonly object: t.Node;
  readonly method: string;
  readonly property: t.Identifier;
}

/** `object.method(…)`, `object?.method(…)`. */
export function methodCall(node: t.Node | null | undefined): MethodCall | undefined {
  if (!t.isCallExpression(node) && !t.isOptionalCallExpression(node)) return undefined;
  const { callee } = node;
  if (!t.isMemberExpression(callee) && !t.isOptionalMemberExpression(callee)) return undefined;
  if (callee.computed || !t.isIdentifier(callee.property)) return undefined;
  return { call: node, object: callee.object, method: callee.property.name, property: callee.property };
}

/** A statement that is nothing but `object.method()`. */
export function callStatement(node: t.Node | undefined, method: string): MethodCall | undefined {
  if (!t.isExpressionStatement(node)) return undefined;
  const found = methodCall(node.expression);
  return found?.method === method ? found : undefined;
}

const LOCKS = 'Lock|RLock|Condition|Semaphore|BoundedSemaphore';

/**
 * The names of variables and properties that hold locks, told by how they are declared: `lock = new Lock()`,
 * `permits: Semaphore`. Everybody may call a method `run`; a lock's runs its argument in a critical region.
 */
export function lockNames(source: string): ReadonlySet<string> {
  const declaration = new RegExp(
    `([\\w$]+)[?!]?\\s*(?::\\s*(?:${LOCKS})\\b|=\\s*new\\s+(?:${LOCKS})\\b)`,
    'g',
  );
  return new Set([...source.matchAll(declaration)].map(([, name]) => name ?? ''));
}

/** The last name of an expression: `lock` of `this.#lock` and of `account.lock`. */
export function lastName(program: ParsedProgram, node: t.Node): string {
  return /([\w$]+)[^\w$]*$/.exec(program.text(node))?.[1] ?? '';
}
