import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LANGUAGES, type Language } from './language';
import { skeleton } from './skeleton';
import { TeacherError } from './teacher-error';

/**
 * Writes a small exercise that passes `heddle verify`, to be changed into a real one. Answers its folder.
 *
 * @throws {TeacherError} if the slug cannot be an id, or the folder is there already
 */
export function createExercise(
  into: string,
  slug: string,
  languages: readonly Language[] = LANGUAGES,
): string {
  const folder = join(into, slug);
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(slug)) {
    const hint = 'Use lower case letters, digits and hyphens, such as ticket-seats.';
    throw new TeacherError(`"${slug}" cannot be the id of an exercise.`, { file: into }, hint);
  }
  if (existsSync(folder)) {
    throw new TeacherError(
      'This folder is there already.',
      { file: folder },
      'Choose another name; nothing was changed.',
    );
  }
  for (const [file, text] of Object.entries(skeleton(slug, languages))) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}
