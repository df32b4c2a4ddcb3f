import * as t from '@babel/types';
import type { Scope } from './scope';
import { childNodes } from '../parse';

/** Declares what a list of statements declares lexically: `let`, `const`, classes, and (modules are strict) functions. */
export function declareLexical(statements: readonly t.Node[], scope: Scope): void {
  for (const statement of statements) {
    const node =
      (t.isExportNamedDeclaration(statement) || t.isExportDefaultDeclaration(statement)) &&
      statement.declaration
        ? statement.declaration
        : statement;
    if (t.isVariableDeclaration(node) && node.kind !== 'var') {
      const kind = node.kind === 'let' ? 'let' : 'const';
      for (const name of declaredNames(node)) scope.declare(name, kind);
    } else if (t.isFunctionDeclaration(node) && node.id) scope.declare(node.id.name, 'function');
    else if (t.isClassDeclaration(node) && node.id) scope.declare(node.id.name, 'class');
    else if (t.isImportDeclaration(node)) {
      for (const specifier of node.specifiers) scope.declare(specifier.local.name, 'import');
    }
  }
}

/** Declares every `var` of a function's body, however deep, but not those of inner functions. */
export function declareVars(node: t.Node, scope: Scope): void {
  if (t.isVariableDeclaration(node) && node.kind === 'var') {
    for (const name of declaredNames(node)) scope.declare(name, 'var');
  }
  for (const child of childNodes(node)) {
    if (!t.isFunction(child) && !t.isClass(child)) declareVars(child, scope);
  }
}

export function declaredNames(node: t.VariableDeclaration): string[] {
  return node.declarations.flatMap((declarator) => patternNames(declarator.id));
}

export function patternNames(pattern: t.Node | null): string[] {
  if (pattern === null) return [];
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return patternNames(pattern.left);
    case 'RestElement':
      return patternNames(pattern.argument);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => patternNames(element));
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        t.isRestElement(property) ? patternNames(property.argument) : patternNames(property.value),
      );
    case 'TSParameterProperty':
      return patternNames(pattern.parameter);
    default:
      return [];
  }
}
