// Writes exercise.schema.json from the Zod schema: `npm run schema --workspace libs/exercise`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { format } from 'prettier';

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('../src/schema.ts', import.meta.url))],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
});
const { exerciseJsonSchema } = await import(
  `data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`
);
const text = await format(JSON.stringify(exerciseJsonSchema()), { parser: 'json', printWidth: 110 });
writeFileSync(new URL('../exercise.schema.json', import.meta.url), text);
