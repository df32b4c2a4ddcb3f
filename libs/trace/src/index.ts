export * from './object-kind';
export * from './operation';
export * from './result';
export * from './site';
export * from './trace';
