export type { Fixture } from './fixture';
export * from './race-runs';
export * from './waiting-runs';
export * from './result-runs';
export * from './exception-runs';
export * from './unfinished-runs';
export * from './unanswered-runs';
