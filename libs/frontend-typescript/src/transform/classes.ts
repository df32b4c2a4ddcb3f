import * as t from '@babel/types';
import {
  array,
  assign,
  call,
  declare,
  id,
  invoke,
  method,
  num,
  seq,
  statement as toStatement,
  str,
  type Expression,
} from './build';
import { constructorTwin } from './class-constructor';
import { fieldInitialiser, staticInitialiser } from './class-fields';
import { expression } from './expressions';
import { arity, plainBody, runsItsTwin, twinOf } from './functions';
import type { Frame } from './frame';
import { withPrivateNames, type PrivateMember } from './private-names';
import { openScope } from './variables';

/** What the parts of one class know of each other. */
export interface ClassParts {
  readonly node: t.Class;
  /** The variables of the class, of its prototype. */
  readonly self: string;
  readonly prototype: string;
  readonly members: ReadonlyMap<string, PrivateMember>;
  /** The variables of computed keys. */
  readonly keys: Map<t.Node, string>;
}

/**
 * A class is made by an arrow function in which nothing yields: computed keys and the parent are evaluated before it,
 * static fields and blocks after it, both in the function around the class.
 *
 *     ((parent, key) => { const twin = function* …; const C = class …; $$defineClass(C, …); return C; })(…)
 */
export function classExpression(node: t.Class, frame: Frame, hint: string): Expression {
  const { unit } = frame;
  const parts: ClassParts = {
    node,
    self: unit.unique('C'),
    prototype: unit.unique('P'),
    members: privateMembers(node, frame),
    keys: new Map(),
  };
  const parent = node.superClass ? id(unit.unique('parent')) : undefined;
  const parameters: t.Identifier[] = parent ? [parent] : [];
  const args: Expression[] = node.superClass ? [expression(node.superClass, frame)] : [];
  for (const member of node.body.body) {
    if (!('computed' in member) || !member.computed || !('key' in member)) continue;
    const key = unit.unique('key');
    parts.keys.set(member, key);
    parameters.push(id(key));
    args.push(invoke('key', expression(member.key as t.Expression, frame)));
  }
  return withPrivateNames(frame, parts.members as Map<string, PrivateMember>, () => {
    const scope = openScope(unit.scope(node), frame);
    const initialiser = staticInitialiser(parts, frame);
    const body = classBody(parts, parent, frame, hint, initialiser);
    const made = call(t.arrowFunctionExpression(parameters, t.blockStatement([...scope, ...body])), ...args);
    if (!initialiser) return made;
    return frame.temporaries((pair) =>
      seq(
        assign(pair, made),
        frame.delegate(call(method(element(pair, 1), 'call'), element(pair, 0))),
        element(pair, 0),
      ),
    );
  });
}

const element = (list: t.Identifier, index: number): t.MemberExpression =>
  t.memberExpression(t.cloneNode(list), num(index), true);

function classBody(
  parts: ClassParts,
  parent: t.Identifier | undefined,
  frame: Frame,
  hint: string,
  initialiser: Expression | undefined,
): t.Statement[] {
  const { node, self, prototype, members } = parts;
  const name = node.id?.name ?? hint;
  const symbols = [...members.values()].map((member) =>
    declare('const', id(member.symbol), invoke('privateName', str(`#${member.name}`))),
  );
  const constructorVariable = frame.unit.unique('new');
  const fields = fieldInitialiser(parts, frame);
  const { skeleton, twins, stamps } = classMembers(parts, frame, name);
  const constructor = constructorTwin(parts, frame, name, fields);
  skeleton.unshift(plainConstructor(node, constructorVariable));
  const named = name !== '' && t.isValidIdentifier(name) ? id(name) : null;
  const shell = t.classExpression(named, parent ? t.cloneNode(parent) : null, t.classBody(skeleton));
  return [
    ...symbols,
    // In a sequence, a class without a name stays without one.
    declare('const', id(self), named ? shell : t.sequenceExpression([num(0), shell])),
    ...(node.id ? [declare('const', id(node.id.name), id(self))] : []),
    declare('const', id(prototype), method(id(self), 'prototype')),
    ...fields.declarations,
    ...twins,
    declare('const', id(constructorVariable), constructor),
    toStatement(invoke('defineClass', id(self), id(constructorVariable), array(stamps))),
    t.returnStatement(initialiser ? array([id(self), initialiser]) : id(self)),
  ];
}

