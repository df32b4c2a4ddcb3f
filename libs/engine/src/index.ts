export { Execution, type RunMode } from './execution';
export { DEFAULT_LIMITS, type RunLimits } from './limits';
export * from './port';
export { Recording } from './recording';
export type { RaisedException } from './run-state';
export { ABANDON, type SchedulingPoint, type Strategy } from './strategy';
