import { PrismaPg } from '@prisma/adapter-pg';
import { migrationList, NO_FILTER } from './migration-files';
import { schemaEngine } from './schema-engine';

/** Every migration there is, in order. */
export function migrationNames(): readonly string[] {
  return migrationList().migrationDirectories.map(({ path }) => path);
}

/**
 * Applies what has not been applied yet; answers the names. Two that start at once do not disturb one another.
 *
 * @param only these and no others: the state that a backup was made in
 */
export async function migrate(url: string, only = migrationNames()): Promise<readonly string[]> {
  const all = migrationList();
  const engine = await schemaEngine(new PrismaPg({ connectionString: url, max: 1 }));
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        ...all,
        migrationDirectories: all.migrationDirectories.filter(({ path }) => only.includes(path)),
      },
      filters: NO_FILTER,
    });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}
