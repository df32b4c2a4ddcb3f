import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { webClient } from './web-client';

const folder = mkdtempSync(join(tmpdir(), 'heddle-web-'));
let server: Server;

/** As the build does: the old files are gone, then the new ones are there, then it says that it is done. */
function build(name: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, `assets/${name}.js`), name);
  writeFileSync(join(folder, 'index.html'), `<script src="/assets/${name}.js"></script>`);
}

const finish = (name: string) => writeFileSync(join(folder, 'made-from'), name);

async function get(path: string): Promise<readonly [number, string]> {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept: 'text/html' } });
  return [response.status, await response.text()];
}

beforeAll(async () => {
  build('old');
  finish('old');
  server = express().use(webClient(folder)).listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('serves a client that is built anew once it is complete, and nothing of the old one', async () => {
  expect(await get('/courses')).toEqual([200, expect.stringContaining('/assets/old.js')]);
  build('new');
  expect(await get('/courses')).toEqual([200, expect.stringContaining('/assets/old.js')]);
  finish('new');
  expect(await get('/courses')).toEqual([200, expect.stringContaining('/assets/new.js')]);
  expect(await get('/assets/new.js')).toEqual([200, 'new']);
  expect((await get('/assets/old.js'))[0]).toBe(404);
});
