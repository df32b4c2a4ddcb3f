// "Until a second is over, others can go on."
// A loop that looks at the clock keeps the thread for itself: nobody else has a turn before it ends.
export interface Office {
  left: number;
  readonly sold: string[];
}

export type Pay = (customer: string) => Promise<boolean>;

export async function work(name: string, times: number, log: [string, number][]): Promise<void> {
  for (let i = 0; i < times; i++) {
    log.push([name, i]);
    const end = Date.now() + 1000;
    while (Date.now() < end);
  }
}

export async function together(names: string[], times: number, log: [string, number][]): Promise<void> {
  await Promise.all(names.map((name) => work(name, times, log)));
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
