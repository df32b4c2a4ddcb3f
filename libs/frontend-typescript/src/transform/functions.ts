import * as t from '@babel/types';
import {
  call,
  declare,
  either,
  id,
  invoke,
  isUndefined,
  num,
  statement,
  str,
  type Expression,
} from './build';
import { returnedValue } from './asynchronous';
import { expression } from './expressions';
import { Frame, type FrameKind } from './frame';
import { declarePattern } from './patterns';
import { statements } from './statements';
import { ARGUMENTS, THIS } from './this';
import { isSimpleLiteral, openScope } from './variables';

type AnyFunction = t.Function;

/** A function's coroutine twin: a generator with the instrumented body. */
export function twinOf(
  node: AnyFunction,
  parent: Frame,
  kind: FrameKind,
  name: string,
  home?: string,
): t.FunctionExpression {
  const frame = new Frame(parent.unit, kind, name, parent, node.async);
  if (home !== undefined) frame.home = home;
  const bases = openScope(frame.unit.scope(node), frame);
  const { params, prologue } = parameters(node, frame);
  const body = t.isBlockStatement(node.body)
    ? statements(node.body.body, frame)
    : [t.returnStatement(returnedValue(node.body, frame))];
  return assembleTwin(frame, node, params, [...hoistedVars(node, frame), ...bases, ...prologue], body);
}

export function assembleTwin(
  frame: Frame,
  node: t.Node,
  params: t.FunctionExpression['params'],
  head: readonly t.Statement[],
  body: readonly t.Statement[],
): t.FunctionExpression {
  const fuel = frame.burnFuel(frame.site(node));
  const kept: t.Statement[] = [];
  if (frame.keepsThis) kept.push(declare('const', id(THIS), t.thisExpression()));
  if (frame.keepsArguments) kept.push(declare('const', id(ARGUMENTS), id('arguments')));
  const block = t.blockStatement([...frame.declareTemporaries(), ...kept, fuel, ...head, ...body]);
  return t.functionExpression(id(twinName(frame.name)), params, block, true);
}

/** The name that the twin has in stacks; `runtime/frames.ts` strips the prefix. */
function twinName(name: string): string {
  return `$$_${name.replace(/[^\w$]/g, '_')}_e`;
}

/** `var`s are declared at the head; their declarations become assignments. */
export function hoistedVars(node: t.Node, frame: Frame): t.Statement[] {
  const functions = new Set<string>();
  if (t.isFunction(node) && t.isBlockStatement(node.body)) {
    for (const each of node.body.body)
      if (t.isFunctionDeclaration(each) && each.id) functions.add(each.id.name);
  }
  const names = [...frame.unit.scope(node).bindings.values()].filter(
    ({ kind, name }) => kind === 'var' && !functions.has(name),
  );
  return names.map(({ name }) => declare('let', id(name)));
}

interface Parameters {
  readonly params: t.FunctionExpression['params'];
  readonly prologue: t.Statement[];
}

/** A generator's parameters may not contain `yield`: from the first that computes something, they move into the body. */
export function parameters(node: AnyFunction, frame: Frame): Parameters {
  const params: t.FunctionExpression['params'] = [];
  const prologue: t.Statement[] = [];
  let moving = false;
  for (const parameter of node.params as t.Node[]) {
    const target = t.isTSParameterProperty(parameter) ? parameter.parameter : parameter;
    moving ||= !isSimpleParameter(target);
    if (!moving) {
      params.push(t.cloneNode(target, true, true) as t.Identifier);
      continue;
    }
    const given = id(frame.unit.unique('p'));
    const rest = t.isRestElement(target);
    params.push(rest ? t.restElement(given) : given);
    prologue.push(...moved(rest ? target.argument : target, given, frame));
  }
  return { params, prologue };
}

function isSimpleParameter(node: t.Node): boolean {
  if (t.isIdentifier(node)) return true;
  if (t.isRestElement(node)) return t.isIdentifier(node.argument);
  return t.isAssignmentPattern(node) && t.isIdentifier(node.left) && isSimpleLiteral(node.right);
}

function moved(target: t.Node, given: t.Identifier, frame: Frame): t.Statement[] {
  if (t.isAssignmentPattern(target) && t.isIdentifier(target.left)) {
    const { name } = target.left;
    const value = either(isUndefined(given), expression(target.right, frame, name), t.cloneNode(given));
    return [declare('let', id(name), value)];
  }
  return [t.variableDeclaration('let', declarePattern(target, given, frame))];
}

