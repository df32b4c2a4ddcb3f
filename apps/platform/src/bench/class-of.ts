import type { Client } from '../testing/client';

const AT_ONCE = 8;

/** So many students with accounts, in the course, signed in. */
export async function classOf(
  size: number,
  admin: Client,
  teacher: Client,
  course: string,
  signIn: (login: string, password: string) => Promise<Client>,
): Promise<readonly Client[]> {
  const logins = Array.from({ length: size }, (_, n) => `student${n}`);
  const password = 'a password for all';
  await inTurns(logins, (login) =>
    patiently(async () => {
      const { status } = await admin.request('POST', '/api/users', {
        body: { login, name: login, password },
      });
      return status === 201 ? true : undefined;
    }),
  );
  const roster = ['login,name', ...logins.map((login) => `${login},${login}`)].join('\n');
  await teacher.request('PUT', `/api/courses/${course}/roster`, {
    raw: { type: 'text/csv', bytes: Buffer.from(roster) },
  });
  return await inTurns(logins, (login) => patiently(() => signIn(login, password).catch(() => undefined)));
}

/** Rate limits hold for benchmarks, too. */
async function patiently<T>(work: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const done = await work();
    if (done !== undefined) return done;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

async function inTurns<Item, T>(
  items: readonly Item[],
  work: (item: Item) => Promise<T>,
): Promise<readonly T[]> {
  const results: T[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return results;
}
