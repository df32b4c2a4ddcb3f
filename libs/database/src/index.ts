export { connectDatabase, type Database, type DatabaseOptions } from './database';
export { migrate } from './migrations/migrate';
export * from './generated/client';
