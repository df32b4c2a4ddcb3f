import * as t from '@babel/types';
import { again, assign, at, seq, type Expression } from './build';
import { expression } from './expressions';
import type { Frame } from './frame';
import { assignPattern } from './patterns';
import { withPlace } from './places';

export function assignment(node: t.AssignmentExpression, frame: Frame): Expression {
  if (t.isPattern(node.left)) return assignPattern(node.left, node.right, frame);
  const name = t.isIdentifier(node.left) ? node.left.name : '';
  const right = (): Expression => expression(node.right, frame, name);
  if (node.operator === '=') {
    return withPlace(node.left, frame, true, (place) => seq(...place.prepare, place.write(right())));
  }
  const operator = node.operator.slice(0, -1);
  const local = t.isIdentifier(node.left) && !frame.unit.binding(node.left)?.shared;
  // The variable is read before the right-hand side is evaluated, natively too.
  if (local) return at(t.assignmentExpression(node.operator, t.cloneNode(node.left), right()), node);
  return withPlace(node.left, frame, true, (place) => {
    const change =
      operator === '&&' || operator === '||' || operator === '??'
        ? t.logicalExpression(operator, place.read(), place.write(right()))
        : place.write(
            at(t.binaryExpression(operator as t.BinaryExpression['operator'], place.read(), right()), node),
          );
    return seq(...place.prepare, change);
  });
}

/** `x++` is a read and a write like `x += 1`; the native `++` on a temporary keeps numbers and BigInts what they are. */
export function update(node: t.UpdateExpression, frame: Frame): Expression {
  const local = t.isIdentifier(node.argument) && !frame.unit.binding(node.argument)?.shared;
  if (local) return at(t.updateExpression(node.operator, t.cloneNode(node.argument), node.prefix), node);
  return withPlace(node.argument, frame, true, (place) =>
    frame.temporaries((changed, old) => {
      const step = (prefix: boolean): Expression => t.updateExpression(node.operator, again(changed), prefix);
      return node.prefix
        ? seq(...place.prepare, assign(changed, place.read()), step(true), place.write(again(changed)))
        : seq(
            ...place.prepare,
            assign(changed, place.read()),
            assign(old, step(false)),
            place.write(again(changed)),
            again(old),
          );
    }),
  );
}
