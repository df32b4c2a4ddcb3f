export { GradingQueue, type QueueCounts, type Whereabouts } from './grading-queue';
export type { GradeJob, Result, VerifyJob, Work, WorkerAlive } from './payloads';
export { ResultReceiver, ResultSender } from './results';
export { WorkTaker, type WorkTakerOptions } from './work-taker';
