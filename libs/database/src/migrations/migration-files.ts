import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';

/** `prisma/`, seen from the bundle in dist/ or from this source. */
export function prismaFolder(): string {
  const places = ['../prisma/', '../../../../prisma/'].map((at) =>
    fileURLToPath(new URL(at, import.meta.url)),
  );
  const found = places.find((place) => existsSync(join(place, 'schema.prisma')));
  if (found === undefined) throw new Error('prisma/schema.prisma is missing: this is no complete checkout.');
  return found;
}

export const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Every migration there is, in order, as the engine wants to be told. */
export function migrationList(): MigrationList {
  const baseDir = join(prismaFolder(), 'migrations');
  const names = (existsSync(baseDir) ? readdirSync(baseDir, { withFileTypes: true }) : [])
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(baseDir, path, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
