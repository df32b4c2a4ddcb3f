import * as t from '@babel/types';
import { again, array, assign, either, invoke, isUndefined, num, seq, str, type Expression } from './build';
import { expression } from './expressions';
import type { Frame } from './frame';
import { memberPlace, withPlace } from './places';
import { labelled } from './variables';

/** Receives the parts of a destructuring, in JavaScript's order. */
interface Sink {
  /** An evaluation for its effect. */
  effect(evaluation: Expression): void;
  /** Opens a target (which may evaluate an object and a key); the result takes the value. */
  open(target: t.Node): (value: Expression) => void;
}

/** `[a, o.p] = value` as an expression. */
export function assignPattern(pattern: t.Pattern, right: t.Expression, frame: Frame): Expression {
  const steps: Expression[] = [];
  const value = frame.variable();
  steps.push(assign(value, expression(right, frame)));
  const sink: Sink = {
    effect: (evaluation) => steps.push(evaluation),
    open: (target) => {
      if (!t.isMemberExpression(target)) {
        return (part) => steps.push(withPlace(target, frame, true, (place) => place.write(part)));
      }
      const reference = openMember(target, frame, steps);
      return (part) => steps.push(withPlace(reference, frame, true, (place) => place.write(part)));
    },
  };
  destructure(pattern, value, frame, sink, isFreshArray(right));
  return seq(...steps, again(value));
}

/** Evaluates a target's object and key now; what is assigned to it comes later. */
function openMember(target: t.MemberExpression, frame: Frame, steps: Expression[]): t.MemberExpression {
  const hold = (node: t.Expression): t.Expression => {
    if (t.isThisExpression(node) || t.isLiteral(node)) return node;
    const variable = frame.variable();
    steps.push(assign(variable, expression(node, frame)));
    return again(variable);
  };
  const copy = t.cloneNode(target, false);
  if (!t.isSuper(target.object)) copy.object = hold(target.object);
  if (target.computed) copy.property = hold(target.property);
  return copy;
}

/** The declarators of `const pattern = value`, or of a parameter or loop variable that is a pattern. */
export function declarePattern(
  pattern: t.Node,
  value: Expression,
  frame: Frame,
  fresh = false,
): t.VariableDeclarator[] {
  const declarators: t.VariableDeclarator[] = [];
  let pending: Expression[] = [];
  const sink: Sink = {
    effect: (evaluation) => pending.push(evaluation),
    open: (target) => (part) => {
      const name = (target as t.Identifier).name;
      declarators.push(
        t.variableDeclarator(t.identifier(name), seq(...pending, labelled(part, name, frame))),
      );
      pending = [];
    },
  };
  destructure(pattern, value, frame, sink, fresh);
  if (pending.length > 0) {
    declarators.push(t.variableDeclarator(t.identifier(frame.unit.unique('d')), seq(...pending)));
  }
  return declarators;
}

function destructure(pattern: t.Node, value: Expression, frame: Frame, sink: Sink, fresh: boolean): void {
  switch (pattern.type) {
    case 'AssignmentPattern': {
      withDefault(pattern, value, frame, sink);
      return;
    }
    case 'ObjectPattern': {
      destructureObject(pattern, value, frame, sink);
      return;
    }
    case 'ArrayPattern': {
      destructureArray(pattern, value, frame, sink, fresh);
      return;
    }
    default: {
      sink.open(pattern)(value);
      return;
    }
  }
}

function withDefault(pattern: t.AssignmentPattern, value: Expression, frame: Frame, sink: Sink): void {
  const name = t.isIdentifier(pattern.left) ? pattern.left.name : '';
  const given = frame.variable();
  const fallback = (): Expression =>
    either(isUndefined(assign(given, value)), expression(pattern.right, frame, name), again(given));
  if (t.isPattern(pattern.left)) {
    destructure(pattern.left, fallback(), frame, sink, false);
    return;
  }
  const put = sink.open(pattern.left);
  put(fallback());
}

function destructureObject(pattern: t.ObjectPattern, value: Expression, frame: Frame, sink: Sink): void {
  const object = frame.variable();
  sink.effect(assign(object, invoke('requireObject', value)));
  const taken: Expression[] = [];
  for (const property of pattern.properties) {
    if (t.isRestElement(property)) {
      const put = sink.open(property.argument);
      const site = frame.site(property);
      put(frame.delegateAt(site, invoke('restOf', again(object), array(taken))));
      continue;
    }
    const key = keyOf(property, frame, sink);
    taken.push(again(key));
    const named = t.isStringLiteral(key) && t.isValidIdentifier(key.value, false);
    const member = named
      ? t.memberExpression(object, t.identifier(key.value))
      : t.memberExpression(object, key, true);
    Object.assign(member, { loc: property.loc, start: property.start, end: property.end });
    const read = (): Expression =>
      memberPlace(member, again(object), [], frame, false, (place) => seq(...place.prepare, place.read()));
    destructureProperty(property.value, read, frame, sink);
  }
}

/** The target is opened before the property is read. */
function destructureProperty(target: t.Node, read: () => Expression, frame: Frame, sink: Sink): void {
  if (t.isPattern(target)) {
    destructure(target, read(), frame, sink, false);
    return;
  }
  const put = sink.open(target);
  put(read());
}

function keyOf(property: t.ObjectProperty, frame: Frame, sink: Sink): Expression {
  const { key } = property;
  if (!property.computed) {
    if (t.isIdentifier(key)) return str(key.name);
    return t.isNumericLiteral(key) ? num(key.value) : str(t.isStringLiteral(key) ? key.value : '');
  }
  const variable = frame.variable();
  sink.effect(assign(variable, invoke('key', expression(key as t.Expression, frame))));
  return variable;
}

function destructureArray(
  pattern: t.ArrayPattern,
  value: Expression,
  frame: Frame,
  sink: Sink,
  fresh: boolean,
): void {
  const list = frame.variable();
  const site = frame.site(pattern);
  const last = pattern.elements.at(-1);
  const rest = t.isRestElement(last);
  const count = pattern.elements.length - (rest ? 1 : 0);
  // `[a, b] = [b, a]`: nobody else sees the array on the right, so it needs no operation.
  const taken =
    fresh && !rest
      ? value
      : frame.delegateAt(site, invoke('take', value, num(count), t.booleanLiteral(rest)));
  sink.effect(assign(list, taken));
  pattern.elements.forEach((element, index) => {
    if (element === null) return;
    const part = t.memberExpression(again(list), num(index), true);
    destructure(t.isRestElement(element) ? element.argument : element, part, frame, sink, false);
  });
}

export function isFreshArray(node: t.Node | null | undefined): boolean {
  return (
    t.isArrayExpression(node) &&
    node.elements.every((element) => element !== null && !t.isSpreadElement(element))
  );
}
