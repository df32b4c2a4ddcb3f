import type { Calls } from '../calls';
import type { Context } from '../context';
import type { Iteration } from '../iteration';
import type { Memory } from '../memory';
import type { Properties } from '../properties';
import { stampArrayCallbacks } from './callbacks';
import { stampContainerMethods, stampIteratorMakers } from './containers';
import { stampFunctions } from './functions';
import { stampReplace } from './strings';

export interface NativeParts {
  readonly context: Context;
  readonly memory: Memory;
  readonly calls: Calls;
  readonly iteration: Iteration;
  readonly properties: Properties;
}

/** Gives the built-in functions of this realm their coroutine twins. */
export function stampNatives({ context, memory, calls, iteration, properties }: NativeParts): void {
  stampContainerMethods(context, memory);
  stampIteratorMakers(context, iteration.sources);
  stampArrayCallbacks(context, memory, calls);
  stampFunctions(context, memory, calls, iteration, properties);
  stampReplace(context, calls);
}
