import * as t from '@babel/types';
import { analyse } from '../analysis/resolve';
import type { Analysis, Binding, Scope } from '../analysis/scope';
import { childNodes } from '../parse';
import { call, id, method } from '../transform/build';
import { capturesOf } from './captures';

type Generator = t.FunctionExpression | t.FunctionDeclaration;

/** A function (or what is like one) around the node that is visited. */
interface Surrounding {
  readonly scope: Scope;
  /** Function declarations can be called before what stands before them was run. */
  readonly hoisted: boolean;
}

/**
 * Lambda lifting (Johnsson 1985) of the coroutine twins: each becomes a generator function that exists once, and gets what it captured as
 * parameters from a plain function in its place, if it captured anything:
 *
 *     function* $$_work_e(job) { … done … total = … }
 *     ⇒ function (job) { return $$_work_l0.call(this, done, () => total, ($$v) => total = $$v, job); }
 *
 * A generator function that is made anew in every run costs much more than the call: V8 gives each a hidden class of its own when it is
 * first called (0.7 µs), which is garbage of the old generation and, through its function, keeps all other garbage of its
 * run alive until a full collection.
 *
 * Variables that never change are handed on by value if they surely have their value when the function is called, all others by a getter and a setter.
 */
export function liftTwins(instrumented: t.Program): t.Program {
  // Every node in one place only: nodes are changed where they stand.
  const program = t.cloneNode(instrumented, true);
  const factory = (program.body[0] as t.ExpressionStatement).expression as t.FunctionExpression;
  const lifted = new Lifter(analyse(program, 'instrumented'), factory).run();
  factory.body.body.splice(-1, 0, ...lifted);
  return program;
}

class Lifter {
  private readonly lifted: t.FunctionDeclaration[] = [];
  /** The names, where twins stood, of those that capture nothing. */
  private readonly alone = new Set<t.Node>();
  private readonly around: Surrounding[] = [];
  /** The variables whose declaration stands before the node that is visited. */
  private readonly declared = new Set<Binding>();
  private readonly outermost: Scope;
  /** As the analysis has them, and those that lifting adds. */
  private readonly references: Map<t.Node, Binding>;

  constructor(
    private readonly analysis: Analysis,
    private readonly factory: t.FunctionExpression,
  ) {
    this.outermost = analysis.scopes.get(factory)!;
    this.references = new Map(analysis.references);
  }

  run(): t.FunctionDeclaration[] {
    this.visit(this.factory);
    return this.lifted;
  }

  /** Inner functions first: what they capture of further out is then captured by the functions around them. */
  private visit(node: t.Node): void {
    const scope = this.analysis.scopes.get(node);
    const surrounds = scope?.kind === 'function';
    if (surrounds) this.around.push({ scope, hoisted: t.isFunctionDeclaration(node) });
    for (const child of childNodes(node)) this.visit(child);
    if (t.isVariableDeclarator(node)) this.declare(node.id);
    else if (t.isClassDeclaration(node) && node.id) this.declare(node.id);
    if (t.isCallExpression(node)) this.inline(node);
    if (!surrounds) return;
    // The module's own generator exists once already.
    if (isGenerator(node) && scope.parent!.unit !== this.outermost) this.lift(node);
    this.around.pop();
  }

  private declare(name: t.Node): void {
    const binding = this.references.get(name);
    if (binding !== undefined) this.declared.add(binding);
  }

