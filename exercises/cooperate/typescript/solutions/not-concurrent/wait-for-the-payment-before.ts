// "The whole purchase must not be disturbed."
// Nobody oversells then, and everybody waits until the others have paid.
import { setTimeout as sleep } from 'node:timers/promises';

export interface Office {
  left: number;
  readonly sold: string[];
}

export type Pay = (customer: string) => Promise<boolean>;

let last: Promise<unknown> = Promise.resolve();

export async function work(name: string, times: number, log: [string, number][]): Promise<void> {
  for (let i = 0; i < times; i++) {
    log.push([name, i]);
    await sleep(1000);
  }
}

export async function together(names: string[], times: number, log: [string, number][]): Promise<void> {
  await Promise.all(names.map((name) => work(name, times, log)));
}

export function buy(office: Office, customer: string, pay: Pay): Promise<boolean> {
  const answer = last.then(async () => {
    if (office.left === 0 || !(await pay(customer))) return false;
    office.left -= 1;
    office.sold.push(customer);
    return true;
  });
  last = answer;
  return answer;
}
