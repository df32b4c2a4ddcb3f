import { Ending } from '@heddle/trace';
import { RandomWalk, TestProgram } from '../testing/realms';

const IMPORTS = `import { Worker, isMainThread, parentPort, workerData, threadId, MessageChannel, receiveMessageOnPort }
  from 'node:worker_threads';
`;
const SELF = 'new URL(import.meta.url)';

function outcome(program: TestProgram): string {
  const { exception, trace } = program.execution;
  if (exception) return `${program.output}! ${exception.text}`;
  return program.output + (trace.ending === Ending.Completed ? '' : `(${Ending[trace.ending]})`);
}

/** What a program prints under the first schedule, and how it ends if not by itself. */
const run = (source: string): string => outcome(new TestProgram(IMPORTS + source).run());

/** All that it printed under 200 random schedules. */
function outcomes(source: string): string[] {
  const program = new TestProgram(IMPORTS + source);
  const seen = new Set<string>();
  for (let seed = 1; seed <= 200; seed++) seen.add(outcome(program.run(new RandomWalk(seed * 7919))));
  return [...seen].sort();
}

describe('Worker', () => {
  it('starts the file again, with a module state of its own, and carries messages both ways', () => {
    const output = run(`
      let counter = 0;
      counter += 1;
      if (isMainThread) {
        const worker = new Worker(${SELF}, { workerData: { from: 20 } });
        worker.on('online', () => console.log('online'));
        worker.on('message', (message) => console.log('main heard', message, counter));
        worker.on('exit', (code) => console.log('exit', code));
        worker.postMessage({ more: 2 });
      } else {
        counter += workerData.from;
        parentPort!.once('message', ({ more }: { more: number }) => {
          parentPort!.postMessage(counter + more);
        });
      }
    `);
    expect(output).toBe('online\nmain heard 23 1\nexit 0\n');
  });

  it.each([
    '__filename',
    'import.meta.filename',
    "'./submission.ts'",
    "'./stock.ts'",
    "new URL('./stock.ts', import.meta.url)",
    'fileURLToPath(import.meta.url)',
  ])('is started with %s', (file) => {
    const output = run(`
        import { fileURLToPath } from 'url';
        if (isMainThread) new Worker(${file}, { workerData: 1 }).on('exit', () => console.log('done'));
        else console.log('worker', threadId, workerData, fileURLToPath(import.meta.url) === __filename);
      `);
    expect(output).toBe('worker 1 1 true\ndone\n');
  });

  it('hands an exception that it does not catch to its parent, as an error event and exit code 1', () => {
    const output = run(`
      if (isMainThread) {
        const worker = new Worker(__filename);
        worker.on('error', (error) => console.log(error instanceof RangeError, error.message));
        worker.on('exit', (code) => console.log('exit', code));
      } else {
        setTimeout(() => { throw new RangeError('out of paper'); }, 5);
      }
    `);
    expect(output).toBe('true out of paper\nexit 1\n');
  });

  it('ends the program with its exception if nobody listens for errors', () => {
    const output = run(`
      if (isMainThread) new Worker(__filename);
      else Promise.reject(new TypeError('lost'));
    `);
    expect(output).toBe('! TypeError: lost');
  });

  it('goes no further when it is terminated, whatever it does', () => {
    for (const body of [
      'setInterval(() => {}, 10)',
      'for (;;) Atomics.load(view, 0)',
      "Atomics.wait(view, 0, 0); console.log('never')",
      "parentPort!.on('message', () => {})",
    ]) {
      const program = new TestProgram(`${IMPORTS}
        async function main() {
          const worker = new Worker(__filename, { workerData: new SharedArrayBuffer(4) });
          worker.on('exit', (code) => console.log('exit', code));
          await new Promise((resolve) => worker.once('online', resolve));
          console.log('terminated', await worker.terminate(), worker.threadId);
        }
        if (isMainThread) main();
        else { const view = new Int32Array(workerData); ${body}; }
      `).run(new RandomWalk(1));
      expect(outcome(program)).toBe('exit 1\nterminated 1 -1\n');
    }
  });

  it('tells of its end also when it has closed its port', () => {
    const output = run(`
      if (isMainThread) {
        const worker = new Worker(__filename);
        worker.on('exit', (code) => console.log('exit', code));
        worker.postMessage('end');
      } else {
        parentPort!.on('close', () => console.log('closed'));
        parentPort!.on('message', () => {
          parentPort!.close();
          parentPort!.postMessage('nobody hears it');
        });
      }
    `);
    expect(output).toBe('closed\nexit 0\n');
  });

  it('explains a worker that starts itself', () => {
    expect(run(`new Worker(__filename).on('error', () => {});`)).toMatch(
      /^! Error: this program has workers that start workers.*: .*isMainThread/,
    );
    expect(run(`if (isMainThread) for (;;) new Worker(__filename);`)).toMatch(
      /^! Error: this program has started 16 workers already: .*isMainThread/,
    );
  });

  it.each([
    ["new Worker('./other.js')", /Cannot find module '.\/other.js': a program here is one file/],
    ["new Worker('./harness.ts')", /Cannot find module '.\/harness.ts'/],
    ["new Worker('file:///exercise/stock.ts')", /Wrap file:\/\/ URLs with 'new URL'/],
    ["new Worker('1 + 1', { eval: true })", /cannot be made from text/],
    ["new Worker('other')", /must be an absolute path or a relative path starting with/],
  ])('refuses %s', (source, message) => {
    expect(run(`if (isMainThread) ${source};`)).toMatch(message);
  });

  it('is left running if nobody ends what it listens to', () => {
    const output = run(`
      if (isMainThread) new Worker(__filename);
      else parentPort!.on('message', () => {});
    `);
    expect(output).toBe('(Blocked)');
  });
});

