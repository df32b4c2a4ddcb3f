import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { graderCommand } from '../../pool/grader-command';

const TRAINING = fileURLToPath(new URL('../../../../../dist/train-python.js', import.meta.url));

/** V8 says nothing when it does not take code back: graders would only be slow to get going. */
test("a process with a grader's flags takes back the machine code that the build has made", () => {
  const { file, args } = graderCommand('python', TRAINING);
  expect(spawnSync(file, [...args, 'check'], { env: {} }).status).toBe(0);
});

test('another flag, and V8 compiles for itself', () => {
  const { file, args } = graderCommand('python', TRAINING);
  expect(spawnSync(file, ['--no-wasm-bounds-checks', ...args, 'check'], { env: {} }).status).toBe(1);
});
