export { CallerError, GraderError } from './errors';
export { grade, type GradeOptions, type GradingProgress } from './grade';
export {
  checkMutants,
  MUTANTS_PER_REFERENCE,
  type MutantCheck,
  type MutantOptions,
  type MutantReport,
} from './mutants/check-mutants';
export { markingOf } from './mutants/marking';
export { publicPart, type PublicPart } from './public-part';
export { DEFAULT_STEPS, runProgram, type ProgramOptions, type ProgramTask } from './program/run-program';
export { checkProgramToken, isProgramToken } from './program/token';
export { differences, replay, type Replay } from './replay';
export type { Grader } from './run-job';
export { DEFAULT_SCHEDULES, DEFAULT_SEED, ENGINE, settingsFor, type GradingOptions } from './settings';
export {
  MAX_SUBMISSION_BYTES,
  programHash,
  readSubmission,
  submissionOf,
  type Submission,
} from './submission';
export { asDeclared, timeless, verifyExercise } from './verify';
export type { SolutionCheck, Verification, VerifyOptions } from './verify';
