import type { PythonFiles } from '@heddle/browser-grading';

/** Where the server has them, and how large they are all together; `vite.config.js` says so. */
declare const __PYTHON__: { readonly folder: string; readonly bytes: number };

/** The part that is there, from 0 to 1. */
type OnProgress = (part: number) => void;

let loading: Promise<PythonFiles> | undefined;
let listener: OnProgress | undefined;

/** What Python starts from: some megabytes, which are asked for when the first program in Python is run, and kept. */
export async function pythonFiles(onProgress?: OnProgress): Promise<PythonFiles> {
  listener = onProgress;
  try {
    return await (loading ??= load());
  } catch (error) {
    // The next run tries again.
    loading = undefined;
    throw error;
  }
}

async function load(): Promise<PythonFiles> {
  let received = 0;
  const file = async (name: string) => {
    const response = await fetch(`${__PYTHON__.folder}/${name}`);
    if (!response.ok || response.body === null) throw new Error(`There is no ${name}: load the page again.`);
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          received += chunk.length;
          listener?.(received / __PYTHON__.bytes);
          controller.enqueue(chunk);
        },
      }),
    );
    return new Response(counted);
  };
  const bytes = async (name: string) => new Uint8Array(await (await file(name)).arrayBuffer());
  const [runtime, wasm, library, snapshot] = await Promise.all([
    file('runtime-python.js').then((response) => response.text()),
    bytes('pyodide.asm.wasm'),
    bytes('python_stdlib.zip'),
    bytes('python.snapshot'),
  ]);
  return { runtime, wasm, library, snapshot };
}
