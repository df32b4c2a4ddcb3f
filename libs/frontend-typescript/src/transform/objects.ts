import * as t from '@babel/types';
import { again, assign, call, id, invoke, num, seq, str, type Expression } from './build';
import { expression } from './expressions';
import { arity, plainBody, plainMethod, stamped, twinOf } from './functions';
import type { Frame } from './frame';

/** An object literal. One with accessors or `super` is put together piece by piece, others stay literals. */
export function objectExpression(node: t.ObjectExpression, frame: Frame): Expression {
  const simple = node.properties.every(
    (property) =>
      t.isObjectProperty(property) ||
      (t.isObjectMethod(property) && property.kind === 'method' && !mentionsSuper(property.body)),
  );
  return simple ? literal(node, frame) : assembled(node, frame);
}

function literal(node: t.ObjectExpression, frame: Frame): Expression {
  return t.objectExpression(
    node.properties.map((property) => {
      const { key, computed } = keyOf(property as t.ObjectProperty | t.ObjectMethod, frame);
      return t.objectProperty(key, value(property as t.ObjectProperty | t.ObjectMethod, frame), computed);
    }),
  );
}

function value(property: t.ObjectProperty | t.ObjectMethod, frame: Frame, home?: string): Expression {
  const name = nameOf(property);
  if (t.isObjectProperty(property)) return expression(property.value as t.Expression, frame, name);
  const twin = twinOf(property, frame, property.generator ? 'generator' : 'function', name, home);
  const plain = stamped(property, plainMethod(property, name, frame), id('$$t'));
  return call(t.arrowFunctionExpression([id('$$t')], plain), twin);
}

function assembled(node: t.ObjectExpression, frame: Frame): Expression {
  const object = frame.variable();
  const home = frame.unit.unique('home');
  const steps: Expression[] = [assign(object, t.objectExpression([]))];
  for (const property of node.properties) {
    if (t.isSpreadElement(property)) {
      const site = frame.site(property);
      steps.push(
        frame.delegateAt(site, invoke('spreadInto', again(object), expression(property.argument, frame))),
      );
    } else {
      const key = keyOf(property, frame).asValue;
      // Functions are made inside an arrow, where the object has a name of its own that nothing reassigns.
      const withHome = (made: Expression): Expression =>
        call(t.arrowFunctionExpression([id(home)], made), again(object));
      if (t.isObjectProperty(property)) {
        const proto = !property.computed && !property.shorthand && nameOf(property) === '__proto__';
        const given = value(property, frame);
        steps.push(
          proto ? invoke('setPrototype', again(object), given) : invoke('put', again(object), key, given),
        );
      } else if (property.kind === 'method') {
        steps.push(invoke('put', again(object), key, withHome(value(property, frame, home))));
      } else {
        const twin = twinOf(property, frame, 'function', nameOf(property), home);
        const body = plainBody('$$t', property, nameOf(property), frame);
        const accessor = t.objectMethod(property.kind, str('x'), arity(property), body);
        const made = call(
          t.arrowFunctionExpression([id('$$t')], stampedAccessor(accessor, property.kind)),
          twin,
        );
        steps.push(invoke('accessor', again(object), key, str(property.kind), withHome(made)));
      }
    }
  }
  return seq(...steps, again(object));
}

function stampedAccessor(accessor: t.ObjectMethod, kind: string): Expression {
  return invoke('stampAccessor', t.objectExpression([accessor]), str(kind), id('$$t'));
}

function keyOf(
  property: t.ObjectProperty | t.ObjectMethod,
  frame: Frame,
): { key: Expression; computed: boolean; asValue: Expression } {
  const { key } = property;
  if (property.computed) {
    const computed = invoke('key', expression(key as t.Expression, frame));
    return { key: computed, computed: true, asValue: computed };
  }
  const literalKey = t.isIdentifier(key)
    ? str(key.name)
    : t.isNumericLiteral(key)
      ? num(key.value)
      : t.cloneNode(key as t.StringLiteral, false, true);
  // `{ __proto__: x }` sets the prototype, but the shorthand `{ __proto__ }` and methods do not.
  const asIs =
    t.isStringLiteral(literalKey, { value: '__proto__' }) &&
    (t.isObjectMethod(property) || property.shorthand);
  return { key: literalKey, computed: asIs, asValue: t.cloneNode(literalKey) };
}

function nameOf(property: t.ObjectProperty | t.ObjectMethod): string {
  if (property.computed) return '';
  if (t.isIdentifier(property.key)) return property.key.name;
  return t.isStringLiteral(property.key) ? property.key.value : '';
}

export function mentionsSuper(node: t.Node): boolean {
  let found = false;
  t.traverseFast(node, (each) => {
    if (t.isSuper(each)) found = true;
  });
  return found;
}
