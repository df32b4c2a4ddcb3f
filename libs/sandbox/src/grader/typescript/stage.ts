import ivm from 'isolated-vm';
import { readBundle } from '../bundles';
import type { EngineStage } from '../front-end';
import { openEngine } from '../open-engine';

export interface Stage extends EngineStage {
  readonly memoryMb: number;
  /** For the build that is searched with, and for the one that explains. */
  readonly fast: Realms;
  readonly explaining: Realms;
}

/** A student's realm and a harness's, each with a context of its own, and what the two share. */
export interface Realms {
  readonly student: RealmInContext;
  readonly harness: RealmInContext;
}

export interface RealmInContext {
  readonly context: ivm.Context;
  readonly realm: ivm.Reference;
}

/**
 * An isolate with the engine's context and two pairs of realms. Everything is evaluated as the body of a function, so
 * that nothing is left on a global object; all contexts are hardened before any code of a job comes in.
 */
export async function setStage(memoryMb: number): Promise<Stage> {
  const isolate = new ivm.Isolate({ memoryLimit: memoryMb });
  const runtime = await isolate.compileScript(RUNTIME);
  const engine = await isolate.createContext();
  const inEngine = await evaluate(runtime, engine);
  const stamps = [await makeStamps(engine, inEngine), await makeStamps(engine, inEngine)] as const;
  const { port, harnessPort, ...opened } = await openEngine(engine);
  const open = async (shared: ivm.Reference, explain: boolean): Promise<Realms> => {
    const common = { port, stamps: shared, explain };
    return {
      student: await openRealm(isolate, runtime, common),
      harness: await openRealm(isolate, runtime, { ...common, harnessPort }),
    };
  };
  const [fast, explaining] = [await open(stamps[0], false), await open(stamps[1], true)];
  return { isolate, memoryMb, ...opened, fast, explaining };
}

const RUNTIME = `(function () {\n${readBundle('runtime-typescript')}\nreturn __heddle_runtime; })()`;
const AS_REFERENCE = { result: { reference: true } } as const;

interface RealmSettings {
  readonly port: ivm.Reference;
  readonly stamps: ivm.Reference;
  readonly explain: boolean;
  readonly harnessPort?: ivm.Reference;
}

async function openRealm(
  isolate: ivm.Isolate,
  runtime: ivm.Script,
  settings: RealmSettings,
): Promise<RealmInContext> {
  const { port, stamps, explain, harnessPort } = settings;
  const context = await isolate.createContext();
  const realm = await context.evalClosure(
    `const realm = $0.createRealm({ port: $1, stamps: $2, explain: $3, ...($4 && { harnessPort: $4 }) });
     realm.harden();
     return realm;`,
    [
      (await evaluate(runtime, context)).derefInto(),
      port.derefInto(),
      stamps.derefInto(),
      explain,
      harnessPort?.derefInto(),
    ],
    AS_REFERENCE,
  );
  return { context, realm };
}

function makeStamps(engine: ivm.Context, runtime: ivm.Reference): Promise<ivm.Reference> {
  return engine.evalClosure('return $0.createStamps();', [runtime.derefInto()], AS_REFERENCE);
}

function evaluate(script: ivm.Script, context: ivm.Context): Promise<ivm.Reference> {
  return script.run(context, { reference: true });
}
