export * from './finding';
export * from './report';
export * from './score';
export * from './verdict';
