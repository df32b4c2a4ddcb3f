import { renameSync, writeFileSync } from 'node:fs';

/** At once or not at all: a grader that starts meanwhile would believe half a file. */
export function replaceFile(path, content) {
  const written = `${path}.${process.pid}`;
  writeFileSync(written, content);
  renameSync(written, path);
}
