import { z } from 'zod';
import type { YamlFormat } from './yaml';

const text = z.string().trim().min(1);

const mutant = z.strictObject({
  operator: text.meta({ description: 'What was done to the reference, as `heddle verify` calls it.' }),
  function: text.optional().meta({
    description: 'The function that was changed, such as Pool.submit; absent at the top of the module.',
  }),
  change: text.meta({ description: 'The lines taken out (`- …`) and put in (`+ …`).' }),
  occurrence: z
    .int()
    .min(2)
    .optional()
    .meta({ description: 'Which one it is, if the function has several like it.' }),
});

const equivalence = z.strictObject({
  reference: z
    .string()
    .regex(/^[\w.-]+$/, 'must be the name of a file in solutions/accepted')
    .meta({ description: 'The accepted solution that they are mutants of.' }),
  because: text.meta({ description: 'Why no test could tell them from a correct solution; a sentence.' }),
  mutants: z.array(mutant).min(1),
});

/** `<language>/mutants.yaml`. Like `exercise.yaml`, the source of a JSON Schema; unknown keys are errors. */
const mutantsSchema = z.strictObject({ equivalent: z.array(equivalence).min(1) });

export type MutantsYaml = z.infer<typeof mutantsSchema>;

export const MUTANTS_YAML: YamlFormat<MutantsYaml> = {
  schema: mutantsSchema,
  jsonSchema: 'mutants.schema.json',
};

export function mutantsJsonSchema(): unknown {
  return { ...z.toJSONSchema(mutantsSchema), title: 'mutants.yaml of a Heddle exercise' };
}
