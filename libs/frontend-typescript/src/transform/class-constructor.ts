import * as t from '@babel/types';
import { assign, declare, id, invoke, statement as toStatement, str, type Expression } from './build';
import type { FieldInitialiser } from './class-fields';
import type { ClassParts } from './classes';
import { Frame } from './frame';
import { hoistedVars, parameters } from './functions';
import { statements } from './statements';
import { ARGUMENTS, NEW_TARGET, THIS } from './this';
import { openScope } from './variables';

/**
 * A constructor as a coroutine. It is called with `new.target` as its `this` and returns the object; in a derived
 * class the object exists only once `super()` has returned.
 */
export function constructorTwin(
  parts: ClassParts,
  outer: Frame,
  name: string,
  fields: FieldInitialiser,
): t.FunctionExpression {
  const own = parts.node.body.body.find((member) => t.isClassMethod(member, { kind: 'constructor' })) as
    t.ClassMethod | undefined;
  const derived = parts.node.superClass !== null && parts.node.superClass !== undefined;
  const frame = new Frame(outer.unit, derived ? 'derived-constructor' : 'constructor', name, outer);
  frame.home = parts.prototype;
  const properties = own ? parameterProperties(own) : [];
  const initialise = (caller: Frame): Expression[] => [
    ...properties.map((property) => propertyWrite(property, caller)),
    ...fields.run(id(THIS), caller),
  ];
  frame.construction = { self: parts.self, initialise };
  const head = [declare('const', id(NEW_TARGET), t.thisExpression())];
  head.push(declare('let', id(THIS), derived ? undefined : invoke('create', id(NEW_TARGET))));
  const { params, body } = own ? ownConstructor(own, frame) : defaultConstructor(frame, derived);
  if (frame.keepsArguments) head.push(declare('const', id(ARGUMENTS), id('arguments')));
  const end = t.returnStatement(derived ? invoke('constructed', id(THIS)) : id(THIS));
  const fuel = frame.burnFuel(frame.site(own ?? parts.node));
  const block = t.blockStatement([...frame.declareTemporaries(), ...head, fuel, ...body, end]);
  return t.functionExpression(id(`$$_new ${name}_e`.replace(/[^\w$]/g, '_')), params, block, true);
}

function ownConstructor(
  own: t.ClassMethod,
  frame: Frame,
): { params: t.FunctionExpression['params']; body: t.Statement[] } {
  const bases = openScope(frame.unit.scope(own), frame);
  const { params, prologue } = parameters(own, frame);
  const initialise =
    frame.kind === 'constructor' ? frame.construction!.initialise(frame).map(toStatement) : [];
  const body = statements(own.body.body, frame);
  return { params, body: [...hoistedVars(own, frame), ...bases, ...prologue, ...initialise, ...body] };
}

function defaultConstructor(
  frame: Frame,
  derived: boolean,
): { params: t.FunctionExpression['params']; body: t.Statement[] } {
  const { self, initialise } = frame.construction!;
  if (!derived) return { params: [], body: initialise(frame).map(toStatement) };
  const args = id('$$args');
  const made = frame.delegate(invoke('superConstruct', id(self), args, id(NEW_TARGET)));
  return {
    params: [t.restElement(args)],
    body: [toStatement(assign(id(THIS), made)), ...initialise(frame).map(toStatement)],
  };
}

function parameterProperties(own: t.ClassMethod): string[] {
  return own.params.flatMap((parameter) => {
    if (!t.isTSParameterProperty(parameter)) return [];
    const target = t.isAssignmentPattern(parameter.parameter)
      ? parameter.parameter.left
      : parameter.parameter;
    return t.isIdentifier(target) ? [target.name] : [];
  });
}

function propertyWrite(name: string, frame: Frame): Expression {
  const value = frame.unit.explain ? invoke('labelField', id(THIS), str(name), id(name)) : id(name);
  return invoke('define', id(THIS), str(name), value);
}
