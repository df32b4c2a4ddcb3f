import ivm from 'isolated-vm';
import { makeCounters } from '../isolate/counters';
import { readBundle } from './bundles';
import type { EngineStage } from './front-end';

/** What the engine's context has for whoever opened it. */
export interface OpenEngine extends Omit<EngineStage, 'isolate'> {
  /** What realms are given to yield their operations to. */
  readonly port: ivm.Reference;
  readonly harnessPort: ivm.Reference;
}

/** Evaluates the engine as the body of a function: nothing is left on the context's global object. */
export function loadEngine(context: ivm.Context): Promise<ivm.Reference> {
  return context.evalClosure(
    `${readBundle('engine')}\n__heddle_engine.lockDown();\nreturn __heddle_engine;`,
    [],
    AS_REFERENCE,
  );
}

const AS_REFERENCE = { result: { reference: true } } as const;

/** A session of its own, which shares with others of this engine only code. */
export async function openEngine(context: ivm.Context, engine: ivm.Reference): Promise<OpenEngine> {
  const counters = makeCounters();
  const session = await context.evalClosure(
    'return $0.createSession(new Int32Array($1));',
    [engine.derefInto(), new ivm.ExternalCopy(counters.buffer).copyInto({ release: true })],
    AS_REFERENCE,
  );
  const port = await session.get('port', { reference: true });
  const harnessPort = await session.get('harnessPort', { reference: true });
  return { session, counters, port, harnessPort };
}
