import * as t from '@babel/types';
import {
  again,
  and,
  array,
  assign,
  declare,
  either,
  id,
  invoke,
  num,
  seq,
  str,
  undef,
  type Expression,
} from './build';
import { functionCall, methodOf, receiverCall } from './calls';
import { expression } from './expressions';
import type { Frame } from './frame';
import { withPlace } from './places';

/** What `${value}` is made of is asked for here, so that a toString() of the program's may wait for a lock. */
export function templateLiteral(node: t.TemplateLiteral, frame: Frame): Expression {
  const quasis = node.quasis.map((quasi) => t.cloneNode(quasi, false, true));
  const texts = (node.expressions as t.Expression[]).map((each) =>
    isPrimitive(each) ? expression(each, frame) : textOf(each, frame),
  );
  return t.templateLiteral(quasis, texts);
}

function isPrimitive(node: t.Expression): boolean {
  return t.isLiteral(node) || t.isBinaryExpression(node) || t.isUnaryExpression(node);
}

/** A `+` that makes a text: its other operand is asked for its text here, if nothing comes between. */
export function concatenation(node: t.BinaryExpression, frame: Frame): Expression {
  const operand = (each: t.Expression, isDue: boolean): Expression =>
    isDue && !isPrimitive(each) ? textOf(each, frame, 'joined') : expression(each, frame);
  const left = operand(node.left as t.Expression, t.isLiteral(node.right));
  return t.binaryExpression('+', left, operand(node.right, true));
}

/** Is it a text, for certain? */
export function isText(node: t.Node): boolean {
  if (t.isBinaryExpression(node, { operator: '+' })) return isText(node.left) || isText(node.right);
  return t.isStringLiteral(node) || t.isTemplateLiteral(node);
}

/** `($$0 = value, typeof $$0 === 'object' && $$0 ? yield* $$text($$0, site) : $$0)` */
function textOf(node: t.Expression, frame: Frame, helper: 'text' | 'joined' = 'text'): Expression {
  const site = frame.site(node);
  return frame.temporaries((value) => {
    const evaluated = assign(value, expression(node, frame));
    const isObject = and(
      t.binaryExpression('===', t.unaryExpression('typeof', again(value)), str('object')),
      again(value),
    );
    const text = frame.delegate(invoke(helper, again(value), num(site)));
    return seq(evaluated, either(isObject, text, again(value)));
  });
}

/** `tag`text ${value}`` is a call whose first argument is made once, when the module is loaded. */
export function taggedTemplate(node: t.TaggedTemplateExpression, frame: Frame): Expression {
  const strings = id(frame.unit.unique('template'));
  const cooked = node.quasi.quasis.map(({ value }) =>
    typeof value.cooked === 'string' ? str(value.cooked) : undef(),
  );
  const raw = node.quasi.quasis.map(({ value }) => str(value.raw));
  frame.unit.loadTime.push(declare('const', strings, invoke('template', array(cooked), array(raw))));
  const call = t.callExpression(node.tag, [strings, ...(node.quasi.expressions as t.Expression[])]);
  Object.assign(call, { loc: node.loc, start: node.start, end: node.end });
  const { tag } = node;
  if (t.isMemberExpression(tag)) {
    return withPlace(tag, frame, true, (place) =>
      seq(...place.prepare, receiverCall(call, tag, place.receiver!, methodOf(tag, place, frame), frame)),
    );
  }
  return frame.temporaries((fn) =>
    seq(assign(fn, expression(tag, frame)), functionCall(call, fn, tag, frame)),
  );
}
