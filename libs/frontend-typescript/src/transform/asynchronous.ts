import * as t from '@babel/types';
import { refuse } from '../diagnostics';
import { invoke, num, type Expression } from './build';
import { expression } from './expressions';
import type { Frame } from './frame';

/**
 * On the engine's channel an `await` is a marker, like the student's own `yield`: whoever drives the function takes it, and resumes
 * the function when what is awaited has settled. See `runtime/asynchronous`.
 */
export function awaitExpression(node: t.AwaitExpression, frame: Frame): Expression {
  if (!frame.awaits) {
    const where = frame.kind === 'module' ? 'at the top of a file' : 'outside of an async function';
    refuse(node, `\`await\` is not possible ${where}; write it in an async function`);
  }
  frame.suspends = true;
  return awaited(awaitedExpression(node.argument, frame), frame.site(node.argument), frame);
}

export function awaited(value: Expression, site: number, frame: Frame): Expression {
  return frame.yield(invoke('awaited', value, num(site)));
}

/** What a function returns. An async generator awaits it. */
export function returnedValue(node: t.Expression, frame: Frame): Expression {
  if (!frame.awaits) return expression(node, frame);
  if (frame.isGenerator) return awaited(expression(node, frame), frame.site(node), frame);
  return awaitedExpression(node, frame);
}

/** An async function that is called to be awaited at once goes on with the caller's task, as a function that is called does. */
function awaitedExpression(node: t.Expression, frame: Frame): Expression {
  awaitedCalls.add(node);
  return expression(node, frame);
}

const awaitedCalls = new WeakSet<t.Node>();

export function isAwaited(call: t.Node): boolean {
  return awaitedCalls.has(call);
}
