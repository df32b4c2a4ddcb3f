import { always, check, reachable } from 'heddle/harness';
import { currentThread, sleep, Thread } from 'heddle/threading';

type Student = typeof import('./starter');

always('one-after-the-other', ({ ResultThread }: Student) => {
  const a = new ResultThread(() => {
    sleep(1);
    return 'a';
  });
  const b = new ResultThread(() => {
    sleep(1);
    return 'b';
  });
  a.start();
  check.equal(a.result(), 'a', 'the result of the first thread');
  b.start();
  check.equal(b.result(), 'b', 'the result of the second thread');
  check.equal(a.result(), 'a', 'the result of the first thread, asked for once more');
});

reachable('two-at-once', ({ ResultThread }: Student, reach) => {
  let inside = 0;
  const work = (value: number) => () => {
    if (++inside === 2) reach();
    sleep(1);
    inside--;
    return value;
  };
  const a = new ResultThread(work(1));
  const b = new ResultThread(work(2));
  a.start();
  b.start();
  check.equal(a.result() + b.result(), 3, 'the sum of the results 1 and 2');
});

function caught(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

always('failing-work', ({ ResultThread }: Student) => {
  const problem = new Error('the bridge is too long');
  const thread = new ResultThread<number>(() => {
    sleep(1);
    throw problem;
  });
  thread.start();
  check(caught(() => thread.result()) === problem, 'result() did not throw the exception that work threw');
  check(
    caught(() => thread.result()) === problem,
    'the second call of result() did not throw the exception that work threw',
  );
});

always('nobody-asks', ({ ResultThread }: Student) => {
  const thread = new ResultThread(() => {
    throw new Error('the bridge is too long');
  });
  thread.start();
  check(caught(() => thread.join()) === undefined, 'join() threw an exception');
  check(!thread.isAlive(), 'the thread was alive when join() returned');
});

always('a-thread-like-any-other', ({ ResultThread }: Student) => {
  const calledOn: Thread[] = [];
  const thread = new ResultThread(() => {
    sleep(1);
    calledOn.push(currentThread());
    return 1;
  });
  check(!thread.isAlive(), 'the thread was alive before start()');
  thread.start();
  thread.join();
  check(!thread.isAlive(), 'the thread was alive when join() returned');
  check.equal(thread.result(), 1, 'the result');
  check.equal(calledOn.length, 1, 'the number of calls of work');
  check(calledOn[0] === thread, 'inside work, currentThread() was not the ResultThread');
});

always('any-result', ({ ResultThread }: Student) => {
  const returned = new Error('returned, not thrown');
  for (const value of [0, '', false, null, undefined, returned]) {
    const thread = new ResultThread(() => value);
    thread.start();
    let result: unknown = 'nothing';
    const error = caught(() => {
      result = thread.result();
    });
    check(error === undefined, `result() threw an exception when work returned ${String(value)}`);
    check(result === value, `result() did not return ${String(value)}, which work had returned`);
  }
});

always('two-ask', ({ ResultThread }: Student) => {
  let calls = 0;
  const asked = new ResultThread(() => {
    calls++;
    return ['the answer'];
  });
  const answers: unknown[] = [];
  const ask = () => {
    answers.push(asked.result());
  };
  const askers = ['first', 'second'].map((name) => new Thread({ name, target: ask }));
  asked.start();
  for (const asker of askers) asker.start();
  for (const asker of askers) asker.join();
  check.equal(calls, 1, 'the number of calls of work');
  check.equal((answers[0] as string[])[0], 'the answer', 'what the first thread that asked got');
  check(answers[0] === answers[1], 'two threads that asked for the same result got different ones');
});

always('one-fails', ({ ResultThread }: Student) => {
  const problem = new Error('the bridge is too long');
  const fails = new ResultThread<string>(() => {
    throw problem;
  });
  const works = new ResultThread(() => 'done');
  fails.start();
  works.start();
  check.equal(works.result(), 'done', 'the result of the thread that did not fail');
  check(caught(() => fails.result()) === problem, 'result() did not throw the exception that work threw');
});
