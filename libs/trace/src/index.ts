export * from './history';
export * from './object-kind';
export * from './operation';
export * from './result';
export * from './schedule';
export * from './site';
export * from './token';
export * from './trace';
