export * from './deadlock/explain-blocked';
export * from './held-locks';
export * from './leak/leaked-locks';
export * from './limits/limit-reached';
export * from './lock-order/lock-order-analysis';
export * from './race/race-analysis';
export * from './run-analysis';
