import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadPackage } from '@heddle/exercise';
import type { Logger } from 'pino';
import type { Catalogue } from './catalogue';

/** Offers the exercises of a folder to every course. One that is broken is said in the log and left out. */
export async function loadRepository(folder: string, catalogue: Catalogue, log: Logger): Promise<void> {
  if (!existsSync(folder)) {
    log.warn({ folder }, 'there is no folder of exercises');
    return;
  }
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    try {
      const loaded = loadPackage(join(folder, entry.name));
      const { isNew } = await catalogue.add(loaded, null);
      const { exercise } = loaded;
      if (isNew) log.info({ exercise: exercise.id, version: exercise.version }, 'new exercise version');
    } catch (error) {
      log.error({ err: error, exercise: entry.name }, 'an exercise cannot be used');
    }
  }
}
