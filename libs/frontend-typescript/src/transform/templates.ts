import * as t from '@babel/types';
import { array, assign, declare, id, invoke, seq, str, undef, type Expression } from './build';
import { functionCall, methodOf, receiverCall } from './calls';
import { expression } from './expressions';
import type { Frame } from './frame';
import { withPlace } from './places';

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
