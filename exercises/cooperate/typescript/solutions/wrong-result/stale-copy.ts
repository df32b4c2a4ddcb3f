// "I take a ticket from what I have seen."
// What was read before the await is old after it: the ticket of the other one is put back.
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
  await Promise.all(names.map((name) => work(name, times, log)));
}

export async function buy(office: Office, customer: string, pay: Pay): Promise<boolean> {
  const left = office.left;
  if (left === 0) return false;
  office.left = left - 1;
  if (!(await pay(customer))) {
    office.left = left;
    return false;
  }
  office.left = left - 1;
  office.sold.push(customer);
  return true;
}
