import type { Grader } from '@heddle/grading';

/** A grader that gets one job after the other, so that a piece of work of many takes no more than its own place. */
export function oneAtATime(grader: Grader): Grader {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(job, onProgress) {
      const result = last.then(() => grader.run(job, onProgress));
      last = result.catch(() => undefined);
      return result;
    },
  };
}
