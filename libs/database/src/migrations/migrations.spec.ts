import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationList, prismaFolder } from './migration-files';

it('the last migration leads to the schema; if not: npm run migration -- <name>', () => {
  const last = migrationList().migrationDirectories.at(-1)!;
  const kept = readFileSync(join(prismaFolder(), 'migrations', last.path, 'schema.prisma'), 'utf8');
  expect(kept).toBe(readFileSync(join(prismaFolder(), 'schema.prisma'), 'utf8'));
});
