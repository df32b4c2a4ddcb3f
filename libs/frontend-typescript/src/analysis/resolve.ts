import * as t from '@babel/types';
import { refuse } from '../diagnostics';
import { childNodes } from '../parse';
import { declareLexical, declareVars, patternNames } from './hoist';
import { Scope, type Analysis, type Binding } from './scope';

/** Identifiers with this prefix belong to the instrumentation; see `transform/build.ts`. */
export const RESERVED_PREFIX = '$$';

/** Stands in `Analysis.accessors` for a getter or setter whose name is computed. */
export const ANY_NAME = '';

/**
 * Resolves every identifier, and finds what is captured and what is reassigned. `code`: whose; only the instrumentation's may
 * use names with the reserved prefix.
 */
export function analyse(program: t.Program, code: 'source' | 'instrumented' = 'source'): Analysis {
  return new Resolver(code === 'instrumented').run(program);
}

class Resolver {
  private readonly references = new Map<t.Node, Binding>();
  private readonly scopes = new Map<t.Node, Scope>();
  private readonly globals: t.Identifier[] = [];
  private readonly accessors = new Set<string>();

  constructor(private readonly mayUseReserved: boolean) {}

  run(program: t.Program): Analysis {
    const module = this.open(program, 'module', null);
    declareLexical(program.body, module);
    declareVars(program, module);
    for (const statement of program.body) this.visit(statement, module);
    const { references, scopes, globals, accessors } = this;
    return { references, scopes, globals, accessors, module };
  }

  private open(node: t.Node, kind: Scope['kind'], parent: Scope | null): Scope {
    const scope = new Scope(kind, parent);
    this.scopes.set(node, scope);
    return scope;
  }

