import { join } from 'node:path';
import { filesBelow } from './archive';
import { ROOT } from './platform';

const WANTED =
  /^typescript\/(?:starter\.ts|solutions\/(?:accepted\/(?:lock-run|acquire-release)|data-race\/new-lock-per-call)\.ts)$/;

const YAML = `# Made for the tests.
id: own
title: { en: Counting apart, zh: 分开计数 }
topic: Lock
model: threads
difficulty: 1
points: 10
languages:
  typescript:
    file: increment.ts
    starter: data-race
    exports: [value, increment]
scenarios:
  - name: two-increments
    title: { en: 'two threads, one increment each', zh: 两个线程各加一次 }
    points: 10
    visibility: public
`;

/**
 * The lost update in TypeScript only, under another name and with one scenario of its eight: it is verified in a moment,
 * and mistakes in `update`, which nothing calls, survive.
 */
export function ownExercise(): Record<string, string> {
  const all = Object.entries(filesBelow(join(ROOT, 'exercises/lost-update'))).map(
    ([name, bytes]) => [name, bytes.toString('utf8')] as const,
  );
  const [harness] = Object.fromEntries(all)['typescript/harness.ts']!.split(/^always\('two-updates'/m);
  return {
    ...Object.fromEntries(all.filter(([name]) => WANTED.test(name) || name.startsWith('statement.'))),
    'exercise.yaml': YAML,
    'typescript/harness.ts': harness!,
  };
}
