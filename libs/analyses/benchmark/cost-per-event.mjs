// What analysing a run costs: `node libs/analyses/benchmark/cost-per-event.mjs`. The yardstick is a loop that only reads
// each event's task, kind and object on this machine, in this run: compare the ratios.
import { build } from 'esbuild';
import { Buffer } from 'node:buffer';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { outputFiles } = await build({
  stdin: { contents: "export * from '@heddle/analyses'; export * from '@heddle/trace';", resolveDir: root },
  bundle: true,
  write: false,
  format: 'esm',
});
const { Ending, ObjectKind, OperationKind, RunAnalysis, Trace } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

/** Tasks in turn take a lock, read and write `accesses` locations and release it; without locks they keep to their own. */
function program(tasks, rounds, accesses, locked, shared) {
  const trace = new Trace();
  for (let task = 1; task < tasks; task++) trace.append(0, OperationKind.Start, task, 0, 1, 1);
  for (let round = 0; round < rounds; round++) {
    for (let task = 0; task < tasks; task++) {
      if (locked) trace.append(task, OperationKind.Acquire, 0, 0, 1, 2);
      for (let i = 0; i < accesses; i++) {
        const location = shared ? i : task * accesses + i;
        trace.append(task, OperationKind.Read, location, 0, 1, 3);
        trace.append(task, OperationKind.Write, location, 0, 1, 4);
      }
      if (locked) trace.append(task, OperationKind.Release, 0, 0, 1, 5);
    }
  }
  for (let task = tasks - 1; task > 0; task--) {
    trace.append(task, OperationKind.End, task, 0, 1, 0);
    trace.append(0, OperationKind.Join, task, 0, 1, 6);
  }
  trace.append(0, OperationKind.End, 0, 0, 1, 0);
  trace.tasks = tasks;
  trace.locations = shared ? accesses : tasks * accesses;
  trace.objectKind.push(ObjectKind.Lock);
  trace.objectArgument.push(0);
  for (let task = 0; task < tasks; task++) trace.daemon.push(false);
  trace.ending = Ending.Completed;
  return trace;
}

const sites = Array.from({ length: 8 }, (_, line) => ({
  source: 'submission',
  line,
  column: 1,
  text: '',
  function: '',
}));
const analysis = new RunAnalysis();
let sink = 0;

function justRead(trace) {
  let sum = 0;
  for (let i = 0; i < trace.length; i++) sum += trace.task[i] ^ trace.kind[i] ^ trace.object[i];
  sink += sum;
}

/** The best of ten rounds, in nanoseconds an event. */
function cost(trace, work) {
  const repeats = Math.ceil(400_000 / trace.length);
  let best = Infinity;
  for (let round = 0; round < 10; round++) {
    const start = performance.now();
    for (let i = 0; i < repeats; i++) work(trace);
    best = Math.min(best, ((performance.now() - start) * 1e6) / (repeats * trace.length));
  }
  return best;
}

const traces = {
  'small exercise: 3 tasks, locked counter': program(3, 3, 1, true, true),
  '4 tasks, lock around 4 locations': program(4, 30, 4, true, true),
  '4 tasks, nothing but locks': program(4, 100, 0, true, true),
  '4 tasks, each its own 8 locations': program(4, 15, 8, false, false),
  '32 tasks, lock around 2 locations': program(32, 6, 2, true, true),
  'racy: 4 tasks, 4 locations, no lock': program(4, 30, 4, false, true),
};

for (const trace of Object.values(traces))
  cost(trace, () => (sink += analysis.analyse(trace, sites).findings.length));
console.log('events  findings  read only  analysed   ratio  trace');
for (const [name, trace] of Object.entries(traces)) {
  const { findings } = analysis.analyse(trace, sites);
  const base = cost(trace, justRead);
  const full = cost(trace, () => (sink += analysis.analyse(trace, sites).findings.length));
  const columns = [
    String(trace.length).padStart(6),
    String(findings.length).padStart(8),
    `${base.toFixed(1)} ns`.padStart(9),
    `${full.toFixed(1)} ns`.padStart(8),
    (full / base).toFixed(1).padStart(6),
  ];
  console.log(`${columns.join('  ')}  ${name}`);
}
