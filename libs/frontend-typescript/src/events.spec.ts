import { execFileSync } from 'node:child_process';
import { Ending } from '@heddle/trace';
import { TestProgram } from '../testing/realms';

/** Programs that must print here what they print in Node: in the same order, too. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'EventEmitter calls listeners in order, and rejects or throws for errors nobody listens to': `
    import { EventEmitter, once } from 'node:events';
    class Door extends EventEmitter { open() { return this.emit('open', 1, 2); } }
    const door = new Door();
    door.on('open', (a, b) => console.log('first', a + b));
    door.prependListener('open', () => console.log('before'));
    door.once('open', function () { console.log('once', this === door); });
    console.log(door.open(), door.open(), door.emit('shut'), door.listenerCount('open'));
    try { door.emit('error', new Error('jammed')); } catch (error) { console.log(error.message); }
    once(door, 'open').then((args) => console.log('awaited', args.length));
    once(door, 'shut').catch((error) => console.log('rejected', error.message));
    Promise.resolve().then(() => console.log('job'));
    door.open();
    door.emit('error', new Error('broken'));
  `,
  'on() iterates over events': `
    import EventEmitter, { on } from 'node:events';
    const source = new EventEmitter();
    const stop = new AbortController();
    async function read() {
      try {
        for await (const [value] of on(source, 'data', { signal: stop.signal })) console.log(value);
      } catch (error) { console.log(error.name, error.code); }
    }
    read();
    source.emit('data', 1);
    source.emit('data', 2);
    setTimeout(() => { source.emit('data', 3); setTimeout(() => stop.abort(), 1); }, 1);
  `,
  'AbortController aborts once, and with its reason': `
    const controller = new AbortController();
    const { signal } = controller;
    signal.onabort = (event) => console.log(event.type, event.target === signal);
    signal.addEventListener('abort', () => console.log('listener'), { once: true });
    const any = AbortSignal.any([signal, AbortSignal.timeout(1000)]);
    any.addEventListener('abort', () => console.log('any', any.reason === signal.reason));
    console.log(signal.aborted, signal.reason);
    controller.abort();
    controller.abort('again');
    console.log(signal.reason.name, signal.reason.code, signal.reason instanceof Error);
    try { AbortSignal.abort('why').throwIfAborted(); } catch (reason) { console.log(reason); }
  `,
  'a signal times out': `
    const signal = AbortSignal.timeout(300);
    signal.addEventListener('abort', () => console.log(signal.reason.name));
    setTimeout(() => console.log('before', signal.aborted), 1);
    setTimeout(() => console.log('after', signal.aborted), 900);
  `,
  'timers/promises resolve in the order of timers, and reject when they are aborted': `
    import { setTimeout as sleep, setImmediate as immediate, setInterval as every, scheduler } from 'node:timers/promises';
    async function main() {
      const stop = new AbortController();
      const slow = sleep(50, 'slow', { signal: stop.signal }).catch((error) => error.name + ' ' + error.code);
      console.log(await sleep(2, 'two'), await immediate('now'), await scheduler.wait(1), await scheduler.yield());
      stop.abort();
      console.log(await slow);
      let count = 0;
      for await (const tick of every(1, 'tick')) {
        console.log(tick);
        if (++count === 2) break;
      }
    }
    main();
  `,
  'EventTarget dispatches to functions and objects': `
    const target = new EventTarget();
    const listener = { handleEvent(event) { console.log('object', this === listener, event.detail.n); } };
    target.addEventListener('tick', listener);
    target.addEventListener('tick', listener);
    target.addEventListener('tick', (event) => event.preventDefault());
    console.log(target.dispatchEvent(new CustomEvent('tick', { detail: { n: 1 }, cancelable: true })));
    target.removeEventListener('tick', listener);
    console.log(target.dispatchEvent(new Event('tick')), target.dispatchEvent(new Event('other')));
  `,
};

describe('events, as in Node', () => {
  it.each(Object.entries(PROGRAMS))('%s', (_, source) => {
    const node = execFileSync(process.execPath, ['--input-type=module', '-'], {
      input: source,
      encoding: 'utf8',
    });
    const { execution, output } = new TestProgram(source).run();

    expect(execution.exception?.text).toBeUndefined();
    expect(output).toBe(node);
    expect(execution.trace.ending).toBe(Ending.Completed);
  });
});

describe('a scenario about workers', () => {
  const student = `
    import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
    export function sum(shared: SharedArrayBuffer, n: number): Promise<number> {
      return new Promise((resolve, reject) => {
        const worker = new Worker(new URL(import.meta.url), { workerData: { shared, n } });
        worker.on('message', resolve);
        worker.on('error', reject);
      });
    }
    if (!isMainThread) {
      const { shared, n } = workerData;
      parentPort!.postMessage(Atomics.add(new Int32Array(shared), 0, n) + n);
    }
  `;

  it('calls what the submission exports, which starts workers of its own', () => {
    const harness = `
      import { always, check } from 'heddle/harness';
      always('adds', async ({ sum }) => {
        const shared = new SharedArrayBuffer(4);
        await Promise.all([sum(shared, 1), sum(shared, 2)]);
        check.equal(new Int32Array(shared)[0], 3, 'the sum');
      });
    `;
    const { execution } = new TestProgram(student, { source: harness, scenario: 'adds' }).run();

    expect(execution.exception?.text).toBeUndefined();
    expect(execution.failure).toBeUndefined();
    expect(execution.trace.ending).toBe(Ending.Completed);
  });

  it('starts the submission as a worker itself', () => {
    const harness = `
      import { once } from 'node:events';
      import { always, check } from 'heddle/harness';
      import { Worker } from 'node:worker_threads';
      always('runs', async () => {
        const shared = new SharedArrayBuffer(4);
        const worker = new Worker('./submission.ts', { workerData: { shared, n: 5 } });
        const [answer] = await once(worker, 'message');
        check.equal(answer, 5, 'the answer');
      });
    `;
    const { execution } = new TestProgram(student, { source: harness, scenario: 'runs' }).run();

    expect(execution.exception?.text).toBeUndefined();
    expect(execution.failure).toBeUndefined();
    expect(execution.trace.ending).toBe(Ending.Completed);
  });
});
