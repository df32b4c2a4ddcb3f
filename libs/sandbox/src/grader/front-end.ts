import type { ExplainedRun } from '@heddle/exploration';
import type { PlantedMistake } from '@heddle/trace/mutants';
import type { Site } from '@heddle/trace';
import type ivm from 'isolated-vm';
import type { HarnessError } from '../isolate/session';
import type { DeclaredScenario, Job, SourceFile } from '../job';
import type { JobMessage, Rejection } from '../protocol';
import type { Deadline } from './limit';

/** References into the isolate. Only the host holds them; no code in the isolate can reach the host. */
export interface EngineStage {
  readonly isolate: ivm.Isolate;
  /** The engine's `Session`. */
  readonly session: ivm.Reference;
  /** How far its search is; see `Counter`. */
  readonly counters: Int32Array;
}

/** What a grader of one language is made of. */
export interface FrontEnd<S extends EngineStage> {
  /** An isolate with everything that a job needs but its sources. */
  setStage(): Promise<S>;
  /** A stage for the next job of the same author, with what can be kept of the last one's: nothing that ran on it. */
  renewStage(stage: S): Promise<S>;
  /** Another stage, if this one does not have what the job asks for. */
  stageFor(job: Job, stage: S): Promise<S>;
  /** Both modules, instrumented, or whose mistake it is that they can't be. */
  compile(message: JobMessage, stage: S, deadline: Deadline): Promise<CompiledProgram | Rejection>;
  /** The mutants of a reference; absent where it takes no interpreter to find them. Presumes that it compiles. */
  mutants?(reference: SourceFile, stage: S, deadline: Deadline): Promise<readonly PlantedMistake[]>;
}

export interface CompiledProgram {
  /** By site number. */
  readonly sites: readonly Site[];
  load(): Promise<LoadedProgram>;
}

/** A job's modules inside the isolate. */
export interface LoadedProgram {
  /** What the harness declares, or what it threw instead. */
  declared(): Promise<readonly DeclaredScenario[] | HarnessError>;
  /** One scenario, at one size if it has sizes, to search with and to explain with, as objects that the engine can start. */
  programsOf(scenario: string, size: number | undefined): Promise<readonly [ivm.Reference, ivm.Reference]>;
  /** The positions of exceptions in generated code, made the sources' own. */
  withSourcePositions(run: ExplainedRun): ExplainedRun;
}

/** The first site is "no position known". */
export const NOWHERE: Site = { source: 'submission', line: 0, column: 0, text: '', function: '' };