describe('messages', () => {
  it('are copies', () => {
    const output = run(`
      if (isMainThread) {
        const worker = new Worker(__filename);
        const shared = { list: [1, new Map([['a', new Set([1])]])], when: new Date(5), cause: new TypeError('x') };
        (shared as any).self = shared;
        worker.postMessage(shared);
        worker.on('message', (answer) => console.log(answer, shared.list.length));
      } else {
        parentPort!.once('message', (got) => {
          got.list.push(3);
          parentPort!.postMessage([
            got.self === got, got.list.length, got.list[1].get('a').has(1), got.when.getTime(), got.cause.name,
          ].join());
        });
      }
    `);
    expect(output).toBe('true,3,true,5,TypeError 2\n');
  });

  it.each([
    ['() => 1', /DataCloneError: .* could not be cloned/],
    ["{ deep: [Symbol('s')] }", /DataCloneError: Symbol\(s\) could not be cloned/],
    ['Promise.resolve()', /DataCloneError/],
    ['new WeakMap()', /DataCloneError/],
    ['new Proxy({}, {})', /DataCloneError/],
    ['new MessageChannel().port1', /DataCloneError: Object that needs transfer/],
  ])('cannot be %s', (value, message) => {
    expect(run(`if (isMainThread) new Worker(__filename).postMessage(${value});`)).toMatch(message);
  });

  it('move what is transferred', () => {
    const output = run(`
      if (isMainThread) {
        const { port1, port2 } = new MessageChannel();
        const buffer = new Uint8Array([1, 2, 3]).buffer;
        const worker = new Worker(__filename, { workerData: port2, transferList: [port2] });
        port1.postMessage(buffer, [buffer]);
        console.log(buffer.byteLength);
        port1.on('message', (sum) => { console.log(sum); port1.close(); });
      } else {
        workerData.on('message', (buffer: ArrayBuffer) =>
          workerData.postMessage(new Uint8Array(buffer).reduce((a, b) => a + b)));
        workerData.on('close', () => console.log('closed'));
      }
    `);
    expect(output).toBe('0\n6\nclosed\n');
  });

  it('are received by onmessage, addEventListener and receiveMessageOnPort, too', () => {
    const output = run(`
      const { port1, port2 } = new MessageChannel();
      port1.postMessage('first');
      port1.postMessage('second');
      port1.postMessage('third');
      console.log(receiveMessageOnPort(port2), receiveMessageOnPort(port1));
      port2.onmessage = ({ data }: { data: string }) => {
        console.log(data);
        port2.onmessage = null;
        port2.addEventListener('message', (event: any) => { console.log(event.data); port2.close(); });
      };
    `);
    expect(output).toBe('{…} undefined\nsecond\nthird\n'.replace('{…}', "{ message: 'first' }"));
  });

  it('arrive in the order in which they were sent, and of two senders in either', () => {
    const seen = outcomes(`
      if (isMainThread) {
        const heard: string[] = [];
        let left = 2;
        for (const name of ['a', 'b']) {
          const worker = new Worker(__filename, { workerData: name });
          worker.on('message', (message) => heard.push(message));
          worker.on('exit', () => { if (--left === 0) console.log(heard.join(' ')); });
        }
      } else {
        parentPort!.postMessage(workerData + 1);
        parentPort!.postMessage(workerData + 2);
      }
    `);
    expect(seen).toEqual(
      ['a1 a2 b1 b2', 'a1 b1 a2 b2', 'a1 b1 b2 a2', 'b1 a1 a2 b2', 'b1 a1 b2 a2', 'b1 b2 a1 a2'].map(
        (each) => `${each}\n`,
      ),
    );
  });
});

