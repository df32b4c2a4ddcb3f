import { always, check, io, reachable } from 'heddle/harness';

type Student = typeof import('./starter');

/** A database that numbers its answers, and knows how many questions it has, and had, open. */
class Database {
  readonly asked: string[] = [];
  readonly answered: string[] = [];

  /** Asks for a key; the n-th answer altogether is `<key> <n>`. */
  ask(key: string): Promise<string> {
    this.asked.push(key);
    const answer = `${key} ${this.asked.length}`;
    return io.operation(`the database's ${answer}`, () => {
      this.answered.push(key);
      return answer;
    });
  }

  get open(): number {
    return this.asked.length - this.answered.length;
  }
}

/** What comes of a promise: the value, or the reason of the rejection. */
function outcome(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => value,
    (reason: unknown) => reason,
  );
}

always('two-share', async ({ SingleFlight }: Student) => {
  const flights = new SingleFlight<string>();
  const database = new Database();
  const load = () => database.ask('tea');
  const got = await Promise.all([flights.do('tea', load), flights.do('tea', load), flights.do('tea', load)]);
  check.equal(database.asked.length, 1, 'how often load was called for three who asked at once');
  check.equal(got, ['tea 1', 'tea 1', 'tea 1'], 'what the three got');
});

always('loads-again', async ({ SingleFlight }: Student) => {
  const flights = new SingleFlight<string>();
  const database = new Database();
  const load = () => database.ask('tea');
  check.equal(await flights.do('tea', load), 'tea 1', 'what the first one got');
  check.equal(await flights.do('tea', load), 'tea 2', 'what somebody got who asked after that');
  const [one, other] = await Promise.all([flights.do('tea', load), flights.do('tea', load)]);
  check.equal([one, other], ['tea 3', 'tea 3'], 'what two got who asked together after that');
});

always('somebody-later', async ({ SingleFlight }: Student) => {
  const flights = new SingleFlight<string>();
  const database = new Database();
  const load = () => {
    check.equal(database.open, 0, 'the number of loads under way when another one of the same key began');
    return database.ask('tea');
  };
  let heard = false; // whether the first one has got his result
  const first = flights.do('tea', load).then((value) => {
    heard = true;
    check.equal(value, 'tea 1', 'what the first one got');
    return flights.do('tea', load);
  });
  await io.operation('somebody comes', () => {});
  const [underWay, over] = [database.answered.length === 0, heard];
  const second = await flights.do('tea', load);
  if (underWay) check.equal(second, 'tea 1', 'what somebody got who came while tea 1 was loaded');
  if (over) check(second !== 'tea 1', 'somebody who came when tea 1 was over got tea 1');
  check((await first) !== 'tea 1', 'somebody who had got tea 1, and asked again, got tea 1');
});

reachable('two-keys', async ({ SingleFlight }: Student, reach) => {
  const flights = new SingleFlight<string>();
  const database = new Database();
  const load = (key: string) => () => {
    const answer = database.ask(key);
    if (database.open === 2) reach();
    return answer;
  };
  const got = await Promise.all([flights.do('tea', load('tea')), flights.do('salt', load('salt'))]);
  check.equal(
    got.map((each) => each.split(' ')[0]),
    ['tea', 'salt'],
    'the keys of what the two got',
  );
});

always('load-fails', async ({ SingleFlight }: Student) => {
  const flights = new SingleFlight<string>();
  const problem = new Error('the database is down');
  let calls = 0;
  const failing = () => {
    calls++;
    return io.operation('the database', (): string => {
      throw problem;
    });
  };
  const outcomes = await Promise.all([
    outcome(flights.do('tea', failing)),
    outcome(flights.do('tea', failing)),
  ]);
  check.equal(calls, 1, 'how often load was called for two who asked at once');
  check(
    outcomes.every((each) => each === problem),
    'one of two who shared a flight that failed did not get its error',
  );
  const database = new Database();
  const next = await outcome(flights.do('tea', () => database.ask('tea')));
  check(next === 'tea 1', `what the next one got was ${String(next)}, expected tea 1`);
});

