import { createBarrier } from './barrier';
import { createCondition } from './condition';
import { createShimErrors } from './errors';
import { createEvent } from './event';
import type { Kit } from './kit';
import { createThreadLocal } from './local';
import { createLocks } from './lock';
import { createQueues } from './queue';
import { createSemaphores } from './semaphore';
import { createThreads } from './thread';

/** The modules that a program imports, by name. */
export function createThreading(kit: Kit): Record<string, object> {
  const { Empty, Full, ShutDown, ...errors } = createShimErrors();
  const all = { Empty, Full, ShutDown, ...errors };
  const { Guard, ...locks } = createLocks(kit, all);
  return {
    'heddle/threading': {
      ...errors,
      ...locks,
      ...createSemaphores(kit, { Guard, ...locks }),
      ...createThreads(kit, all),
      Condition: createCondition(kit, { Guard, ...locks }, all),
      Event: createEvent(kit),
      Barrier: createBarrier(kit, all),
      ThreadLocal: createThreadLocal(kit),
    },
    'heddle/queue': { ...createQueues(kit, all), Empty, Full, ShutDown },
  };
}
