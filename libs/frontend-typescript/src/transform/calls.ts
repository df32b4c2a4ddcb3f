import * as t from '@babel/types';
import { OperationKind } from '@heddle/trace';
import { refuse } from '../diagnostics';
import { isAwaited } from './asynchronous';
import {
  again,
  and,
  array,
  assign,
  at,
  call,
  either,
  id,
  invoke,
  method,
  num,
  seq,
  str,
  type Argument,
  type Expression,
} from './build';
import { callOfChain } from './chains';
import { superCall } from './construct';
import { expression } from './expressions';
import { atSite, type Frame } from './frame';
import { memberOf, withPlace, type Place } from './places';
import { privateMember } from './private-names';
import { isRepeatable } from './variables';

export function callExpression(node: t.CallExpression, frame: Frame): Expression {
  const callee = node.callee;
  if (t.isSuper(callee)) return superCall(node, frame);
  if (t.isImport(callee))
    refuse(node, 'import() is not available; import at the top of the file', 'forbidden');
  if (t.isMemberExpression(callee)) {
    const property = callee.property;
    if (t.isPrivateName(property) && privateMember(property, frame).kind === 'method') {
      return privateCall(node, callee, property, frame);
    }
    return withPlace(callee, frame, true, (place) =>
      seq(...place.prepare, methodCall(node, callee, place, frame)),
    );
  }
  if (t.isOptionalMemberExpression(callee)) return callOfChain(node, callee, frame);
  const twin = t.isIdentifier(callee) ? frame.unit.binding(callee) : undefined;
  if (twin?.twin !== undefined && !twin.reassigned) {
    return frame.delegate(at(call(id(twin.twin), ...callArguments(node.arguments, frame)), node));
  }
  return frame.temporaries((fn) => {
    const direct =
      isRepeatable(callee, frame) && t.isIdentifier(callee) && !frame.unit.binding(callee)?.reassigned;
    const value = direct ? expression(callee, frame) : fn;
    const prepare = direct ? [] : [assign(fn, expression(callee as Expression, frame))];
    return seq(...prepare, functionCall(node, value, callee, frame));
  });
}

/** Calls `fn` (which may be evaluated again) without a `this`. */
export function functionCall(
  node: t.CallExpression | t.OptionalCallExpression,
  fn: Expression,
  callee: t.Node,
  frame: Frame,
): Expression {
  return frame.temporaries((target, result) =>
    finish(node, fn, target, result, frame, callee, () =>
      at(call(again(target), ...callArguments(node.arguments, frame)), node),
    ),
  );
}

function methodCall(
  node: t.CallExpression,
  callee: t.MemberExpression,
  place: Place,
  frame: Frame,
): Expression {
  return receiverCall(node, callee, place.receiver!, methodOf(callee, place, frame), frame);
}

/** The function that a method call is about. Its look-up is an operation only if the object has it itself. */
export function methodOf(
  callee: t.MemberExpression | t.OptionalMemberExpression,
  place: Place,
  frame: Frame,
): Expression {
  if (callee.computed || t.isPrivateName(callee.property) || t.isSuper(callee.object)) return place.read();
  const name = callee.property.name;
  if (frame.unit.mayBeAccessor(name)) return place.read();
  const site = frame.site(callee);
  const object = place.receiver!;
  return seq(
    and(
      invoke('readMethod', again(object), str(name), num(site)),
      frame.yieldOperation(OperationKind.Read, site),
    ),
    at(memberOf(object, str(name)), callee),
  );
}

/** Calls `fn` with `receiver` (which may be evaluated again) as its `this`. */
export function receiverCall(
  node: t.CallExpression | t.OptionalCallExpression,
  callee: t.Node,
  receiver: Expression,
  fn: Expression,
  frame: Frame,
): Expression {
  return frame.temporaries((found, target, result) =>
    seq(
      assign(found, fn),
      finish(node, found, target, result, frame, callee, () =>
        at(
          call(method(again(target), 'call'), again(receiver), ...callArguments(node.arguments, frame)),
          node,
        ),
      ),
    ),
  );
}

/**
 * `(target = twin of fn or fn itself, result = target(…), target === fn ? result : yield* result)`.
 * The arguments stand here once, or nested calls would double the code at each level.
 */
function finish(
  node: t.Node,
  fn: Expression,
  target: t.Identifier,
  result: t.Identifier,
  frame: Frame,
  callee: t.Node,
  perform: () => Expression,
): Expression {
  const site = frame.site(node);
  return seq(
    assign(
      target,
      invoke(
        isAwaited(node) ? 'awaitedTarget' : 'target',
        again(fn),
        str(frame.unit.text(callee)),
        num(site),
      ),
    ),
    assign(result, perform()),
    either(
      t.binaryExpression('===', again(target), again(fn)),
      again(result),
      seq(atSite(site), frame.delegate(again(result))),
    ),
  );
}

function privateCall(
  node: t.CallExpression,
  callee: t.MemberExpression,
  name: t.PrivateName,
  frame: Frame,
): Expression {
  const member = privateMember(name, frame);
  if (member.method === undefined) {
    return withPlace(callee, frame, true, (place) =>
      seq(...place.prepare, receiverCall(node, callee, place.receiver!, place.read(), frame)),
    );
  }
  const branded = invoke('brand', expression(callee.object as Expression, frame), id(member.symbol));
  return frame.delegate(
    at(call(method(id(member.method), 'call'), branded, ...callArguments(node.arguments, frame)), node),
  );
}

export function callArguments(nodes: t.CallExpression['arguments'], frame: Frame): Argument[] {
  return nodes.map((node) => {
    if (t.isSpreadElement(node)) return t.spreadElement(spreadOf(node, frame));
    if (t.isArgumentPlaceholder(node)) refuse(node, 'this syntax is not part of TypeScript');
    return expression(node, frame);
  });
}

/** What `...x` spreads: `x` itself if reading it runs no code of the student's, else the list of what it yields. */
export function spreadOf(node: t.SpreadElement, frame: Frame): Expression {
  const site = frame.site(node.argument);
  if (t.isArrayExpression(node.argument)) return expression(node.argument, frame);
  return frame.delegateAt(site, invoke('spread', expression(node.argument, frame)));
}

export function newExpression(node: t.NewExpression, frame: Frame): Expression {
  const site = frame.site(node);
  const name = str(frame.unit.text(node.callee));
  return frame.temporaries((callee) => {
    const evaluated = assign(callee, expression(node.callee as Expression, frame));
    const args = array(callArguments(node.arguments, frame));
    return seq(
      evaluated,
      frame.delegateAt(site, at(invoke('construct', again(callee), args, again(callee), name), node)),
    );
  });
}
