export { connectDatabase, type Database, type DatabaseOptions } from './database';
export { isAway } from './is-away';
export { migrate } from './migrations/migrate';
export * from './generated/client';
