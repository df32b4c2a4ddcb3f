import type ivm from 'isolated-vm';
import type { Session } from '../isolate/session';
import type { EngineStage } from './front-end';
import { LimitReached, type Deadline } from './limit';

type Question = 'begin' | 'declared' | 'explore' | 'replay' | 'runOnce';

/** What V8 says when there is no memory for a typed array, which the engine keeps what it knows of a run in. */
const NO_MEMORY = /^(Array buffer allocation failed|Invalid typed array length)/;

/**
 * Calls a method of the engine's session, within the time that is left. What it answers is text, written by the engine.
 *
 * @throws {LimitReached}
 */
export async function askEngine(
  { isolate, session }: EngineStage,
  deadline: Deadline,
  question: Question & keyof Session,
  args: readonly (string | number | ivm.Reference)[],
): Promise<string> {
  const method = await session.get(question, { reference: true });
  const given = args.map((arg) => (typeof arg === 'object' ? arg.derefInto() : arg));
  const asked = deadline.enter(isolate, (timeout) => method.apply(undefined, given, { timeout }));
  const answer: unknown = await asked.catch((error: unknown) => {
    if (error instanceof RangeError && NO_MEMORY.test(error.message)) throw new LimitReached('memory-limit');
    throw error;
  });
  return typeof answer === 'string' ? answer : '';
}
