import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const heddle = resolve(__dirname, '../bin/heddle.js');

describe('heddle', () => {
  it('prints its usage', () => {
    const { status, stdout } = spawnSync(process.execPath, [heddle, '--help'], { encoding: 'utf8' });

    expect(stdout).toMatch(/^Usage: heddle/);
    expect(status).toBe(0);
  });
});
