/** Without `await`: what comes later stands in functions, and each of them is one piece. */
export interface Office {
  left: number;
  readonly sold: string[];
}

export type Pay = (customer: string) => Promise<boolean>;

export function work(name: string, times: number, log: [string, number][]): Promise<void> {
  return new Promise((resolve) => {
    const round = (i: number): void => {
      if (i === times) return resolve();
      log.push([name, i]);
      setTimeout(round, 1000, i + 1);
    };
    round(0);
  });
}

export function together(names: string[], times: number, log: [string, number][]): Promise<void> {
  return new Promise((resolve) => {
    let left = names.length;
    const ended = (): void => {
      left -= 1;
      if (left === 0) resolve();
    };
    for (const name of names) void work(name, times, log).then(ended);
  });
}

export function buy(office: Office, customer: string, pay: Pay): Promise<boolean> {
  if (office.left <= 0) return Promise.resolve(false);
  office.left -= 1;
  return pay(customer).then((paid) => {
    if (paid) office.sold.push(customer);
    else office.left += 1;
    return paid;
  });
}
