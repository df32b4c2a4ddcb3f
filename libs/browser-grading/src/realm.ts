import { Execution, Register, type Program } from '@heddle/engine';
import type { CompiledProgram } from '@heddle/frontend-typescript';
import { createRealm, createStamps, type Factory, type Module } from '@heddle/frontend-typescript/runtime';
import type { PublicExercise } from './exercise';

/** The accesses of a larger program are switch points from the start, beyond this many sites. */
const SITES = 1 << 16;

export interface DeclaredScenario {
  readonly name: string;
  readonly kind: string;
  readonly sizes?: readonly number[];
}

/** A program that the engine of this realm can run. */
export interface LoadedProgram {
  readonly execution: Execution;
  /** @throws what the harness throws */
  readonly declared: () => readonly DeclaredScenario[];
  readonly programOf: (scenario: string, size: number | undefined) => Program;
}

/**
 * Loads both modules of a program here. Afterwards this realm can do nothing else: its built-ins are frozen, its clock is
 * virtual, and what is not JavaScript's is gone.
 *
 * Only the explaining build is loaded: two builds need two sets of built-ins, and a worker has one.
 */
export function loadHere(compiled: CompiledProgram, limits: PublicExercise['limits']): LoadedProgram {
  // Before the realm is hardened: then there is no way any more to make code of text.
  const factories = [
    factoryOf(compiled.submission.explaining, 'submission'),
    factoryOf(compiled.harness.explaining, 'harness'),
  ] as const;
  const execution = new Execution(SITES, { ...limits });
  const { port, harnessPort } = execution;
  const realm = createRealm({ port, harnessPort, stamps: createStamps(), explain: true });
  realm.harden();
  const student: Module = realm.load(factories[0], 'submission');
  const harness: Module = realm.load(factories[1], 'harness');
  return {
    execution,
    declared: () => {
      port.registers[Register.Fuel] = limits.fuel;
      return realm.scenarios(harness);
    },
    programOf: (scenario, size) => realm.program(student, harness, scenario, size),
  };
}

/** The script's value; it has run nothing of the program yet. Its name is what stacks call it. */
function factoryOf(code: string, file: string): Factory {
  const evaluate = globalThis.eval;
  return evaluate(`${code}\n//# sourceURL=${file}`) as Factory;
}
