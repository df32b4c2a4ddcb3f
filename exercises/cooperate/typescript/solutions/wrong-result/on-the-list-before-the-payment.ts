// "The ticket and the name on the list: I do both at once, and take both back if the payment fails."
// Until then somebody who has not paid is among those who got a ticket.
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
  office.left -= 1;
  office.sold.push(customer);
  if (await pay(customer)) return true;
  office.sold.splice(office.sold.indexOf(customer), 1);
  office.left += 1;
  return false;
}
