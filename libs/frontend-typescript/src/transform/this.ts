import * as t from '@babel/types';
import { refuse } from '../diagnostics';
import { at, id, invoke, undef, type Expression } from './build';
import type { Frame } from './frame';

/** The variable in which a constructor has its object, and any function the `this` that its arrows see. */
export const THIS = '$$this';
export const NEW_TARGET = '$$newTarget';
export const ARGUMENTS = '$$arguments';

export function thisOf(node: t.Node, frame: Frame): Expression {
  const owner = frame.thisOwner;
  switch (owner.kind) {
    case 'module':
      return undef();
    case 'constructor':
      return at(id(THIS), node);
    case 'derived-constructor':
      return invoke('constructed', at(id(THIS), node));
    default:
      if (frame === owner) return at(t.thisExpression(), node);
      owner.keepsThis = true;
      return at(id(THIS), node);
  }
}

export function argumentsOf(node: t.Identifier, frame: Frame): Expression {
  const owner = frame.thisOwner;
  // The module is a function of ours, whose arguments are nobody's business.
  if (owner.kind === 'module') return refuse(node, "there is no 'arguments' outside of a function");
  if (frame === owner) return at(id('arguments'), node);
  owner.keepsArguments = true;
  return id(ARGUMENTS);
}
