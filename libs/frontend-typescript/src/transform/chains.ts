import * as t from '@babel/types';
import { again, assign, at, either, seq, undef, type Expression } from './build';
import { functionCall, methodOf, receiverCall } from './calls';
import { expression } from './expressions';
import type { Frame } from './frame';
import { memberOf, memberPlace, withPlace } from './places';

type Chain = t.Expression | t.Super;

/**
 * `a?.b.c` → `(x = a) == null ? undefined : x.b.c`: everything to the right of a `?.` stands in its "else".
 * `use` gets the value of the chain and says what is done with it there.
 */
export function optionalChain(
  node: t.OptionalMemberExpression | t.OptionalCallExpression,
  frame: Frame,
  remove = false,
): Expression {
  if (!remove) return link(node, frame, (value) => value);
  const member = node as t.OptionalMemberExpression;
  return withChainObject(member, frame, t.booleanLiteral(true), (object) =>
    t.unaryExpression('delete', memberOf(object, keyOf(member, frame))),
  );
}

/** `(a?.b)(…)`: the chain ends at the parenthesis, but the call keeps its `this`. */
export function callOfChain(
  node: t.CallExpression,
  callee: t.OptionalMemberExpression,
  frame: Frame,
): Expression {
  return frame.temporaries((object, fn) => {
    const read = (value: Expression): Expression =>
      memberPlace(callee, object, [], frame, false, (place) =>
        guard(assign(object, value), callee.optional, undef(), seq(...place.prepare, place.read())),
      );
    return seq(assign(fn, link(callee.object, frame, read)), receiverCall(node, callee, object, fn, frame));
  });
}

function keyOf(node: t.OptionalMemberExpression, frame: Frame): Expression {
  return node.computed
    ? expression(node.property, frame)
    : t.stringLiteral((node.property as t.Identifier).name);
}

function link(node: Chain, frame: Frame, use: (value: Expression) => Expression): Expression {
  if (t.isOptionalMemberExpression(node)) {
    return withChainObject(node, frame, undef(), (object) =>
      memberPlace(node, object, [], frame, false, (place) => use(seq(...place.prepare, place.read()))),
    );
  }
  if (t.isOptionalCallExpression(node)) return callLink(node, frame, use);
  return use(expression(node as t.Expression, frame));
}

/** Evaluates the object of a link; `use` may repeat it. */
function withChainObject(
  node: t.OptionalMemberExpression,
  frame: Frame,
  absent: Expression,
  use: (object: Expression) => Expression,
): Expression {
  return frame.temporaries((object) =>
    link(node.object, frame, (value) => guard(assign(object, value), node.optional, absent, use(object))),
  );
}

function guard(evaluate: Expression, optional: boolean, absent: Expression, rest: Expression): Expression {
  if (!optional) return seq(evaluate, rest);
  return either(t.binaryExpression('==', evaluate, t.nullLiteral()), absent, rest);
}

function callLink(
  node: t.OptionalCallExpression,
  frame: Frame,
  use: (value: Expression) => Expression,
): Expression {
  const callee = node.callee;
  if (t.isOptionalMemberExpression(callee)) {
    return withChainObject(callee, frame, undef(), (object) =>
      memberPlace(callee, object, [], frame, true, (place) =>
        seq(...place.prepare, called(node, callee, methodOf(callee, place, frame), object, frame, use)),
      ),
    );
  }
  if (t.isMemberExpression(callee)) {
    return withPlace(callee, frame, true, (place) =>
      seq(
        ...place.prepare,
        called(node, callee, methodOf(callee, place, frame), place.receiver!, frame, use),
      ),
    );
  }
  return frame.temporaries((fn) =>
    link(callee as t.Expression, frame, (value) =>
      guard(assign(fn, value), node.optional, undef(), use(functionCall(node, fn, callee, frame))),
    ),
  );
}

function called(
  node: t.OptionalCallExpression,
  callee: t.Node,
  fn: Expression,
  receiver: Expression,
  frame: Frame,
  use: (value: Expression) => Expression,
): Expression {
  return frame.temporaries((found) =>
    guard(
      assign(found, fn),
      node.optional,
      undef(),
      use(at(receiverCall(node, callee, again(receiver), again(found), frame), node)),
    ),
  );
}
