import ivm from 'isolated-vm';
import { PiecewiseFile, readBundle, readBytes } from '../bundles';
import type { EngineStage } from '../front-end';
import { loadEngine, openEngine } from '../open-engine';

/** The engine's context, and the one that Python runs in. */
export interface Stage extends EngineStage {
  readonly context: ivm.Context;
  /** See `Realm` in libs/frontend-python. */
  readonly realm: ivm.Reference;
}

/** JavaScript's part: Pyodide's own objects and the files it starts from. Python's memory is not counted here. */
const HEAP_MB = 256;

/**
 * An isolate with the engine in one context and Python in another. Students and harnesses write Python only: what they
 * could reach of JavaScript is what Python gives them, which is nothing (see libs/frontend-python/README.md); the context
 * can make no code out of text all the same.
 *
 * @param wasm the interpreter; the isolate takes it over
 */
export async function setStage(wasm = readBytes('pyodide.asm.wasm')): Promise<Stage> {
  const isolate = new ivm.Isolate({ memoryLimit: HEAP_MB });
  const engine = await isolate.createContext();
  const { port, harnessPort, ...opened } = await openEngine(engine, await loadEngine(engine));
  const context = await isolate.createContext();
  const snapshot = new PiecewiseFile('python.snapshot');
  const realm = await context.evalClosure(
    `${readBundle('runtime-python')}
     return (async () => {
       const next = (most) => new Uint8Array($3, 0, $2(most));
       const python = await __heddle_python.restore({ wasm: $0, library: $1 }, next);
       return __heddle_python.createRealm({ python, port: $4, harnessPort: $5 });
     })();`,
    [
      transferred(wasm),
      transferred(readBytes('python_stdlib.zip')),
      new ivm.Callback(snapshot.read, { sync: true }),
      new ivm.ExternalCopy(snapshot.buffer).copyInto({ release: true }),
      port.derefInto(),
      harnessPort.derefInto(),
    ],
    { result: { reference: true, promise: true } },
  );
  snapshot.close();
  await context.evalClosure(`${readBundle('engine')}\n__heddle_engine.forbidCode();`);
  return { isolate, ...opened, context, realm };
}

function transferred(bytes: Uint8Array): ivm.Copy<Uint8Array> {
  return new ivm.ExternalCopy(bytes, { transferOut: true }).copyInto({ release: true, transferIn: true });
}
