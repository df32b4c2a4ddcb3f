import ivm from 'isolated-vm';
import { readBundle, readBytes } from '../bundles';
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
 */
export async function setStage(): Promise<Stage> {
  const isolate = new ivm.Isolate({ memoryLimit: HEAP_MB });
  const engine = await isolate.createContext();
  const { port, harnessPort, ...opened } = await openEngine(engine, await loadEngine(engine));
  const context = await isolate.createContext();
  const realm = await context.evalClosure(
    `${readBundle('runtime-python')}
     return (async () => {
       const python = await __heddle_python.restore({ wasm: $0, library: $1 }, $2);
       return __heddle_python.createRealm({ python, port: $3, harnessPort: $4 });
     })();`,
    [
      transferred('pyodide.asm.wasm'),
      transferred('python_stdlib.zip'),
      transferred('python.snapshot'),
      port.derefInto(),
      harnessPort.derefInto(),
    ],
    { result: { reference: true, promise: true } },
  );
  await context.evalClosure(`${readBundle('engine')}\n__heddle_engine.forbidCode();`);
  return { isolate, ...opened, context, realm };
}

function transferred(file: Parameters<typeof readBytes>[0]): ivm.Copy<Uint8Array> {
  const copy = new ivm.ExternalCopy(readBytes(file), { transferOut: true });
  return copy.copyInto({ release: true, transferIn: true });
}
