/** A ticket that is being paid for is on hold; only when it is paid, the office has one fewer. */
import { setInterval } from 'node:timers/promises';

export interface Office {
  left: number;
  readonly sold: string[];
}

export type Pay = (customer: string) => Promise<boolean>;

const onHold = new WeakMap<Office, number>();

export async function work(name: string, times: number, log: [string, number][]): Promise<void> {
  if (times === 0) return;
  let i = 0;
  log.push([name, i]);
  for await (const _ of setInterval(1000)) {
    i += 1;
    if (i === times) return;
    log.push([name, i]);
  }
}

export async function together(names: string[], times: number, log: [string, number][]): Promise<void> {
  const running = names.map((name) => work(name, times, log));
  for (const each of running) await each;
}

export async function buy(office: Office, customer: string, pay: Pay): Promise<boolean> {
  const held = onHold.get(office) ?? 0;
  if (held === office.left) return false;
  onHold.set(office, held + 1);
  const paid = await pay(customer);
  onHold.set(office, onHold.get(office)! - 1);
  if (paid) {
    office.left -= 1;
    office.sold.push(customer);
  }
  return paid;
}
