#!/usr/bin/env node
// Plain JavaScript, readable by any Node that npm runs on: the sandbox needs Node 24, so an older one hands over to the
// one that the `node` package has put into node_modules.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = new URL('../../../dist/cli.js', import.meta.url);

function pinnedNode() {
  const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
  return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function handOverTo(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  const forward = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  child.on('error', (error) => {
    console.error(`heddle: could not start ${node}: ${error.message}. Run \`npm ci\` again.`);
    process.exitCode = 3; // ours
  });
  child.on('exit', (code, signal) => {
    for (const name of signals) process.off(name, forward);
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code;
  });
}

if (Number.parseInt(process.versions.node, 10) < 24) {
  handOverTo(pinnedNode());
} else if (existsSync(cli)) {
  await import(cli.href);
} else {
  console.error('heddle: dist/cli.js is missing. Run `npm run build` first.');
  process.exitCode = 3; // ours
}
