// Writes the JSON Schemas from the Zod schemas: `npm run schema --workspace libs/exercise`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { format } from 'prettier';

const { outputFiles } = await build({
  stdin: {
    contents: "export * from './schema'; export * from './mutants-schema';",
    resolveDir: fileURLToPath(new URL('../src', import.meta.url)),
  },
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
});
const { exerciseJsonSchema, mutantsJsonSchema } = await import(
  `data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`
);
await write('exercise.schema.json', exerciseJsonSchema());
await write('mutants.schema.json', mutantsJsonSchema());

async function write(name, schema) {
  const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 110 });
  writeFileSync(new URL(`../${name}`, import.meta.url), text);
}
