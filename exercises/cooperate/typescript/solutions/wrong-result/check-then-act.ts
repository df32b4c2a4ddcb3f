// "One thread, so nothing can come in between."
// Between the look and the change the customer pays, and that is an await: the last ticket is sold twice.
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
  if (office.left === 0) return false;
  if (!(await pay(customer))) return false;
  office.left -= 1;
  office.sold.push(customer);
  return true;
}