  private visit(node: t.Node, scope: Scope): void {
    switch (node.type) {
      case 'Identifier': {
        this.refer(node, scope, false);
        return;
      }
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'ObjectMethod':
      case 'ClassMethod':
      case 'ClassPrivateMethod': {
        this.visitFunction(node, scope);
        return;
      }
      case 'ClassDeclaration':
      case 'ClassExpression': {
        this.visitClass(node, scope);
        return;
      }
      case 'ClassProperty':
      case 'ClassPrivateProperty': {
        this.visitField(node, scope);
        return;
      }
      case 'StaticBlock': {
        this.visitUnit(node, node.body, scope);
        return;
      }
      case 'BlockStatement': {
        this.visitBlock(node, node.body, scope);
        return;
      }
      case 'SwitchStatement': {
        this.visitSwitch(node, scope);
        return;
      }
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement': {
        this.visitLoop(node, scope);
        return;
      }
      case 'CatchClause': {
        this.visitCatch(node, scope);
        return;
      }
      case 'VariableDeclarator':
        this.declareTarget(node.id, scope, node.init !== null && node.init !== undefined);
        if (node.init) this.visit(node.init, scope);
        return;
      case 'AssignmentExpression':
        this.assignTo(node.left, scope);
        {
          this.visit(node.right, scope);
          return;
        }
      case 'UpdateExpression': {
        this.assignTo(node.argument, scope);
        return;
      }
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        this.visit(node.object, scope);
        if (node.computed) this.visit(node.property, scope);
        return;
      case 'ObjectProperty':
        if (node.computed) this.visit(node.key, scope);
        {
          this.visit(node.value, scope);
          return;
        }
      case 'LabeledStatement': {
        this.visit(node.body, scope);
        return;
      }
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'MetaProperty':
      case 'ImportDeclaration':
      case 'PrivateName':
        return;
      case 'ExportNamedDeclaration':
        if (node.declaration) this.visit(node.declaration, scope);
        if (!node.source) {
          for (const specifier of node.specifiers) {
            if (t.isExportSpecifier(specifier)) this.visit(specifier.local, scope);
          }
        }
        return;
      default:
        for (const child of childNodes(node)) this.visit(child, scope);
    }
  }

  private refer(node: t.Identifier, scope: Scope, write: boolean): void {
    if (node.name === 'undefined') return;
    const binding = scope.lookup(node.name);
    if (!binding) {
      if (node.name !== 'arguments') this.globals.push(node);
      return;
    }
    this.references.set(node, binding);
    if (binding.scope.unit !== scope.unit) binding.captured = true;
    if (write) binding.reassigned = true;
  }

  /** The declared names themselves, and the defaults and computed keys between them. */
  private declareTarget(pattern: t.Node, scope: Scope, initialised: boolean): void {
    this.walkPattern(pattern, scope, (identifier) => {
      this.refer(identifier, scope, false);
      const binding = this.references.get(identifier);
      // A `var` becomes a hoisted variable with assignments, which another function may see undefined.
      if (binding && binding.kind === 'var' && initialised) binding.reassigned = true;
    });
  }

  private assignTo(target: t.Node, scope: Scope): void {
    this.walkPattern(target, scope, (identifier) => this.refer(identifier, scope, true));
  }

  private walkPattern(node: t.Node | null, scope: Scope, name: (identifier: t.Identifier) => void): void {
    if (node === null) return;
    switch (node.type) {
      case 'Identifier':
        this.refuseReserved(node);
        {
          name(node);
          return;
        }
      case 'AssignmentPattern':
        this.walkPattern(node.left, scope, name);
        {
          this.visit(node.right, scope);
          return;
        }
      case 'RestElement': {
        this.walkPattern(node.argument, scope, name);
        return;
      }
      case 'ArrayPattern':
        for (const element of node.elements) this.walkPattern(element, scope, name);
        return;
      case 'ObjectPattern':
        for (const property of node.properties) {
          if (t.isRestElement(property)) this.walkPattern(property.argument, scope, name);
          else {
            if (property.computed) this.visit(property.key, scope);
            this.walkPattern(property.value, scope, name);
          }
        }
        return;
      case 'TSParameterProperty': {
        this.walkPattern(node.parameter, scope, name);
        return;
      }
      default: {
        this.visit(node, scope);
        return;
      }
    }
  }

  private visitFunction(node: t.Function, outer: Scope): void {
    if ('computed' in node && node.computed) this.visit(node.key, outer);
    if ((t.isObjectMethod(node) || t.isClassMethod(node)) && (node.kind === 'get' || node.kind === 'set')) {
      this.noteAccessor(node);
    }
    let parent = outer;
    if (t.isFunctionExpression(node) && node.id) {
      parent = new Scope('block', outer);
      parent.declare(node.id.name, 'self');
      this.references.set(node.id, parent.declare(node.id.name, 'self'));
    } else if (t.isFunctionDeclaration(node) && node.id) this.refer(node.id, outer, false);
    const scope = this.open(node, 'function', parent);
    for (const parameter of node.params) {
      for (const name of patternNames(parameter)) scope.declare(name, 'parameter');
    }
    if (t.isBlockStatement(node.body)) {
      declareVars(node.body, scope);
      declareLexical(node.body.body, scope);
    }
    for (const parameter of node.params) this.declareTarget(parameter, scope, true);
    const body = t.isBlockStatement(node.body) ? node.body.body : [node.body];
    for (const statement of body) this.visit(statement, scope);
  }

  private refuseReserved(node: t.Identifier): void {
    if (this.mayUseReserved || !node.name.startsWith(RESERVED_PREFIX)) return;
    refuse(node, `names starting with ${RESERVED_PREFIX} are reserved`);
  }

  private noteAccessor({ key, computed }: { key: t.Node; computed?: boolean | null | undefined }): void {
    if (t.isStringLiteral(key)) this.accessors.add(key.value);
    else if (computed) {
      if (!t.isMemberExpression(key) || !t.isIdentifier(key.object, { name: 'Symbol' }))
        this.accessors.add(ANY_NAME);
    } else if (t.isIdentifier(key)) this.accessors.add(key.name);
  }

  private visitClass(node: t.Class, outer: Scope): void {
    const scope = this.open(node, 'block', outer);
    if (node.id) {
      if (t.isClassDeclaration(node)) this.refer(node.id, outer, false);
      this.refuseReserved(node.id);
      scope.declare(node.id.name, 'self');
    }
    if (node.superClass) this.visit(node.superClass, scope);
    for (const member of node.body.body) this.visit(member, scope);
  }

  private visitField(node: t.ClassProperty | t.ClassPrivateProperty, outer: Scope): void {
    if (t.isClassProperty(node) && node.computed) this.visit(node.key, outer);
    this.visitUnit(node, node.value ? [node.value] : [], outer);
  }

  private visitUnit(node: t.Node, body: readonly t.Node[], outer: Scope): void {
    const scope = this.open(node, 'function', outer);
    for (const statement of body) declareVars(statement, scope);
    declareLexical(body, scope);
    for (const statement of body) this.visit(statement, scope);
  }

  private visitBlock(node: t.Node, body: readonly t.Node[], outer: Scope): void {
    const scope = this.open(node, 'block', outer);
    declareLexical(body, scope);
    for (const statement of body) this.visit(statement, scope);
  }

  private visitSwitch(node: t.SwitchStatement, outer: Scope): void {
    this.visit(node.discriminant, outer);
    const scope = this.open(node, 'block', outer);
    for (const clause of node.cases) declareLexical(clause.consequent, scope);
    for (const clause of node.cases) this.visit(clause, scope);
  }

  private visitLoop(node: t.ForStatement | t.ForInStatement | t.ForOfStatement, outer: Scope): void {
    const scope = this.open(node, 'block', outer);
    const head = t.isForStatement(node) ? node.init : node.left;
    if (head) declareLexical([head], scope);
    if (t.isForStatement(node)) {
      if (node.init) this.visit(node.init, scope);
      if (node.test) this.visit(node.test, scope);
      if (node.update) this.visit(node.update, scope);
    } else {
      if (t.isVariableDeclaration(node.left)) {
        for (const declarator of node.left.declarations) this.declareTarget(declarator.id, scope, true);
      } else this.assignTo(node.left, scope);
      this.visit(node.right, scope);
    }
    this.visit(node.body, scope);
  }

  private visitCatch(node: t.CatchClause, outer: Scope): void {
    const scope = this.open(node, 'block', outer);
    if (node.param) {
      for (const name of patternNames(node.param)) scope.declare(name, 'catch');
      this.declareTarget(node.param, scope, true);
    }
    this.visit(node.body, scope);
  }
}
