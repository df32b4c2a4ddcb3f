export { bundleForGrading, exerciseBundleSchema } from './bundle';
export { createExercise } from './create';
export * from './exercise';
export * from './language';
export {
  inspectExercise,
  inspectPackage,
  loadExercise,
  loadPackage,
  type Inspection,
  type Package,
} from './load';
export type { PackageFiles } from './package-files';
export { exerciseJsonSchema, type LimitOverrides } from './schema';
export * from './teacher-error';
export { contentHash } from './version';
