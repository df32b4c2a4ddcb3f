import { VERDICTS } from '@heddle/verdict';
import { z } from 'zod';
import { LANGUAGES } from './language';
import type { YamlFormat } from './yaml';

const sentence = z.string().trim().min(1);
const bilingual = z
  .strictObject({ en: sentence, zh: sentence })
  .meta({ description: 'English and Chinese.' });
const count = z.int().positive();

const language = z.strictObject({
  file: z
    .string()
    .regex(/^[A-Za-z][\w-]*\.(ts|py)$/, 'must be a plain file name such as increment.ts')
    .meta({ description: "The name of the student's file." }),
  starter: z.enum(VERDICTS).meta({ description: 'The verdict that the starter must get.' }),
  exports: z
    .array(z.string().regex(/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u, 'must be an identifier'))
    .default([])
    .meta({
      description: 'What the submission must export. Nothing, if the harness runs it as a script.',
    }),
});

const scenario = z.strictObject({
  name: z
    .string()
    .regex(/^[\x20-\x7e]{1,120}$/, 'must be plain ASCII (the title is for people)')
    .meta({ description: "The harness's name for it." }),
  title: bilingual,
  points: z.number().nonnegative(),
  visibility: z.enum(['public', 'hidden']),
});

const limits = z.strictObject({
  steps: count.max(1_000_000).optional().meta({ description: 'Visible operations in one run.' }),
  fuel: count.max(1_000_000_000).optional().meta({ description: 'Loop back-edges and calls in one run.' }),
  output: count.max(1_000_000).optional().meta({ description: 'Characters of output in one run.' }),
  seconds: z
    .number()
    .positive()
    .max(600)
    .optional()
    .meta({ description: 'Processor time for a whole grading.' }),
  memoryMb: count.max(2048).optional().meta({ description: "The isolate's heap." }),
  schedules: count.max(1_000_000).optional().meta({ description: 'The budget of schedules per scenario.' }),
});

/** `exercise.yaml`. The source of the JSON Schema for editors; unknown keys are errors everywhere. */
export const exerciseSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be lower case letters, digits and hyphens'),
  title: bilingual,
  topic: sentence,
  model: z.enum(['threads', 'async', 'processes', 'coroutines']),
  difficulty: z.int().min(1).max(5),
  points: z.number().positive(),
  languages: z
    .strictObject({ [LANGUAGES[0]]: language.optional(), [LANGUAGES[1]]: language.optional() })
    .refine((languages) => Object.values(languages).some((entry) => entry !== undefined), {
      error: 'must name at least one language',
    }),
  limits: limits.optional(),
  scenarios: z.array(scenario).min(1),
  hints: z
    .strictObject({ en: z.array(sentence), zh: z.array(sentence) })
    .refine(({ en, zh }) => en.length === zh.length, { error: 'must have as many hints in zh as in en' })
    .optional(),
});

export type ExerciseYaml = z.infer<typeof exerciseSchema>;
export type LimitOverrides = z.infer<typeof limits>;

export const EXERCISE_YAML: YamlFormat<ExerciseYaml> = {
  schema: exerciseSchema,
  jsonSchema: 'exercise.schema.json',
};

/** What editors read: the same rules as JSON Schema, as far as it can state them. */
export function exerciseJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(exerciseSchema),
    title: 'exercise.yaml of a Heddle exercise',
  };
}
