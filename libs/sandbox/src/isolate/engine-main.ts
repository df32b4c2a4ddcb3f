// The bundle that is evaluated in the engine's context, as a function's body: it leaves no global behind.
import { forbidCode, lockDown } from './lock-down';
import { Session } from './session';

/** For the engine's own context, before any session; and for the other contexts of the isolate. */
export { lockDown, forbidCode };

/** The host reads own properties only, so the methods are made some. */
export function createSession(counters: Int32Array): Readonly<Pick<Session, keyof Session>> {
  const session = new Session(counters);
  return {
    port: session.port,
    harnessPort: session.harnessPort,
    begin: (request) => session.begin(request),
    declared: (realm, module) => session.declared(realm, module),
    explore: (request, schedules, ...programs) => session.explore(request, schedules, ...programs),
    replay: (request, schedule, program, explaining) =>
      session.replay(request, schedule, program, explaining),
    runOnce: (request, program, explaining) => session.runOnce(request, program, explaining),
  };
}
