export { Execution } from './execution';
export { DEFAULT_LIMITS, type RunLimits } from './limits';
export * from './port';
export { Recording } from './recording';
export type { RaisedException, RunMode } from './run-state';
export { ABANDON, type SchedulingPoint, type Strategy } from './strategy';
