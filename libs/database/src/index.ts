export { backUp } from './backup/backup';
export { BackupError } from './backup/format';
export { restore } from './backup/restore';
export { connectDatabase, type Database, type DatabaseOptions } from './database';
export { isAway, isUniqueViolation } from './database-errors';
export { migrate } from './migrations/migrate';
export * from './generated/client';
