import * as t from '@babel/types';
import {
  call,
  declare,
  id,
  invoke,
  method,
  num,
  statement as toStatement,
  str,
  type Expression,
} from './build';
import { memberKey, type ClassParts } from './classes';
import { expression } from './expressions';
import { hoistedVars } from './functions';
import { Frame } from './frame';
import { statements } from './statements';
import { openScope } from './variables';

export interface FieldInitialiser {
  readonly declarations: t.Statement[];
  /** Initialises the fields of an object; empty if the class has none. */
  readonly run: (object: Expression, frame: Frame) => Expression[];
}

type Field = t.ClassProperty | t.ClassPrivateProperty;

const isField = (member: t.Node): member is Field =>
  t.isClassProperty(member) || t.isClassPrivateProperty(member);

/** The function that gives a new object its fields: a coroutine only if an initialiser might switch. */
export function fieldInitialiser(parts: ClassParts, frame: Frame): FieldInitialiser {
  const fields = parts.node.body.body.filter((member) => isField(member) && !member.static) as Field[];
  if (fields.length === 0) return { declarations: [], run: () => [] };
  const inner = new Frame(frame.unit, 'initialiser', parts.node.id?.name ?? '', frame);
  inner.home = parts.prototype;
  const body = fields.flatMap((field) => define(field, t.thisExpression(), parts, inner));
  const variable = frame.unit.unique('fields');
  const declaration = declare('const', id(variable), initialiserFunction(inner, body));
  return {
    declarations: [declaration],
    run: (object, caller) => {
      const initialised = call(method(id(variable), 'call'), object);
      return [inner.yields ? caller.delegate(initialised) : initialised];
    },
  };
}

function initialiserFunction(frame: Frame, body: t.Statement[]): t.FunctionExpression {
  const kept = frame.keepsThis ? [declare('const', id('$$this'), t.thisExpression())] : [];
  return t.functionExpression(
    null,
    [],
    t.blockStatement([...frame.declareTemporaries(), ...kept, ...body]),
    frame.yields,
  );
}

function define(field: Field, object: Expression, parts: ClassParts, frame: Frame): t.Statement[] {
  const { key, computed } = memberKey(field, parts);
  const name = t.isPrivateName(field.key) ? `#${field.key.id.name}` : nameOf(field.key, computed);
  const bases = openScope(frame.unit.scope(field), frame);
  const value = field.value ? expression(field.value, frame, name) : t.unaryExpression('void', num(0));
  const isPrivate = t.isPrivateName(field.key);
  const keyValue = t.isIdentifier(key) && !computed ? str(key.name) : key;
  const shown = frame.unit.explain ? invoke('labelField', object, t.cloneNode(keyValue), value) : value;
  const canAssign =
    !isPrivate &&
    t.isStringLiteral(keyValue) &&
    !frame.unit.mayBeAccessor(keyValue.value) &&
    !SPECIAL.has(keyValue.value);
  const made = canAssign
    ? t.assignmentExpression(
        '=',
        t.memberExpression(t.cloneNode(object), t.cloneNode(key), !t.isIdentifier(key)),
        shown,
      )
    : invoke(isPrivate ? 'definePrivate' : 'define', t.cloneNode(object), keyValue, shown);
  return [...bases, toStatement(made)];
}

/** Names that an object may inherit as something that cannot be assigned to. */
const SPECIAL = new Set([
  '__proto__',
  'constructor',
  'length',
  'name',
  'message',
  'stack',
  'prototype',
  'caller',
  'arguments',
]);

function nameOf(key: t.Node, computed: boolean): string {
  if (computed) return '';
  return t.isIdentifier(key) ? key.name : t.isStringLiteral(key) ? key.value : '';
}

/** Static fields and blocks, in order, as one coroutine whose `this` is the class. */
export function staticInitialiser(parts: ClassParts, frame: Frame): Expression | undefined {
  const members = parts.node.body.body.filter(
    (member) => t.isStaticBlock(member) || (isField(member) && member.static),
  );
  if (members.length === 0) return undefined;
  const inner = new Frame(frame.unit, 'initialiser', parts.node.id?.name ?? '', frame);
  inner.home = parts.self;
  const body = members.flatMap((member) => {
    if (isField(member)) return define(member, t.thisExpression(), parts, inner);
    const node = member as t.StaticBlock;
    const bases = openScope(frame.unit.scope(node), inner);
    return [t.blockStatement([...hoistedVars(node, inner), ...bases, ...statements(node.body, inner)])];
  });
  inner.yields = true;
  return initialiserFunction(inner, body);
}
