import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { DEFAULT_LIMITS, Execution, Recording } from '@heddle/engine';
import type { Program, SchedulingPoint, Strategy } from '@heddle/engine';
import type { Site } from '@heddle/trace';
import type { Interpreter } from '../src/interpreter/interpreter';
import type * as runtime from '../src/runtime/main';
import type { Realm } from '../src/runtime/realm';

const DIST = join(__dirname, '../../../dist/isolate');
const MAX_SITES = 1 << 16;
const MAX_OUTPUT = 100_000;

const PLAIN = `
def plain(source):
    import contextlib, io
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, 'submission', 'exec'), {'__name__': '__main__'})
    return out.getvalue()
`;

interface Compiled {
  readonly sites?: readonly Site[];
  readonly whose?: string;
  readonly diagnostic?: {
    readonly message: string;
    readonly line: number;
    readonly column: number;
    readonly kind: string;
  };
}

/** Python in a context of its own, from the snapshot that graders start from, under the real engine. One for a whole spec file. */
export class TestPython {
  output = '';
  sites: readonly Site[] = [];

  private constructor(
    private readonly python: Interpreter,
    readonly realm: Realm,
    readonly execution: Execution,
    private readonly outputs: { text: string },
  ) {}

  static async open(): Promise<TestPython> {
    const execution = new Execution(MAX_SITES, { ...DEFAULT_LIMITS });
    const outputs = { text: '' };
    const port = {
      ...execution.port,
      print: (text: string) => {
        if (outputs.text.length < MAX_OUTPUT) outputs.text += text;
        execution.port.print(text);
      },
    };
    const bundle = readFileSync(join(DIST, 'runtime-python.js'), 'utf8');
    const context = vm.createContext({});
    const { restore, createRealm } = vm.runInContext(`${bundle};__heddle_python`, context) as typeof runtime;
    const python = await restore(
      { wasm: bytes('pyodide.asm.wasm'), library: bytes('python_stdlib.zip') },
      bytes('python.snapshot'),
    );
    const realm = createRealm({ python, port, harnessPort: execution.harnessPort });
    return new TestPython(python, realm, execution, outputs);
  }

  /** What a program prints when Python itself runs it. */
  plain(source: string): string {
    return String(this.python.runPython(`${PLAIN}\nplain(${JSON.stringify(source)})`));
  }

  /** What compiling answers, sites or a diagnostic. */
  compile(submission: string, harness?: string): Compiled {
    const compiled = JSON.parse(this.realm.compile(harness, submission, 1)) as Compiled;
    this.sites = compiled.sites ?? [];
    return compiled;
  }

  /** Compiles a program and runs it once. Every access is a switch point, unless `replay` says otherwise. */
  run(submission: string, { harness, strategy = new FirstEnabled(), ...how }: RunOptions = {}): Recording {
    const { diagnostic, whose } = this.compile(submission, harness);
    if (diagnostic !== undefined) throw new Error(`${whose}:${diagnostic.line}: ${diagnostic.message}`);
    return this.again(strategy, how);
  }

  /** Runs what was compiled last. */
  again(
    strategy: Strategy,
    { scenario = '', replay = true, explain = true, size }: Omit<RunOptions, 'harness' | 'strategy'> = {},
  ): Recording {
    const program: Program = this.realm.program(scenario, explain, size);
    const recording = new Recording();
    this.outputs.text = '';
    this.execution.run(program, strategy, explain ? { replay, recording } : { replay });
    this.output = this.outputs.text;
    return recording;
  }

  /** What a program prints when the lowest-numbered thread always goes first; or the exception that ended it. */
  outcome(source: string): string {
    this.run(source);
    return this.#outcome();
  }

  /** All that, and what it comes to in so many random schedules. */
  outcomes(source: string, runs = 60): Set<string> {
    const seen = new Set([this.outcome(source)]);
    for (let seed = 0; seed < runs; seed++) {
      this.again(new RandomWalk(seed));
      seen.add(this.#outcome());
    }
    return seen;
  }

  #outcome(): string {
    return this.execution.exception?.text ?? this.output;
  }
}

interface RunOptions {
  readonly harness?: string;
  readonly scenario?: string;
  readonly strategy?: Strategy;
  readonly replay?: boolean;
  readonly explain?: boolean;
  readonly size?: number;
}

function bytes(file: string): Uint8Array {
  return new Uint8Array(readFileSync(join(DIST, file)));
}

/** Always the lowest-numbered enabled task. */
export class FirstEnabled implements Strategy {
  startRun(): boolean {
    return true;
  }
  pick(point: SchedulingPoint): number {
    return point.enabled[0]!;
  }
  random(bound: number): number {
    return 7 % bound;
  }
}

/** Tasks at random, repeatably. */
export class RandomWalk extends FirstEnabled {
  private seed: number;
  constructor(seed: number) {
    super();
    this.seed = Math.imul(seed + 1, 2654435761);
  }
  override pick(point: SchedulingPoint): number {
    return point.enabled[this.random(point.count)]!;
  }
  override random(bound: number): number {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.seed / 2 ** 32) * bound);
  }
}
