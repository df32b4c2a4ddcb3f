import { Execution, Register } from '@heddle/engine';
import { compileProgram, SAMPLE, sourceFrames } from '@heddle/frontend-typescript';
import { createRealm, createStamps, type Factory } from '@heddle/frontend-typescript/runtime';
import { withFrames } from '@heddle/verdict';
import type { PublicExercise, Submission } from './exercise';
import { SITES, type LoadedProgram, type Refused } from './loaded';

/**
 * Compiles both modules of a program and loads them here. Afterwards this realm can do nothing else: its built-ins are
 * frozen, its clock is virtual, and what is not JavaScript's is gone.
 *
 * Only the explaining build is loaded: two builds need two sets of built-ins, and a worker has one.
 */
export function loadTypeScript(
  { harness, limits }: PublicExercise,
  { file, source }: Submission,
): LoadedProgram | Refused {
  const compiled = compileProgram({ submission: source, harness });
  if (!compiled.ok) {
    const diagnostics = compiled.diagnostics.map(({ message, line, column }) => ({
      severity: 'error' as const,
      message,
      line,
      column,
    }));
    return { whose: compiled.whose, verdict: compiled.verdict, diagnostics };
  }
  // Before the realm is hardened: then there is no way any more to make code of text.
  const factories = [
    factoryOf(compiled.submission.explaining, 'submission'),
    factoryOf(compiled.harness.explaining, 'harness'),
  ] as const;
  const execution = new Execution(SITES, { ...limits });
  const { port, harnessPort } = execution;
  const realm = createRealm({ port, harnessPort, stamps: createStamps(), explain: true });
  realm.harden();
  const student = realm.load(factories[0], 'submission', file);
  const tests = realm.load(factories[1], 'harness');
  return {
    execution,
    sites: compiled.sites,
    declared: () => {
      port.registers[Register.Fuel] = limits.fuel;
      return realm.scenarios(tests);
    },
    programsOf: (scenario, size) => {
      const program = realm.program(student, tests, scenario, size);
      return { program, explaining: program };
    },
    withSourcePositions: (run) => ({
      ...run,
      findings: withFrames(run.findings, (frames) => sourceFrames(frames, compiled)),
    }),
  };
}

/** The compiler becomes quick by what it compiles first. */
export function warmUp(): void {
  compileProgram({ submission: SAMPLE, harness: SAMPLE });
}

/** The script's value; it has run nothing of the program yet. Its name is what stacks call it. */
function factoryOf(code: string, file: string): Factory {
  const evaluate = globalThis.eval;
  return evaluate(`${code}\n//# sourceURL=${file}`) as Factory;
}
