// How this workspace's code becomes dist/.

/**
 * Everything is bundled but native addons and packages that read files of their own or look for optional companions: so
 * each bundle has the versions that its own package pins, wherever npm has put them. A bundled CommonJS package calls
 * `require`, which an ES module has to make for itself.
 */
export const node = {
  platform: 'node',
  format: 'esm',
  target: 'node24',
  external: ['isolated-vm', '@electric-sql/*', '@nestjs/*', '@prisma/*', 'bullmq', 'ioredis', 'pg', 'pino'],
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
};

/** For a context of the isolate: no modules, no platform. */
export const isolate = {
  platform: 'neutral',
  format: 'iife',
  target: 'es2024',
  mainFields: ['module', 'main'],
};
