import type { Calls } from '../calls';
import type { Context } from '../context';
import type { Elements } from '../elements';
import type { Iteration } from '../iteration';
import type { Memory } from '../memory';
import type { Names } from '../names';
import type { Properties } from '../properties';
import { stampArrayCallbacks } from './callbacks';
import { stampContainerMethods, stampIteratorMakers } from './containers';
import { stampFunctions } from './functions';
import { stampLooking, type Looking } from './looking';
import { stampReflection, type Reflection } from './reflection';
import { stampReplace } from './strings';

export interface NativeParts {
  readonly context: Context;
  readonly memory: Memory;
  readonly elements: Elements;
  readonly looking: Looking;
  readonly calls: Calls;
  readonly iteration: Iteration;
  readonly properties: Properties;
  readonly names: Names;
}

/** Gives the built-in functions of this realm their coroutine twins. */
export function stampNatives(parts: NativeParts): Reflection {
  const { context, memory, elements, calls, iteration, names } = parts;
  stampContainerMethods(context, memory, elements, names);
  stampIteratorMakers(context, iteration);
  stampArrayCallbacks(context, memory, elements, calls);
  stampFunctions(parts);
  stampReplace(context, calls);
  stampLooking(parts);
  return stampReflection(parts);
}