describe('shared memory', () => {
  const counting = (increment: string): string => `
    if (isMainThread) {
      const shared = new SharedArrayBuffer(4);
      let left = 2;
      for (let i = 0; i < 2; i++) {
        new Worker(__filename, { workerData: shared }).on('exit', () => {
          if (--left === 0) console.log(new Int32Array(shared)[0]);
        });
      }
    } else {
      const view = new Int32Array(workerData);
      ${increment}
    }
  `;

  it('loses updates that are not atomic, and none that are', () => {
    expect(outcomes(counting('view[0] += 1;'))).toEqual(['1\n', '2\n']);
    expect(outcomes(counting('Atomics.store(view, 0, Atomics.load(view, 0) + 1);'))).toEqual(['1\n', '2\n']);
    expect(outcomes(counting('Atomics.add(view, 0, 1);'))).toEqual(['2\n']);
  });

  it('is written in the midst of an async function', () => {
    expect(outcomes(counting('async function f() { await null; view[0] += 1; } f();'))).toEqual([
      '1\n',
      '2\n',
    ]);
    expect(outcomes(counting('setTimeout(() => { view[0] += 1; }, 1);'))).toEqual(['1\n', '2\n']);
    expect(outcomes(counting('Promise.resolve().then(() => { view[0] += 1; });'))).toEqual(['1\n', '2\n']);
    expect(outcomes(counting('new Promise(() => { view[0] += 1; });'))).toEqual(['1\n', '2\n']);
  });

  it('lets a worker wait until another notifies it, or time out', () => {
    const program = (timeout: string): string => `
      if (isMainThread) {
        const shared = new SharedArrayBuffer(8);
        const view = new Int32Array(shared);
        const worker = new Worker(__filename, { workerData: shared });
        worker.on('message', (answer) => console.log(answer));
        Atomics.store(view, 0, 1);
        Atomics.notify(view, 0);
      } else {
        parentPort!.postMessage(Atomics.wait(new Int32Array(workerData), 0, 0${timeout}));
      }
    `;
    expect(outcomes(program(''))).toEqual(['not-equal\n', 'ok\n']);
    expect(outcomes(program(', 10'))).toEqual(['not-equal\n', 'ok\n', 'timed-out\n']);
  });

  it('lets the main thread wait without blocking, with Atomics.waitAsync', () => {
    const seen = outcomes(`
      async function main() {
        const shared = new SharedArrayBuffer(4);
        new Worker(__filename, { workerData: shared });
        const result = Atomics.waitAsync(new Int32Array(shared), 0, 0);
        console.log(result.async, await result.value);
      }
      if (isMainThread) main();
      else {
        const view = new Int32Array(workerData);
        Atomics.store(view, 0, 1);
        Atomics.notify(view, 0);
      }
    `);
    expect(seen).toEqual(['false not-equal\n', 'true ok\n']);
  });

  it('blocks for ever whom nobody notifies', () => {
    const output = run(`if (isMainThread) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`);
    expect(output).toBe('(Blocked)');
  });

  it('has every operation of Atomics', () => {
    const output = run(`
      const view = new Int32Array(new SharedArrayBuffer(8));
      console.log(
        Atomics.add(view, 0, 5), Atomics.sub(view, 0, 1), Atomics.and(view, 0, 6), Atomics.or(view, 0, 1),
        Atomics.xor(view, 0, 3), Atomics.exchange(view, 0, 9), Atomics.compareExchange(view, 0, 9, 7),
        Atomics.load(view, 0), Atomics.store(view, 1, 3), Atomics.isLockFree(4), Atomics.notify(view, 0),
      );
    `);
    expect(output).toBe('0 5 4 4 5 6 9 7 3 true 0\n');
  });
});
