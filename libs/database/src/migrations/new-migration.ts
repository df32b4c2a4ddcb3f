// `npm run migration -- <name>`: writes what has changed in prisma/schema.prisma since the last migration. Each migration
// keeps the schema that it leads to, so that telling the difference needs no database to replay the others in.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from '@heddle/embedded-postgres';
import { PrismaPg } from '@prisma/adapter-pg';
import type { DiffTarget } from '@prisma/schema-engine-wasm';
import { migrationList, NO_FILTER, prismaFolder } from './migration-files';
import { schemaEngine } from './schema-engine';

const [name = 'change'] = process.argv.slice(2);
const migrations = join(prismaFolder(), 'migrations');
const schemaPath = join(prismaFolder(), 'schema.prisma');
const last = migrationList().migrationDirectories.at(-1);

// The engine asks for a database, and only for its dialect.
const folder = mkdtempSync(join(tmpdir(), 'heddle-migration-'));
const database = await EmbeddedPostgres.open({ folder });
const engine = await schemaEngine(new PrismaPg({ connectionString: database.url, max: 1 }));
const { stdout } = await engine.diff({
  from: last === undefined ? { tag: 'empty' } : schemaAt(join(migrations, last.path, 'schema.prisma')),
  to: schemaAt(schemaPath),
  script: true,
  exitCode: null,
  filters: NO_FILTER,
});
const script = stdout?.trim() ?? '';
if (script === '' || script === '-- This is an empty migration.') {
  console.log('The schema is what the migrations make: nothing to write.');
} else {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const into = join(migrations, `${time}_${name}`);
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, 'migration.sql'), `${script}\n`);
  copyFileSync(schemaPath, join(into, 'schema.prisma'));
  console.log(`Wrote prisma/migrations/${time}_${name}. Read its migration.sql before you commit it.`);
}
await database.close();
rmSync(folder, { recursive: true, force: true });
process.exit();

function schemaAt(path: string): DiffTarget {
  if (!existsSync(path))
    throw new Error(`${path} is missing: a migration keeps the schema that it leads to.`);
  return { tag: 'schemaDatamodel', files: [{ path, content: readFileSync(path, 'utf8') }] };
}
