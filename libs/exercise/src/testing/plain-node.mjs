/**
 * Runs solutions of an asynchronous exercise in plain Node, unchanged, against the exercise's own harness: all that is put in
 * the place of Heddle is `heddle/harness`, whose outside operations take a random time here.
 *
 *     node --experimental-transform-types plain-node.mjs <harness.ts> <solution.ts>…
 */
import { registerHooks } from 'node:module';
import { setTimeout } from 'node:timers';
import { isDeepStrictEqual } from 'node:util';
import { pathToFileURL } from 'node:url';

const ROUNDS = 5;
const LONGEST = 3;

const scenarios = [];
const declare =
  (means) =>
  (name, body, { sizes = [undefined] } = {}) =>
    scenarios.push(
      ...sizes.map((size) => ({ name, body, args: size === undefined ? means : [...means, size] })),
    );

const fail = (message) => {
  throw new Error(message);
};
const check = (condition, message = 'a check failed') => condition || fail(message);
check.equal = (actual, expected, what = 'the value') =>
  isDeepStrictEqual(actual, expected) ||
  fail(`${what} was ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);

const io = {
  operation: (name, effect, { latency = 0 } = {}) => {
    const [least, most] = Array.isArray(latency) ? latency : [latency, latency + LONGEST];
    return new Promise((resolve, reject) => {
      setTimeout(
        () => {
          try {
            resolve(effect());
          } catch (error) {
            reject(error);
          }
        },
        least + Math.random() * (most - least),
      );
    });
  },
};

globalThis.heddleHarness = {
  always: declare([]),
  reachable: declare([() => undefined]),
  check,
  io,
};
const source = Object.keys(globalThis.heddleHarness)
  .map((name) => `export const ${name} = globalThis.heddleHarness.${name};`)
  .join('\n');
const adapter = `data:text/javascript,${encodeURIComponent(source)}`;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'heddle/harness' ? { url: adapter, shortCircuit: true } : next(specifier, context),
});

const [harness, ...solutions] = process.argv.slice(2);
await import(pathToFileURL(harness).href);
for (const solution of solutions) {
  const rounds = Array.from({ length: ROUNDS }, (_, round) =>
    scenarios.map(async ({ name, body, args }, index) => {
      // A module of its own for every run: what one leaves in it is not the next one's.
      const student = await import(`${pathToFileURL(solution).href}?run=${round}.${index}`);
      try {
        await body(student, ...args);
      } catch (error) {
        throw new Error(`${solution}, ${name}: ${error.message}`, { cause: error });
      }
    }),
  );
  await Promise.all(rounds.flat());
}
console.log(`${scenarios.length} scenarios, ${solutions.length} solutions`);
