import type { FrontEnd } from '../front-end';
import { withSourcePositions } from './positions';
import { declaredScenarios, loadJob, programsOf } from './programs';
import { makeBase, setStage, release, type Stage } from './stage';

/** The stage is set with this limit; a job that wants another one waits for a new stage. */
const USUAL_MEMORY_MB = 96;

export const typescript: FrontEnd<Stage> = {
  setStage: async () => setStage(await makeBase(USUAL_MEMORY_MB)),

  /** The engine keeps what V8 has learnt of it; the realms are new. */
  renewStage: (stage) => {
    release(stage);
    return setStage(stage.base);
  },

  stageFor: async ({ limits }, stage) =>
    limits.memoryMb === stage.base.memoryMb ? stage : setStage(await makeBase(limits.memoryMb)),

  compile: ({ compiled, job }, stage, deadline) => {
    if (compiled === undefined) throw new Error('A job in TypeScript comes compiled.');
    return Promise.resolve({
      sites: compiled.sites,
      load: async () => {
        const loaded = await loadJob(stage, compiled, job.submission.file, deadline);
        return {
          declared: () => declaredScenarios(stage, loaded, compiled, deadline),
          programsOf: (scenario, size) => programsOf(stage, loaded, scenario, size, deadline),
          withSourcePositions: (run) => withSourcePositions(run, compiled),
        };
      },
    });
  },
};
