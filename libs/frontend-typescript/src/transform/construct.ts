import * as t from '@babel/types';
import { refuse } from '../diagnostics';
import { array, assign, at, id, invoke, seq, type Expression } from './build';
import { callArguments } from './calls';
import type { Frame } from './frame';
import { NEW_TARGET, THIS } from './this';

/** `super(…)`: runs the parent's constructor as a coroutine, then this class's fields. */
export function superCall(node: t.CallExpression, frame: Frame): Expression {
  const owner = frame.thisOwner;
  if (!owner.construction || owner.kind !== 'derived-constructor') {
    refuse(node, '`super()` is only possible in the constructor of a class that extends another');
  }
  const { self, initialise } = owner.construction;
  const site = frame.site(node);
  const args = array(callArguments(node.arguments, frame));
  const made = frame.delegateAt(site, invoke('superConstruct', id(self), args, id(NEW_TARGET)));
  const bound = assign(id(THIS), invoke('bindThis', at(made, node), id(THIS)));
  return seq(bound, ...initialise(frame), id(THIS));
}
