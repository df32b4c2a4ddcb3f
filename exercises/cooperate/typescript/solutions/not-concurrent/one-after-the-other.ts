// "Start it and await it."
// Who awaits each one before starting the next has one at a time.
import { setTimeout as sleep } from 'node:timers/promises';

export interface Office {
  left: number;
  readonly sold: string[];
}

export type Pay = (customer: string) => Promise<boolean>;

export async function work(name: string, times: number, log: [string, number][]): Promise<void> {
  for (let i = 0; i < times; i++) {
    log.push([name, i]);
    await sleep(1000);
  }
}

export async function together(names: string[], times: number, log: [string, number][]): Promise<void> {
  for (const name of names) await work(name, times, log);
}

export async function buy(office: Office, customer: string, pay: Pay): Promise<boolean> {
  if (office.left === 0) return false;
  office.left -= 1;
  if (!(await pay(customer))) {
    office.left += 1;
    return false;
  }
  office.sold.push(customer);
  return true;
}
