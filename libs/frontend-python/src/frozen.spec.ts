import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestPython } from '../testing/python';

const WALK = readFileSync(join(__dirname, '../testing/changeable.py'), 'utf8');

describe('the library', () => {
  it('has nothing that a program could change, wherever it gets to from what it may import', async () => {
    const python = await TestPython.open();

    const [reached, ...changeable] = python.plain(WALK).trim().split('\n');

    expect(changeable).toEqual([]);
    expect(Number(reached)).toBeGreaterThan(4000);
  });
});
