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
export async function openEngine(context: ivm.Context): Promise<OpenEngine> {
  const counters = makeCounters();
  const session = await context.evalClosure(
    `${readBundle('engine')}\nreturn __heddle_engine.createSession(new Int32Array($0));`,
    [new ivm.ExternalCopy(counters.buffer).copyInto({ release: true })],
    { result: { reference: true } },
  );
  const port = await session.get('port', { reference: true });
  const harnessPort = await session.get('harnessPort', { reference: true });
  return { session, counters, port, harnessPort };
}