always('fails-at-once', async ({ SingleFlight }: Student) => {
  const flights = new SingleFlight<string>();
  const problem = new Error('no such table');
  const failing = (): Promise<string> => {
    throw problem;
  };
  let caught: unknown;
  try {
    caught = await outcome(flights.do('tea', failing));
  } catch (error) {
    caught = error === problem ? 'an exception, not a rejected promise' : error;
  }
  check(caught === problem, `a load that threw gave ${String(caught)}`);
  const database = new Database();
  const next = await outcome(flights.do('tea', () => database.ask('tea')));
  check(next === 'tea 1', `what the next one got was ${String(next)}, expected tea 1`);
});

always('nobody-else', async ({ SingleFlight }: Student) => {
  const flights = new SingleFlight<string>();
  const problem = new Error('the database is down');
  const failing = () =>
    io.operation('the database', (): string => {
      throw problem;
    });
  check((await outcome(flights.do('tea', failing))) === problem, 'do did not pass on the error of load');
  check((await outcome(flights.do('tea', failing))) === problem, 'nor did it when it was called again');
});

always('any-key-any-result', async ({ SingleFlight }: Student) => {
  const flights = new SingleFlight<unknown>();
  const results = [undefined, null, 0, false];
  const keys = ['', 'constructor', '__proto__', '0'];
  const calls: string[] = [];
  const got = await Promise.all(
    keys.flatMap((key, index) => {
      const load = () => {
        calls.push(key);
        return io.operation(`load ${key}`, () => results[index]);
      };
      return [flights.do(key, load), flights.do(key, load)];
    }),
  );
  check.equal(calls.sort(), [...keys].sort(), 'the keys that were loaded');
  check.equal(
    got,
    results.flatMap((each) => [each, each]),
    'what two for each key got',
  );
});

always('forget', async ({ SingleFlight }: Student) => {
  const flights = new SingleFlight<string>();
  const database = new Database();
  const load = () => database.ask('tea');
  flights.forget('tea'); // no flight: nothing happens
  const old = flights.do('tea', load);
  const same = flights.do('tea', load);
  flights.forget('tea');
  const fresh = flights.do('tea', load);
  const following = old.then(() => {
    const underWay = database.open;
    return flights.do('tea', load).then((value) => {
      if (underWay === 1) check.equal(value, 'tea 2', 'what somebody got while the new flight was under way');
    });
  });
  check.equal(await Promise.all([old, same]), ['tea 1', 'tea 1'], 'what those got who waited already');
  check.equal(await fresh, 'tea 2', 'what the first one after forget got');
  await following;
});

always('nested', async ({ SingleFlight }: Student) => {
  const flights = new SingleFlight<string>();
  const database = new Database();
  const both = async () => {
    const [leaf, water] = await Promise.all([
      flights.do('leaf', () => database.ask('leaf')),
      flights.do('water', () => database.ask('water')),
    ]);
    return [leaf, water].map((each) => each.split(' ')[0]).join(' and ');
  };
  const got = await Promise.all([flights.do('tea', both), flights.do('tea', both)]);
  check.equal(got, ['leaf and water', 'leaf and water'], 'what two got');
  check.equal([...database.asked].sort(), ['leaf', 'water'], 'the keys that were loaded');
});

always('two-objects', async ({ SingleFlight }: Student) => {
  const [here, there] = [new SingleFlight<string>(), new SingleFlight<string>()];
  const got = await Promise.all([
    here.do('tea', () => io.operation('here', () => 'tea from here')),
    there.do('tea', () => io.operation('there', () => 'tea from there')),
  ]);
  check.equal(got, ['tea from here', 'tea from there'], 'what each of the two objects gave');
});
