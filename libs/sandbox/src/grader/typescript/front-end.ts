import type { FrontEnd } from '../front-end';
import { withSourcePositions } from './positions';
import { declaredScenarios, loadJob, programsOf } from './programs';
import { setStage, type Stage } from './stage';

/** The stage is set with this limit; a job that wants another one waits for a new stage. */
const USUAL_MEMORY_MB = 128;

export const typescript: FrontEnd<Stage> = {
  setStage: () => setStage(USUAL_MEMORY_MB),

  stageFor: async ({ limits }, stage) =>
    limits.memoryMb === stage.memoryMb ? stage : setStage(limits.memoryMb),

  compile: ({ compiled }, stage, deadline) => {
    if (compiled === undefined) throw new Error('A job in TypeScript comes compiled.');
    return Promise.resolve({
      sites: compiled.sites,
      load: async () => {
        const loaded = await loadJob(stage, compiled, deadline);
        return {
          declared: () => declaredScenarios(stage, loaded, deadline),
          programsOf: (scenario, size) => programsOf(stage, loaded, scenario, size, deadline),
          withSourcePositions: (run) => withSourcePositions(run, compiled),
        };
      },
    });
  },
};
