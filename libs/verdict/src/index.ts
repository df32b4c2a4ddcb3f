export * from './finding';
export * from './program-report';
export * from './report';
export * from './score';
export * from './verdict';
