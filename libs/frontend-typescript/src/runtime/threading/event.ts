import { ObjectKind, OperationKind } from '@heddle/trace';
import type { Running } from '../types';
import { seconds, type Kit } from './kit';
import { YES } from './results';

export function createEvent(kit: Kit): new () => object {
  class Event {
    #id = kit.create(ObjectKind.Event, 0, this);

    *set(): Running<void> {
      yield kit.operation(OperationKind.EventSet, this.#id, 0, -1, kit.site());
    }

    *clear(): Running<void> {
      yield kit.operation(OperationKind.EventClear, this.#id, 0, -1, kit.site());
    }

    *isSet(): Running<boolean> {
      return (yield kit.operation(OperationKind.Inspect, this.#id, 0, -1, kit.site())) !== 0;
    }

    *wait(timeout?: unknown): Running<boolean> {
      const site = kit.site();
      return (yield kit.operation(OperationKind.EventWait, this.#id, 0, seconds(timeout), site)) === YES;
    }
  }
  kit.publish(Event);
  return Event;
}
