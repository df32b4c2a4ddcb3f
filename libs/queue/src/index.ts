export { GradingQueue, type QueueCounts, type Whereabouts } from './grading-queue';
export {
  jobIdOf,
  type Failed,
  type GradeJob,
  type Judged,
  type JudgeJob,
  type Progress,
  type Result,
  type Verified,
  type VerifyJob,
  type Work,
  type WorkerAlive,
} from './payloads';
export { ProgressReceiver, ProgressSender } from './progress';
export { ResultReceiver, ResultSender } from './results';
export { WorkTaker, type WorkTakerOptions } from './work-taker';
