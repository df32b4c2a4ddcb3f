import { Ending } from '@heddle/trace';
import { RandomWalk, TestProgram } from '../testing/realms';

/** What a program prints under many schedules. */
function outputs(source: string, runs = 25): string[] {
  const program = new TestProgram(source);
  const seen = new Set<string>();
  for (let seed = 0; seed < runs; seed++) {
    program.run(new RandomWalk(seed));
    const { exception, trace } = program.execution;
    seen.add(
      exception?.text ??
        (trace.ending === Ending.Blocked ? `${program.output}blocked` : program.output.trim()),
    );
  }
  return [...seen].sort();
}

const IMPORTS = `
  import { Thread, Lock, RLock, Condition, Semaphore, BoundedSemaphore, Event, Barrier, BrokenBarrierError, ThreadLocal,
    RuntimeError, sleep, currentThread, activeCount, enumerate } from 'heddle/threading';
  import { Queue, LifoQueue, PriorityQueue, Empty, Full, ShutDown } from 'heddle/queue';
  const together = (...bodies: (() => void)[]) => {
    const threads = bodies.map((body) => new Thread(body));
    for (const thread of threads) thread.start();
    for (const thread of threads) thread.join();
  };
  const name = (body: () => void) => { try { body(); return 'nothing'; } catch (e: any) { return e.name; } };
`;

