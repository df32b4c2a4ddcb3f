import { compileJob } from './compile-job';
import type { Stage } from './stage';

/** Makes the front-end's code warm: a first compilation takes several times as long as the following ones. */
export function warmUp(_stage: Stage): Promise<void> {
  for (let time = 0; time < 3; time++)
    compileJob({
      submission: { file: 's', source: 'export const x = 1;' },
      harness: { file: 'h', source: '' },
    });
  return Promise.resolve();
}
