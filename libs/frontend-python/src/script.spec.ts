import { RandomWalk, TestPython } from '../testing/python';

let python: TestPython;
beforeAll(async () => {
  python = await TestPython.open();
});

const SCRIPT = `
from multiprocessing import Process
def work():
    print(__name__)
if __name__ == '__main__':
    child = Process(target=work)
    child.start()
    child.join()
    print('end')
`;

/** What the check of one scenario says of a script, if it fails. */
function failure(script: string, body: string): string | undefined {
  const harness = `from heddle.script import always, check\n@always('s')\ndef s(script):\n    ${body}\n`;
  python.run(script, { harness, scenario: 's' });
  return python.execution.failure ?? python.execution.exception?.text;
}

describe('a harness that runs the submission as a script', () => {
  it.each([
    ['fork', '__main__'],
    ['spawn', '__mp_main__'],
  ])('runs it as __main__, with %s', (method, name) => {
    const lines = `[(line.text, line.pid - script.pid) for line in script.run('${method}').lines]`;

    expect(failure(SCRIPT, `check.equal(${lines}, 0)`)).toContain(`('${name}', 1), ('end', 0)`);
  });

  it('imports nothing of it before', () => {
    expect(failure("raise ValueError('imported')", 'pass')).toBeUndefined();
  });

  it('tells how it ended, and what its processes died of', () => {
    const dies = `from multiprocessing import Process\nimport sys\ndef work():\n    raise ValueError('no')\nProcess(target=work).start()\nsys.exit(3)`;

    expect(failure(dies, 'end = script.run(); check.equal([end.exitcode, end.died], 0)')).toContain(
      "[3, ['Process-1: ValueError: no']]",
    );
  });

  it('has no fork where processes are spawned', () => {
    const asks = "import multiprocessing\nmultiprocessing.get_context('fork')";

    expect(failure(asks, "script.run('spawn')")).toBe("ValueError: cannot find context for 'fork'");
    expect(failure(asks, "script.run('fork')")).toBeUndefined();
  });

  it.each(['print', 'show'])('has every order of what its processes print, by %s', (target) => {
    const both = `from multiprocessing import Process\ndef show(text):\n    print(text)\nif __name__ == '__main__':\n    for each in 'ab':\n        Process(target=${target}, args=(each,)).start()\n`;
    const body = "check.equal(''.join(line.text for line in script.run().lines), 'x')";
    const seen = new Set([failure(both, body)]);
    for (let seed = 0; seed < 300 && seen.size < 2; seed++) {
      python.again(new RandomWalk(seed), { scenario: 's' });
      seen.add(python.execution.failure);
    }

    expect(seen).toEqual(new Set(["the value was 'ab', expected 'x'", "the value was 'ba', expected 'x'"]));
  });

  it('runs once a scenario', () => {
    expect(failure(SCRIPT, 'script.run(); script.run()')).toContain('a scenario can run its script once');
  });
});