const CASES: [sentence: string, source: string, printed: string[]][] = [
  [
    'a thread runs its target with its arguments',
    'const t = new Thread((a, b) => console.log(a + b, currentThread().name), 1, 2); t.start(); t.join();',
    ['3 T1'],
  ],
  [
    'a subclass overrides run and keeps a result',
    "class W extends Thread { result = 0; constructor(readonly n: number) { super({ name: 'w' }); } run() { this.result = this.n * 2; } } const w = new W(4); w.start(); w.join(); console.log(w.result, w.name, w.isAlive());",
    ['8 w false'],
  ],
  [
    'what cannot be a target is refused where the thread is made',
    "const message = (body: () => void) => { try { body(); return 'nothing'; } catch (e: any) { return e.message; } }; console.log(message(() => new Thread({ run() {} } as any))); console.log(message(() => new Thread(5 as any))); console.log(message(() => new Thread({ target: 'x' as any }))); console.log(message(() => new Thread(undefined))); console.log(message(() => { const c = new Condition(); c.acquire(); c.wait((() => true) as any); }));",
    [
      'a Thread takes a function, not an object with a run(): pass () => object.run()\nthe target of a Thread must be a function, not a number: pass work, not work()\nthe target of a Thread must be a function, not a string: pass work, not work()\nnothing\nwait() takes a number of seconds; to wait for a predicate, call waitFor()',
    ],
  ],
  [
    'a line left in to debug with fails nobody',
    "console.group('g'); console.dir([1]); console.time('t'); console.timeEnd('t'); console.count(); console.assert(true, 'x'); console.assert(false, 'y'); console.groupEnd();",
    ['g\n[ 1 ]\nAssertion failed y'],
  ],
  [
    'starting twice and joining too early throw',
    'const t = new Thread(() => {}); console.log(name(() => t.join())); t.start(); console.log(name(() => t.start()), name(() => currentThread().join()));',
    ['RuntimeError\nRuntimeError RuntimeError'],
  ],
  [
    'run() called directly stays on the main thread',
    'new Thread(() => console.log(currentThread().name)).run();',
    ['main'],
  ],
  [
    'threads are counted while they are alive',
    'const e = new Event(); const t = new Thread(() => e.wait()); t.start(); console.log(activeCount(), enumerate().map((x) => x.name)); e.set(); t.join(); console.log(activeCount());',
    ["2 [ 'main', 'T1' ]\n1"],
  ],
  [
    'a lock excludes',
    'let n = 0; const lock = new Lock(); const add = () => { lock.acquire(); const m = n; n = m + 1; lock.release(); }; together(add, add); console.log(n);',
    ['2'],
  ],
  [
    'a try and a time-out may find the lock taken',
    'const l = new Lock(); l.acquire(); console.log(l.acquire(false), l.acquire({ timeout: 1 }), l.acquire(true, 2), l.locked()); l.release(); console.log(l.locked(), name(() => l.release()));',
    ['false false false true\nfalse RuntimeError'],
  ],
  [
    'run and using release on exceptions',
    'const l = new Lock(); try { l.run(() => { throw 1; }); } catch {} { using g = l.hold(); console.log(l.locked()); } console.log(l.locked(), l.run(() => 5));',
    ['true\nfalse 5'],
  ],
  [
    'a stack of what is to be disposed of holds locks',
    'const l = new Lock(); { using stack = new DisposableStack(); stack.use(l.hold()); stack.defer(() => console.log(l.locked())); } console.log(l.locked());',
    ['true\nfalse'],
  ],
  [
    "a re-entrant lock is its owner's",
    'const l = new RLock(); l.acquire(); l.acquire(); l.release(); together(() => console.log(l.acquire(false), name(() => l.release()))); l.release();',
    ['false RuntimeError'],
  ],
  [
    'a condition wakes who waits for its predicate',
    "const c = new Condition(); let ready = false; together(() => { c.run(() => { c.waitFor(() => ready); console.log('go'); }); }, () => { c.acquire(); ready = true; c.notifyAll(); c.release(); });",
    ['go'],
  ],
  [
    'a notification that nobody waits for is lost',
    "const c = new Condition(new Lock()); together(() => { c.acquire(); c.wait(); c.release(); }, () => { c.acquire(); c.notify(); c.release(); }); console.log('done');",
    ['blocked', 'done'],
  ],
  [
    'a condition without its lock refuses',
    'const c = new Condition(); console.log(name(() => c.wait()), name(() => c.notify())); c.acquire(); console.log(c.wait(1)); c.release();',
    ['RuntimeError RuntimeError\nfalse'],
  ],
  [
    'a semaphore has so many permits',
    'const s = new Semaphore(2); let inside = 0, most = 0; const l = new Lock(); const work = () => s.run(() => { l.run(() => { inside++; most = Math.max(most, inside); }); l.run(() => { inside--; }); }); together(work, work, work); console.log(most <= 2, s.acquire(false)); const b = new BoundedSemaphore(1); console.log(name(() => b.release()));',
    ['true true\nRangeError'],
  ],
  [
    'an event lets go',
    "const e = new Event(); together(() => { e.wait(); console.log('seen', e.isSet()); }, () => e.set()); e.clear(); console.log(e.wait(1));",
    ['seen true\nfalse'],
  ],
  [
    'a barrier waits for all, and its action comes first',
    "const log: string[] = []; const b = new Barrier(2, () => { log.push('action'); }); const go = () => { const i = b.wait(); log.push('after'); }; together(go, go); console.log(log.join(), b.parties);",
    ['action,after,after 2'],
  ],
  [
    'a broken barrier throws',
    'const b = new Barrier(2); together(() => console.log(name(() => b.wait())), () => b.abort());',
    ['BrokenBarrierError'],
  ],
  [
    'queues keep their order',
    "const f = new Queue<number>(), l = new LifoQueue<number>(), p = new PriorityQueue<[number, string]>(); for (const x of [2, 1, 3]) { f.put(x); l.put(x); p.put([x, 'j' + x]); } console.log(f.get(), l.get(), p.get(), f.qsize(), f.empty(), f.full());",
    ["2 3 [ 1, 'j1' ] 2 false false"],
  ],
  [
    'a bounded queue makes its producer wait',
    'const q = new Queue<number>(1); const got: number[] = []; together(() => { for (let i = 0; i < 3; i++) q.put(i); }, () => { for (let i = 0; i < 3; i++) { got.push(q.get()); q.taskDone(); } }); q.join(); console.log(got.join());',
    ['0,1,2'],
  ],
  [
    'a queue says when it may not wait',
    'const q = new Queue<number>(1); console.log(name(() => q.getNowait()), name(() => q.get({ timeout: 1 }))); q.put(1); console.log(name(() => q.putNowait(2)), name(() => q.put(2, false))); q.taskDone(); console.log(name(() => q.taskDone())); q.shutdown(); console.log(q.get(), name(() => q.get()), name(() => q.put(1)));',
    ['Empty Empty\nFull Full\nRuntimeError\n1 ShutDown ShutDown'],
  ],
  [
    'thread-local variables are not shared',
    'const v = new ThreadLocal(0); together(() => v.set(1), () => { v.set(v.get() + 5); console.log(v.get()); }); console.log(v.get());',
    ['5\n0'],
  ],
  [
    'sleeping moves the virtual clock only',
    'const before = Date.now(); sleep(3600); console.log(Date.now() - before, performance.now(), name(() => sleep(-1)));',
    ['3600000 3600000 RangeError'],
  ],
  [
    'constructors may take locks and start threads',
    "const l = new Lock(); class Service { ready = new Event(); constructor() { l.acquire(); new Thread(() => { l.acquire(); this.ready.set(); l.release(); }).start(); l.release(); } } const s = new Service(); s.ready.wait(); console.log('up');",
    ['up'],
  ],
  [
    'callbacks of forEach and sort can be interleaved',
    'let shared = 0; const both = () => [1, 2].forEach(() => { const s = shared; shared = s + 1; }); together(both, both); console.log(shared);',
    ['2', '3', '4'],
  ],
  [
    'no callback sees an element that another thread took away before its turn',
    "const list = ['a', 'b']; const visited: string[] = []; together(() => list.forEach((x) => { visited.push(String(x)); }), () => { list.pop(); }); console.log(visited.join());",
    ['a', 'a,b'],
  ],
  [
    'getters and generators can be interleaved',
    'let n = 0; class C { get next() { const m = n; n = m + 1; return n; } } const c = new C(); function* g() { yield c.next; } together(() => { for (const x of g()) ; }, () => { c.next; }); console.log(n);',
    ['1', '2'],
  ],
  [
    'an exception in a thread ends the run',
    'together(() => { null!.x; });',
    ["TypeError: Cannot read properties of null (reading 'x')"],
  ],
  ['a thread that throws nothing that is an error', 'together(() => { throw null; });', ['threw null']],
  [
    'toString() may wait for a lock inside a template',
    'const l = new Lock(); let n = 0; const o = { toString() { return l.run(() => `n=${n}`); } }; let seen = ""; together(() => { l.run(() => { n++; n++; }); }, () => { seen = `${o}`; }); console.log(seen);',
    ['n=0', 'n=2'],
  ],
  [
    'what cannot wait says so with its line',
    "const l = new Lock(); l.acquire(); const o = { toJSON() { l.acquire(); return ''; } }; console.log(JSON.stringify(o));",
    [
      'RuntimeError: this would have to wait inside a call that cannot be interrupted (line 12): call it first and pass its result on; a template (`${x}`) and String(x) may wait where JSON.stringify(x) may not',
    ],
  ],
  [
    '`using` with the lock itself takes nothing, and says what does',
    'for (const l of [new Lock(), new Condition()]) { try { using held = l; } catch (e) { console.log((e as Error).message); } }',
    [
      Array<string>(2)
        .fill(
          'cannot release a lock that this thread does not hold: `using` only releases it at the end of the block; use lock.hold(), which takes it, too',
        )
        .join('\n'),
    ],
  ],
  [
    'what need not wait runs in a native call',
    "const l = new Lock(); const o = { toString() { return l.run(() => 'text'); } }; console.log(`${o}`);",
    ['text'],
  ],
  ['an endless loop is out of fuel', 'for (;;) {}', ['']],
  [
    'an endless loop cannot hide in a coercion',
    'const o = { toString() { for (;;) {} } }; try { `${o}`; } catch {} for (;;) { try { `${o}`; } catch {} }',
    [''],
  ],
];

describe('threads and their locks, as Python has them', () => {
  it.each(CASES)('%s', (_, source, printed) => {
    expect(outputs(`${IMPORTS}\n${source}`)).toEqual(printed);
  });
});
