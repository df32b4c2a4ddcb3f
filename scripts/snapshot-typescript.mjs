// Makes dist/isolate/typescript.snapshot: V8's heap with the engine and the runtime of TypeScript evaluated in a context, and
// with the bytecode of what a grading runs, so that a grader compiles none of it. Every context of an isolate that starts from
// it has `__heddle`, which the grader takes away again. Run by build.mjs on the pinned Node with --no-node-snapshot, which
// isolated-vm needs; a snapshot is for that Node only.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { replaceFile } from './replace-file.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const requireFromSandbox = createRequire(new URL('../libs/sandbox/package.json', import.meta.url));
const { default: ivm } = await import(requireFromSandbox.resolve('isolated-vm'));

const file = (path) => `${root}${path}`;
const bundle = (name) => readFileSync(file(`dist/isolate/${name}.js`), 'utf8');
const code = `globalThis.__heddle = (() => {
  ${bundle('engine')}
  ${bundle('runtime-typescript')}
  return { engine: __heddle_engine, runtime: __heddle_runtime };
})();`;

const snapshot = ivm.Isolate.createSnapshot([{ code }], warmUp(compileSample()));
replaceFile(file('dist/isolate/typescript.snapshot'), new Uint8Array(snapshot.copy()));

/** A submission with a race and a harness, as the compiler makes them. */
function compileSample() {
  const sample = (name) => ({ file: name, source: readFileSync(file(`scripts/sample/${name}.ts`), 'utf8') });
  const message = { submission: sample('submission'), harness: sample('harness') };
  const { stdout } = spawnSync(process.execPath, [file('dist/compiler.js')], {
    input: `${JSON.stringify(message)}\n`,
    encoding: 'utf8',
  });
  const answer = stdout
    .split('\n')
    .map((line) => line && JSON.parse(line))
    .find(({ kind }) => kind === 'compiled');
  if (answer === undefined) throw new Error(`The sample of the snapshot does not compile:\n${stdout}`);
  return answer.compiled;
}

/** Grades the sample, in a context that is thrown away: what V8 compiles meanwhile stays. */
function warmUp({ submission, harness, sites }) {
  const request = { limits: { steps: 10_000, fuel: 1_000_000, output: 16_384 }, sites, seed: 1 };
  const factory = (script) => `(${script.trim().replace(/;$/, '')})`;
  return `(() => {
    const { engine, runtime } = __heddle;
    const session = engine.createSession(new Int32Array(2));
    const { port, harnessPort } = session;
    const open = (explain, submission, harness) => {
      const stamps = runtime.createStamps();
      const student = runtime.createRealm({ port, stamps, explain });
      const judge = runtime.createRealm({ port, stamps, explain, harnessPort });
      const modules = [student.load(submission, 'submission'), judge.load(harness, 'harness')];
      return { student, judge, modules };
    };
    const fast = open(false, ${factory(submission.fast)}, ${factory(harness.fast)});
    const explaining = open(true, ${factory(submission.explaining)}, ${factory(harness.explaining)});
    session.begin(${JSON.stringify(JSON.stringify(request))});
    for (const { name, kind } of JSON.parse(session.declared(fast.judge, fast.modules[1]))) {
      const scenario = { scenario: name, mustReachGoal: kind === 'reachable', isWholeProgram: false };
      const programs = [fast, explaining].map(({ judge, modules }) => judge.program(...modules, name));
      const { verdict, mistake } = JSON.parse(session.explore(JSON.stringify(scenario), 100, ...programs));
      if (mistake !== undefined) throw new Error(name + ': ' + verdict + ' ' + mistake);
    }
    fast.student.harden();
  })();`;
}
