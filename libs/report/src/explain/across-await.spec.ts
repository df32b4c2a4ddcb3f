import type { TraceStep } from '@heddle/verdict';
import { crossedAwait } from './across-await';

describe('a variable that changed across an await', () => {
  const at = (task: number, operation: string, line: number, target = 'self.flights') =>
    ({ task, operation, line, target, source: 'submission' }) as unknown as TraceStep;
  const crossing = (...steps: TraceStep[]) =>
    crossedAwait({ trace: steps.map((step, index) => ({ ...step, step: index + 1 })) });

  it('was read before it, and is written after it', () => {
    const found = crossing(
      at(1, 'read', 5),
      at(1, 'await', 6, 'load()'),
      at(2, 'write', 7),
      at(1, 'write', 7),
    );

    expect(found).toMatchObject({ before: { line: 5 }, change: { task: 2 }, after: { step: 4 } });
  });

  it('was looked at before it in a line that goes on after it', () => {
    // if len(self.flights) < 3: self.flights.append(await load())
    const found = crossing(
      at(1, 'atomic-read', 5),
      at(1, 'read', 5, 'self.flights (reference)'),
      at(1, 'await', 5, 'load()'),
      at(2, 'atomic-update', 5),
      at(1, 'atomic-update', 5),
    );

    expect(found).toMatchObject({ before: { step: 1 }, change: { task: 2 }, after: { step: 5 } });
  });

  it('is none if the line that looked at it is carried out once more', () => {
    // self.flights.pop(key, None), of which the first finds nothing, and the second what another call has put there.
    const found = crossing(
      at(1, 'read', 23, 'self.flights (reference)'),
      at(1, 'atomic-read', 23),
      at(1, 'await', 30, 'task'),
      at(2, 'atomic-update', 19),
      at(1, 'read', 23, 'self.flights (reference)'),
      at(1, 'atomic-update', 23),
    );

    expect(found).toBeUndefined();
  });
});
