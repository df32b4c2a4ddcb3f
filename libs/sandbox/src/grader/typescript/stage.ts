import ivm from 'isolated-vm';
import { readBytes } from '../bundles';
import type { EngineStage } from '../front-end';
import { openEngine } from '../open-engine';

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
  readonly runtime: ivm.Reference;
}

/**
 * What the snapshot has put in every context: taken from it, so that nothing is left on the global object.
 * See scripts/snapshot-typescript.mjs.
 */
const TAKE = 'const { engine, runtime } = __heddle;\ndelete globalThis.__heddle;\n';

export async function makeBase(memoryMb: number): Promise<Base> {
  const { buffer } = readBytes('typescript.snapshot');
  const snapshot = new ivm.ExternalCopy(buffer as ArrayBuffer, { transferOut: true });
  const isolate = new ivm.Isolate({ memoryLimit: memoryMb, snapshot });
  const context = await isolate.createContext();
  const taken = await context.evalClosure(
    `${TAKE} engine.lockDown(); return { engine, runtime };`,
    [],
    AS_REFERENCE,
  );
  const part = (name: 'engine' | 'runtime') => taken.get(name, { reference: true });
  return { isolate, memoryMb, context, engine: await part('engine'), runtime: await part('runtime') };
}

/**
 * The engine's session and two pairs of realms. Everything is evaluated as the body of a function, so
 * that nothing is left on a global object; all contexts are hardened before any code of a job comes in.
 */
export async function setStage(base: Base): Promise<Stage> {
  const { isolate, context, engine, runtime } = base;
  const stamps = [await makeStamps(context, runtime), await makeStamps(context, runtime)] as const;
  const { port, harnessPort, ...opened } = await openEngine(context, engine);
  const open = async (shared: ivm.Reference, explain: boolean): Promise<Realms> => {
    const common = { port, stamps: shared, explain };
    return {
      student: await openRealm(isolate, common),
      harness: await openRealm(isolate, { ...common, harnessPort }),
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

const AS_REFERENCE = { result: { reference: true } } as const;

interface RealmSettings {
  readonly port: ivm.Reference;
  readonly stamps: ivm.Reference;
  readonly explain: boolean;
  readonly harnessPort?: ivm.Reference;
}

async function openRealm(isolate: ivm.Isolate, settings: RealmSettings): Promise<RealmInContext> {
  const { port, stamps, explain, harnessPort } = settings;
  const context = await isolate.createContext();
  const realm = await context.evalClosure(
    `${TAKE}
     const realm = runtime.createRealm({ port: $0, stamps: $1, explain: $2, ...($3 && { harnessPort: $3 }) });
     realm.harden();
     return realm;`,
    [port.derefInto(), stamps.derefInto(), explain, harnessPort?.derefInto()],
    AS_REFERENCE,
  );
  return { context, realm };
}

function makeStamps(engine: ivm.Context, runtime: ivm.Reference): Promise<ivm.Reference> {
  return engine.evalClosure('return $0.createStamps();', [runtime.derefInto()], AS_REFERENCE);
}
