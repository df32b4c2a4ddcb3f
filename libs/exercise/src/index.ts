export { bundleForGrading, exerciseBundleSchema } from './bundle';
export { createExercise } from './create';
export * from './exercise';
export * from './language';
export { inspectExercise, inspectPackage, loadExercise, type Inspection } from './load';
export { exerciseJsonSchema, type LimitOverrides } from './schema';
export * from './teacher-error';
export { contentHash } from './version';
