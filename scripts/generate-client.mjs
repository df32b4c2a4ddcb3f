// Writes the Prisma client into libs/database/src/generated, offline: Prisma's own command wants to download an engine,
// its generator needs none. Nothing is written when schema and Prisma are those of the last time.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const schemaPath = join(root, 'prisma/schema.prisma');
const outputDir = join(root, 'libs/database/src/generated');
const stampPath = join(outputDir, 'made-from');

const datamodel = readFileSync(schemaPath, 'utf8');
const { version } = require('@prisma/client/package.json');
const stamp = createHash('sha256').update(`${version}\n${datamodel}`).digest('hex');
if (!existsSync(stampPath) || readFileSync(stampPath, 'utf8') !== stamp) await generate();

async function generate() {
  const { generateClient } = require('@prisma/client-generator-ts');
  const { getConfig, getDMMF } = require('@prisma/internals');
  const datamodels = [[schemaPath, datamodel]];
  const { generators, datasources } = await getConfig({ datamodel: datamodels });

  rmSync(outputDir, { recursive: true, force: true });
  await generateClient({
    datamodel,
    schemaPath,
    dmmf: await getDMMF({ datamodel: datamodels }),
    datasources,
    generator: generators[0],
    outputDir,
    runtimeBase: '@prisma/client/runtime',
    clientVersion: version,
    engineVersion: version,
    activeProvider: 'postgresql',
    binaryPaths: {},
    target: 'nodejs',
    generatedFileExtension: 'ts',
    importFileExtension: '',
    moduleFormat: 'esm',
    tsNoCheckPreamble: true,
    compilerBuild: 'fast',
  });
  writeFileSync(stampPath, stamp);
}
