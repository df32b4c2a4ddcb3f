import { PrismaPg } from '@prisma/adapter-pg';
import { migrationList, NO_FILTER } from './migration-files';
import { schemaEngine } from './schema-engine';

/** Applies what has not been applied yet; answers the names. Two that start at once do not disturb one another. */
export async function migrate(url: string): Promise<readonly string[]> {
  const engine = await schemaEngine(new PrismaPg({ connectionString: url, max: 1 }));
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrationList(),
      filters: NO_FILTER,
    });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}
