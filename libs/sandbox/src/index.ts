export * from './job';
export { InstallationError } from './pool/grader-command';
export { GraderPool } from './pool/grader-pool';
export type { GraderPoolOptions } from './pool/grader-pool';