/** How many parameters `length` counts. */
export function arity(node: AnyFunction): t.Identifier[] {
  const counted: t.Identifier[] = [];
  for (const parameter of node.params as t.Node[]) {
    const target = t.isTSParameterProperty(parameter) ? parameter.parameter : parameter;
    if (t.isAssignmentPattern(target) || t.isRestElement(target)) break;
    counted.push(id(`$$a${counted.length}`));
  }
  return counted;
}

/**
 * The body of the plain function: it drives the twin to its end without a switch, or makes it a generator object, or starts
 * it as an async call, whose event loop drives it on.
 */
export function plainBody(twin: string, node: AnyFunction, name: string, frame: Frame): t.BlockStatement {
  const args = [id(twin), t.thisExpression(), id('arguments')];
  const isAsync = node.async;
  const call = node.generator
    ? invoke(isAsync ? 'asyncGenerator' : 'generator', ...args)
    : isAsync
      ? invoke('asyncCall', ...args, num(frame.unit.site(node, name)), str(name))
      : invoke('drive', ...args);
  return t.blockStatement([t.returnStatement(call)]);
}

/** Does calling the function run its twin? A generator's and an async function's are driven by others. */
export function runsItsTwin(node: AnyFunction): boolean {
  return !node.generator && !node.async;
}

/** Tells the runtime of a function's twin. Of generators it need not know. */
export function stamped(node: AnyFunction, fn: Expression, twin: Expression): Expression {
  if (node.generator) return fn;
  return invoke(node.async ? 'stampAsync' : 'stamp', fn, twin);
}

export function functionExpression(
  node: t.FunctionExpression | t.ArrowFunctionExpression,
  frame: Frame,
  hint: string,
): Expression {
  const arrow = t.isArrowFunctionExpression(node);
  const self = t.isFunctionExpression(node) && node.id ? node.id.name : undefined;
  const name = self ?? hint;
  const kind = node.generator ? 'generator' : arrow ? 'arrow' : 'function';
  const twin = twinOf(node, frame, kind, name);
  const plain = arrow
    ? plainMethod(node, name, frame)
    : t.functionExpression(
        name !== '' && t.isValidIdentifier(name) ? id(name) : null,
        arity(node),
        plainBody('$$t', node, name, frame),
      );
  const known = stamped(node, plain, id('$$t'));
  if (self === undefined) return call(t.arrowFunctionExpression([id('$$t')], known), twin);
  // The body refers to the function by its own name.
  const body = t.blockStatement([
    declare('const', id('$$t'), twin),
    declare('const', id(self), known),
    t.returnStatement(id(self)),
  ]);
  return call(t.arrowFunctionExpression([], body));
}

/** A method's or an arrow's plain function: as a shorthand method it has the right name, and cannot be constructed. */
export function plainMethod(node: AnyFunction, name: string, frame: Frame): Expression {
  const shorthand = t.objectMethod('method', str(name), arity(node), plainBody('$$t', node, name, frame));
  return t.memberExpression(t.objectExpression([shorthand]), str(name), true);
}

/** A declaration, hoisted by the language like the student's; its twin is declared beside it. */
export function functionDeclaration(node: t.FunctionDeclaration, frame: Frame, name: string): t.Statement[] {
  const twinId = twinIdentifier(node, frame);
  const twin = twinOf(node, frame, node.generator ? 'generator' : 'function', name);
  const plain = t.functionDeclaration(id(name), arity(node), plainBody(twinId, node, name, frame));
  return [t.functionDeclaration(id(twinId), twin.params, twin.body, true), plain];
}

const twinIds = new WeakMap<t.Node, string>();

function twinIdentifier(node: t.FunctionDeclaration, frame: Frame): string {
  const known = twinIds.get(node) ?? frame.unit.unique(`_${node.id?.name ?? ''}_`);
  twinIds.set(node, known);
  return known;
}

/** To come before the first statement of the block that declares these functions. */
export function stampDeclarations(nodes: readonly t.Node[], frame: Frame): t.Statement[] {
  const stamps: t.Statement[] = [];
  for (const node of nodes) {
    if (!t.isFunctionDeclaration(node) || !node.id || node.generator) continue;
    const twin = twinIdentifier(node, frame);
    const binding = frame.unit.binding(node.id);
    if (binding?.kind === 'function' && runsItsTwin(node)) binding.twin = twin;
    stamps.push(statement(stamped(node, id(node.id.name), id(twin))));
  }
  return stamps;
}
