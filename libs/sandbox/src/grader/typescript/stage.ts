import ivm from 'isolated-vm';
import { readBundle } from '../bundles';
import type { EngineStage } from '../front-end';
import { loadEngine, openEngine } from '../open-engine';

export interface Stage extends EngineStage {
  readonly base: Base;
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

/** An isolate with the engine's context: what is the same for every job. */
export interface Base {
  readonly isolate: ivm.Isolate;
  readonly memoryMb: number;
  readonly context: ivm.Context;
  readonly engine: ivm.Reference;
  readonly runtime: ivm.Script;
  readonly runtimeInEngine: ivm.Reference;
}

export async function makeBase(memoryMb: number): Promise<Base> {
  const isolate = new ivm.Isolate({ memoryLimit: memoryMb });
  const runtime = await isolate.compileScript(RUNTIME);
  const context = await isolate.createContext();
  const runtimeInEngine = await evaluate(runtime, context);
  return { isolate, memoryMb, context, engine: await loadEngine(context), runtime, runtimeInEngine };
}

/**
 * The engine's session and two pairs of realms. Everything is evaluated as the body of a function, so
 * that nothing is left on a global object; all contexts are hardened before any code of a job comes in.
 */
export async function setStage(base: Base): Promise<Stage> {
  const { isolate, context, engine, runtime, runtimeInEngine } = base;
  const stamps = [
    await makeStamps(context, runtimeInEngine),
    await makeStamps(context, runtimeInEngine),
  ] as const;
  const { port, harnessPort, ...opened } = await openEngine(context, engine);
  const open = async (shared: ivm.Reference, explain: boolean): Promise<Realms> => {
    const common = { port, stamps: shared, explain };
    return {
      student: await openRealm(isolate, runtime, common),
      harness: await openRealm(isolate, runtime, { ...common, harnessPort }),
    };
  };
  const [fast, explaining] = [await open(stamps[0], false), await open(stamps[1], true)];
  return { isolate, base, ...opened, fast, explaining };
}

/** Gives back what a job was run in. */
export function release({ fast, explaining }: Stage): void {
  for (const { student, harness } of [fast, explaining])
    for (const { context } of [student, harness]) context.release();
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