function plainConstructor(node: t.Class, twin: string): t.ClassMethod {
  const own = node.body.body.find((member) => t.isClassMethod(member, { kind: 'constructor' }));
  const run = invoke('driveNew', id(twin), t.metaProperty(id('new'), id('target')), id('arguments'));
  const body = t.blockStatement([t.returnStatement(run)]);
  return t.classMethod('constructor', id('constructor'), own ? arity(own) : [], body);
}

interface Members {
  /** The native class's methods, each driving its twin. */
  readonly skeleton: t.ClassMethod[];
  readonly twins: t.Statement[];
  /** What tells the runtime which method has which twin. */
  readonly stamps: Expression[];
}

function classMembers(parts: ClassParts, frame: Frame, className: string): Members {
  const result: Members = { skeleton: [], twins: [], stamps: [] };
  for (const member of parts.node.body.body) {
    if ((!t.isClassMethod(member) && !t.isClassPrivateMethod(member)) || member.kind === 'constructor')
      continue;
    const name = t.isClassPrivateMethod(member)
      ? `#${member.key.id.name}`
      : t.isIdentifier(member.key) && !member.computed
        ? member.key.name
        : className;
    const variable = privateTwin(member, parts) ?? frame.unit.unique('m');
    const home = member.static ? parts.self : parts.prototype;
    const kind = member.generator ? 'generator' : 'function';
    result.twins.push(declare('const', id(variable), twinOf(member, frame, kind, name, home)));
    const { key, computed } = memberKey(member, parts);
    const shell = t.classMethod(
      member.kind,
      key,
      arity(member),
      plainBody(variable, member, name, frame),
      computed,
    );
    shell.static = member.static;
    result.skeleton.push(shell);
    if (!member.generator) {
      const value = t.isIdentifier(key) && !computed ? str(key.name) : t.cloneNode(key);
      const stamp = str(member.async ? 'async' : member.kind);
      result.stamps.push(array([value, stamp, t.booleanLiteral(member.static), id(variable)]));
    }
  }
  return result;
}

function privateTwin(member: t.ClassMethod | t.ClassPrivateMethod, parts: ClassParts): string | undefined {
  if (!t.isClassPrivateMethod(member)) return undefined;
  const known = parts.members.get(member.key.id.name)!;
  return member.kind === 'get' ? known.getter : member.kind === 'set' ? known.setter : known.method;
}

export function memberKey(
  member: t.ClassMethod | t.ClassPrivateMethod | t.ClassProperty | t.ClassPrivateProperty,
  parts: ClassParts,
): { key: Expression; computed: boolean } {
  if (t.isPrivateName(member.key)) {
    return { key: id(parts.members.get(member.key.id.name)!.symbol), computed: true };
  }
  const computed = parts.keys.get(member);
  if (computed !== undefined) return { key: id(computed), computed: true };
  return { key: t.cloneNode(member.key, false, true), computed: false };
}

function privateMembers(node: t.Class, frame: Frame): Map<string, PrivateMember> {
  const members = new Map<string, PrivateMember>();
  for (const member of node.body.body) {
    if (!('key' in member) || !t.isPrivateName(member.key)) continue;
    const name = member.key.id.name;
    const isMethod = t.isClassPrivateMethod(member);
    const kind = !isMethod ? 'field' : member.kind === 'method' ? 'method' : 'accessor';
    const known = members.get(name) ?? { name, kind, symbol: frame.unit.unique('private') };
    members.set(name, known);
    if (!isMethod) continue;
    const twin = frame.unit.unique('m');
    if (member.kind === 'get') known.getter = twin;
    else if (member.kind === 'set') known.setter = twin;
    else if (runsItsTwin(member)) known.method = twin;
  }
  return members;
}
