import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ivm from 'isolated-vm';

const ENGINE = readFileSync(
  fileURLToPath(new URL('../../../../dist/isolate/engine.js', import.meta.url)),
  'utf8',
);

/** Overflows the stack inside a function of the engine's, from another context of the isolate, and looks at the error. */
const OVERFLOW = `
  let error;
  const deeper = () => { $0.access(0, 0, 0); deeper(); };
  for (let pad = 0; pad < 50 && !(error !== undefined && !(error instanceof RangeError)); pad++) {
    const down = (k) => (k > 0 ? down(k - 1) : deeper());
    try { down(pad); } catch (caught) { error = caught; }
  }
  const foreign = !(error instanceof RangeError);
  const code = typeof error.constructor.constructor;
  const prototype = Object.getPrototypeOf(Object.getPrototypeOf(Object.getPrototypeOf(error)));
  let patched = false;
  try { prototype.verdict = 'accepted'; patched = 'verdict' in prototype; } catch {}
  return JSON.stringify({ foreign, code, patched });`;

const AS_REFERENCE = { result: { reference: true } } as const;

describe('the context of the engine', () => {
  it('gives away nothing when the stack overflows inside it', async () => {
    const isolate = new ivm.Isolate({ memoryLimit: 64 });
    const engine = isolate.createContextSync();
    const student = isolate.createContextSync();
    const session = engine.evalClosureSync<typeof AS_REFERENCE>(
      `${ENGINE}\n__heddle_engine.lockDown();\nreturn __heddle_engine.createSession();`,
      [],
      AS_REFERENCE,
    );
    const port = session.getSync('port', { reference: true });

    const seen: unknown = await student.evalClosure(OVERFLOW, [port.derefInto()], { timeout: 5_000 });

    expect(JSON.parse(String(seen))).toEqual({ foreign: true, code: 'undefined', patched: false });
    isolate.dispose();
  });
});
