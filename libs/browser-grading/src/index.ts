export type { PublicExercise, PublicScenario, Submission } from './exercise';
export { openProgram, OutOfReach, warmUp, type OpenProgram } from './open-program';
export type { Played, PlayRequest, Progress } from './protocol';
export type { PythonFiles } from './python';
