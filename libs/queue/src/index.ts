export { GradingQueue, type QueueCounts, type Whereabouts } from './grading-queue';
export type { GradeJob, Progress, Result, VerifyJob, Work, WorkerAlive } from './payloads';
export { ProgressReceiver, ProgressSender } from './progress';
export { ResultReceiver, ResultSender } from './results';
export { WorkTaker, type WorkTakerOptions } from './work-taker';
