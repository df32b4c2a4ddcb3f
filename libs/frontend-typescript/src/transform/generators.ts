import type * as t from '@babel/types';
import { refuse } from '../diagnostics';
import { awaited } from './asynchronous';
import { expression } from './expressions';
import { invoke, undef, type Expression } from './build';
import type { Frame } from './frame';

/**
 * The student's own `yield`. On the engine's channel it is a marker, which the generator object's `next` takes for
 * itself; operations in the generator's body pass through `next` to the engine. See `runtime/generators.ts`.
 */
export function yieldExpression(node: t.YieldExpression, frame: Frame): Expression {
  if (!frame.isGenerator) refuse(node, '`yield` is only possible in a generator function');
  const value = node.argument ? expression(node.argument, frame) : undef();
  const site = frame.site(node);
  if (!node.delegate)
    return frame.yield(invoke('yielded', frame.awaits ? awaited(value, site, frame) : value));
  const iterator = invoke(frame.awaits ? 'asyncIterator' : 'iterator', value);
  return frame.yield(invoke('delegated', frame.delegateAt(site, iterator)));
}
