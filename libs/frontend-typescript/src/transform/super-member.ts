import * as t from '@babel/types';
import { assign, id, invoke, num, str, type Expression } from './build';
import { refuse } from '../diagnostics';
import { expression } from './expressions';
import type { Frame } from './frame';
import type { Place } from './places';
import { thisOf } from './this';

/** `super.name` and `super[key]`: a look-up that starts at the home object's prototype, with this function's `this`. */
export function superPlace(
  node: t.MemberExpression,
  frame: Frame,
  use: (place: Place) => Expression,
): Expression {
  const home = frame.home ?? refuse(node, '`super` is only possible in methods');
  const site = frame.site(node);
  const place = (key: Expression, prepare: readonly Expression[]): Place => ({
    prepare,
    receiver: thisOf(node, frame),
    read: () => frame.delegateAt(site, invoke('superGet', id(home), key, thisOf(node, frame))),
    write: (value) =>
      frame.delegateAt(site, invoke('superSet', id(home), key, value, thisOf(node, frame), num(site))),
  });
  if (!node.computed) return use(place(str((node.property as t.Identifier).name), []));
  return frame.temporaries((key) =>
    use(place(key, [assign(key, invoke('key', expression(node.property, frame)))])),
  );
}