  private lift(fn: Generator): void {
    const captures = capturesOf(
      fn,
      { references: this.references, scopes: this.analysis.scopes },
      ({ scope }) => scope.unit === this.outermost,
    );
    if (captures === undefined) return;
    const name = fn.id?.name.replace(/(?:\d+|e)$/, `l${this.lifted.length}`) ?? `$$__l${this.lifted.length}`;
    if (captures.size === 0 && t.isFunctionExpression(fn)) {
      this.lifted.push(t.functionDeclaration(id(name), fn.params, fn.body, true));
      become(fn, id(name));
      this.alone.add(fn);
      return;
    }
    const parameters: t.Identifier[] = [];
    const handedOn: t.Expression[] = [];
    const byReference = new Set<Binding>();
    for (const [binding, { written }] of captures) {
      if (this.hasItsValue(binding)) {
        parameters.push(id(binding.name));
        handedOn.push(this.reference(binding));
        continue;
      }
      byReference.add(binding);
      parameters.push(id(getter(binding)));
      handedOn.push(t.arrowFunctionExpression([], this.reference(binding)));
      if (!written) continue;
      parameters.push(id(setter(binding)));
      const assignment = t.assignmentExpression('=', this.reference(binding), id('$$v'));
      handedOn.push(t.arrowFunctionExpression([id('$$v')], assignment));
    }
    this.replaceReferences(fn.body, byReference);
    this.lifted.push(t.functionDeclaration(id(name), [...parameters, ...fn.params], fn.body, true));
    const own = fn.params.map(passedOn);
    const run = call(method(id(name), 'call'), t.thisExpression(), ...handedOn, ...own.map(asArgument));
    fn.generator = false;
    fn.params = own;
    fn.body = t.blockStatement([t.returnStatement(run)]);
    if (t.isFunctionExpression(fn)) fn.id = null;
  }

  /** `(($$t) => … $$t …)($$_work_l0)` is `… $$_work_l0 …`. */
  private inline(node: t.CallExpression): void {
    const { callee, arguments: args } = node;
    const [twin] = args;
    if (!t.isArrowFunctionExpression(callee) || args.length !== 1 || !this.alone.has(twin!)) return;
    const binding = this.references.get(callee.params[0]!);
    const rename = (inner: t.Node): void => {
      if (t.isIdentifier(inner) && this.references.get(inner) === binding) {
        this.references.delete(inner);
        inner.name = (twin as t.Identifier).name;
      } else for (const child of childNodes(inner)) rename(child);
    };
    rename(callee.body);
    become(node, callee.body);
  }

  private reference(binding: Binding): t.Identifier {
    const node = id(binding.name);
    this.references.set(node, binding);
    return node;
  }

  /** Does a variable have its last value already whenever the visited function is called? */
  private hasItsValue(binding: Binding): boolean {
    if (binding.reassigned) return false;
    switch (binding.kind) {
      case 'parameter':
      case 'catch':
      case 'function':
      case 'self':
        return true;
      case 'var':
        return false;
      default: {
        const inner = this.around.find(({ scope }) => scope.parent?.unit === binding.scope.unit);
        return this.declared.has(binding) && inner?.hoisted === false;
      }
    }
  }

  private replaceReferences(node: t.Node, bindings: ReadonlySet<Binding>): void {
    if (bindings.size === 0) return;
    for (const child of childNodes(node)) this.replaceReferences(child, bindings);
    if (t.isObjectProperty(node)) node.shorthand = false;
    if (t.isAssignmentExpression(node)) {
      // Its left side is a call of the getter by now.
      const binding = this.references.get(node.left);
      if (binding !== undefined && bindings.has(binding)) become(node, call(id(setter(binding)), node.right));
      return;
    }
    const binding = t.isIdentifier(node) ? this.references.get(node) : undefined;
    if (binding !== undefined && bindings.has(binding)) become(node, call(id(getter(binding))));
  }
}

function isGenerator(node: t.Node): node is Generator {
  return (t.isFunctionExpression(node) || t.isFunctionDeclaration(node)) && node.generator;
}

const getter = ({ name }: Binding): string => `$$get_${name}`;
const setter = ({ name }: Binding): string => `$$set_${name}`;

/** The parameter that takes what another one will be given: twins have names, literal defaults and a rest only. */
function passedOn(parameter: t.Node): t.Identifier | t.RestElement {
  if (t.isRestElement(parameter)) return t.restElement(id((parameter.argument as t.Identifier).name));
  return id(((t.isAssignmentPattern(parameter) ? parameter.left : parameter) as t.Identifier).name);
}

function asArgument(parameter: t.Identifier | t.RestElement): t.Expression | t.SpreadElement {
  return t.isRestElement(parameter)
    ? t.spreadElement(id((parameter.argument as t.Identifier).name))
    : id(parameter.name);
}

/** Turns a node into another where it stands, keeping its position in the source. */
function become(node: t.Node, other: t.Node): void {
  const { loc } = node;
  for (const key of Object.keys(node)) Reflect.deleteProperty(node, key);
  Object.assign(node, other, { loc });
}
