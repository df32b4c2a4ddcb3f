import { OperationKind, OperationResult, type Trace } from '@heddle/trace';
import type { Event } from '@heddle/verdict';
import { eventAt } from './wait-edge';

/**
 * Who holds permits of which semaphore when a run ends: by semaphore, for every holder, by task number, the acquisition that it
 * has not given back for longest.
 *
 * Only of semaphores that are used as a mutex: whoever released one in this run held it. (Counterexample: the `items` of a buffer,
 * which one task releases and another acquires; nobody holds those.) A semaphore that nobody has released yet may be either; it is
 * no mutex if a task asks for a second permit of it. (Counterexample: the `spaces` of a buffer before anything was taken out.)
 */
export function heldPermits(trace: Trace): ReadonlyMap<number, readonly Event[]> {
  const uses = new Map<number, Use>();
  const useOf = (semaphore: number): Use => {
    const use = uses.get(semaphore) ?? new Use();
    uses.set(semaphore, use);
    return use;
  };
  for (let at = 0; at < trace.length; at++) {
    if (trace.result[at] !== (OperationResult.Yes as number)) continue;
    if (trace.kind[at] === OperationKind.SemaphoreAcquire)
      useOf(trace.object[at]!).acquire(trace.task[at]!, at);
    if (trace.kind[at] === OperationKind.SemaphoreRelease)
      useOf(trace.object[at]!).release(trace.task[at]!, trace.argument[at]!);
  }
  for (const { kind, object, task } of trace.pending)
    if (kind === OperationKind.SemaphoreAcquire) useOf(object).request(task);

  const held = new Map<number, readonly Event[]>();
  for (const [semaphore, use] of uses) {
    const steps = use.isMutex ? use.heldSince() : [];
    if (steps.length > 0)
      held.set(
        semaphore,
        steps.map((step) => eventAt(trace, step)),
      );
  }
  return held;
}

/** What was done with one semaphore. */
class Use {
  /** By task: where it acquired the permits that it has not given back. */
  private readonly acquired = new Map<number, number[]>();
  private gaveBack = false;
  private gaveWithoutHolding = false;
  private wantedMore = false;

  get isMutex(): boolean {
    return !this.gaveWithoutHolding && (this.gaveBack || !this.wantedMore);
  }

  request(task: number): void {
    if ((this.acquired.get(task) ?? []).length > 0) this.wantedMore = true;
  }

  acquire(task: number, step: number): void {
    this.request(task);
    this.acquired.set(task, [...(this.acquired.get(task) ?? []), step]);
  }

  release(task: number, permits: number): void {
    const steps = this.acquired.get(task) ?? [];
    if (steps.length < permits) this.gaveWithoutHolding = true;
    else this.gaveBack = true;
    this.acquired.set(task, steps.slice(0, Math.max(0, steps.length - permits)));
  }

  heldSince(): number[] {
    return [...this.acquired]
      .filter(([, steps]) => steps.length > 0)
      .sort(([a], [b]) => a - b)
      .map(([, steps]) => steps[0]!);
  }
}
