export { BusyWaitAnalysis } from './busy-wait/busy-wait-analysis';
export { findSpin } from './busy-wait/spin';
export { HistoryChecker } from './linearizability/history-checker';
export { LockOrderAnalysis } from './lock-order/lock-order-analysis';
export { byExplanation, RunAnalysis, type RunReport } from './run-analysis';
