import type { Job, JobResult, SearchProgress } from '@heddle/sandbox';

/** Whoever runs jobs: a `GraderPool`, or a stand-in in a test. */
export interface Grader {
  run(job: Job, onProgress?: (progress: SearchProgress) => void): Promise<JobResult>;
}

/** What an answer to another task than the one given comes to. */
export const UNASKED = 'The grader did something else than it was asked to.';

/** A grader that fails is ours to mend: the job gets a second one before anybody hears of it, unless it has had two. */
export async function runJob(
  grader: Grader,
  job: Job,
  onProgress?: (progress: SearchProgress) => void,
): Promise<JobResult> {
  const first = await grader.run(job, onProgress);
  return first.kind === 'failed' && first.diedTwice !== true ? await grader.run(job, onProgress) : first;
}
