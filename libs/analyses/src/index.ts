export * from './deadlock/explain-blocked';
export * from './held-locks';
export * from './leak/leaked-locks';
export * from './limits/limit-reached';
export * from './linearizability/history-checker';
export * from './linearizability/linearizability';
export * from './race/race-analysis';
export * from './run-analysis';
