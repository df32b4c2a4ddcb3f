import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { Answer, Request } from '../src/protocol';
import type { PythonFiles } from '../src/python';

/** A dedicated worker's global scope as far as ours uses it, on a thread of Node's. */
const SCOPE = `
const { parentPort, workerData } = require('node:worker_threads');
globalThis.postMessage = (message) => parentPort.postMessage(message);
globalThis.addEventListener = (type, listener) => parentPort.on('message', (data) => listener({ data }));
(0, eval)(workerData);
`;

/** The worker as pages get it, in one file. */
export async function bundledWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['libs/browser-grading/src/worker/main.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    mainFields: ['module', 'main'],
  });
  return outputFiles[0]!.text;
}

/** What `npm run build` has made for Python to start from. */
export function pythonFiles(): PythonFiles {
  const file = (name: string) => readFileSync(`dist/isolate/${name}`);
  return {
    runtime: file('runtime-python.js').toString('utf8'),
    wasm: file('pyodide.asm.wasm'),
    library: file('python_stdlib.zip'),
    snapshot: file('python.snapshot'),
  };
}

/** Starts one, and asks it. */
export function startWorker(script: string) {
  const worker = new Worker(SCOPE, { eval: true, workerData: script });
  const progress: Answer[] = [];
  const ask = (request: Request): Promise<Answer> =>
    new Promise((resolve, reject) => {
      worker.once('error', reject);
      const listen = (answer: Answer) => {
        if (answer.kind === 'progress') progress.push(answer);
        else {
          worker.off('message', listen);
          resolve(answer);
        }
      };
      worker.on('message', listen);
      worker.postMessage(request);
    });
  const tell = (request: Request): void => worker.postMessage(request);
  return { ask, tell, progress, stop: () => worker.terminate() };
}
