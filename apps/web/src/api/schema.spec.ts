import { spawnSync } from 'node:child_process';

it('the types of the API are those of its OpenAPI document', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['apps/web/scripts/generate-api-types.mjs', '--check'],
    { encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, '']);
}, 30_000);
