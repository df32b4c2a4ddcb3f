import type ivm from 'isolated-vm';
import type { Session } from '../isolate/session';
import type { EngineStage } from './front-end';
import type { Deadline } from './limit';

type Question = 'begin' | 'declared' | 'explore' | 'replay' | 'runOnce';

/** Calls a method of the engine's session, within the time that is left. What it answers is text, written by the engine. */
export async function askEngine(
  { isolate, session }: EngineStage,
  deadline: Deadline,
  question: Question & keyof Session,
  args: readonly (string | number | ivm.Reference)[],
): Promise<string> {
  const method = await session.get(question, { reference: true });
  const given = args.map((arg) => (typeof arg === 'object' ? arg.derefInto() : arg));
  const answer: unknown = await deadline.enter(isolate, (timeout) =>
    method.apply(undefined, given, { timeout }),
  );
  return typeof answer === 'string' ? answer : '';
}
