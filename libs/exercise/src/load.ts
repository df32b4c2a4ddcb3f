import { basename, resolve } from 'node:path';
import type { Exercise, ExerciseInLanguage, PackageSource } from './exercise';
import { LANGUAGES, extensionOf, type Language } from './language';
import { checkPackage } from './lint';
import { readPackage, type PackageFiles } from './package-files';
import { collectEquivalentMutants } from './equivalent-mutants';
import { EXERCISE_YAML, type ExerciseYaml } from './schema';
import { collectSolutions } from './solutions';
import { TeacherError } from './teacher-error';
import { exerciseVersion } from './version';
import { parseYaml } from './yaml';

export interface Inspection {
  /** Absent when it is too broken to say what it is. */
  readonly exercise?: Exercise;
  readonly problems: readonly TeacherError[];
}

export interface Package {
  readonly exercise: Exercise;
  readonly files: PackageFiles;
}

/** Reads an exercise and says everything that is wrong with it, without running anything. */
export function inspectExercise(folder: string): Inspection {
  try {
    return inspectPackage(readPackage(folder), folder);
  } catch (error) {
    if (error instanceof TeacherError) return { problems: [error] };
    throw error;
  }
}

/** The same of a package that is in memory already, such as an upload. The folder's name is the one its id must have. */
export function inspectPackage(files: PackageFiles, folder: string): Inspection {
  const problems: TeacherError[] = [];
  try {
    const text = files.get('exercise.yaml');
    if (text === undefined) {
      const hint = 'Name the folder of one exercise, or make one with `heddle new <slug>`.';
      throw new TeacherError('There is no exercise.yaml in it.', { file: folder }, hint);
    }
    const parsed = parseYaml('exercise.yaml', text, EXERCISE_YAML);
    if (!parsed.ok) return { problems: parsed.problems };
    const { yaml } = parsed;
    const languages = LANGUAGES.flatMap((language) => loadLanguage(files, yaml, language, problems) ?? []);
    const exercise: Exercise = {
      folder,
      id: yaml.id,
      version: exerciseVersion(yaml, languages),
      title: yaml.title,
      topic: yaml.topic,
      model: yaml.model,
      difficulty: yaml.difficulty,
      points: yaml.points,
      limits: yaml.limits ?? {},
      scenarios: yaml.scenarios,
      hints: yaml.hints ?? { en: [], zh: [] },
      statement: { en: files.get('statement.en.md') ?? '', zh: files.get('statement.zh.md') ?? '' },
      languages,
    };
    problems.push(...checkPackage(exercise, files, basename(resolve(folder)), parsed.lineOf));
    return { exercise, problems };
  } catch (error) {
    if (error instanceof TeacherError) return { problems: [...problems, error] };
    throw error;
  }
}

/** Reads an exercise; the first thing that is wrong with it is thrown as a `TeacherError`. */
export function loadExercise(folder: string): Exercise {
  return loadPackage(folder).exercise;
}

/** The same, with the files it was read from. */
export function loadPackage(folder: string): Package {
  const files = readPackage(folder);
  const { exercise, problems } = inspectPackage(files, folder);
  const [problem] = problems;
  if (problem !== undefined) throw problem;
  if (exercise === undefined)
    throw new Error(`inspectPackage found neither an exercise nor a problem in ${folder}`);
  return { exercise, files };
}

function loadLanguage(
  files: PackageFiles,
  yaml: ExerciseYaml,
  language: Language,
  problems: TeacherError[],
): ExerciseInLanguage | undefined {
  const settings = yaml.languages[language];
  if (settings === undefined) return undefined;
  const source = (name: string): PackageSource | undefined => {
    const file = `${language}/${name}${extensionOf(language)}`;
    const text = files.get(file);
    if (text !== undefined) return { file, source: text };
    problems.push(
      new TeacherError('The file is missing.', { file }, `exercise.yaml says that there is ${language}.`),
    );
    return undefined;
  };
  const starter = source('starter');
  const harness = source('harness');
  const solutions = collectSolutions(files, language, problems);
  const equivalentMutants = collectEquivalentMutants(files, language, solutions, problems);
  if (starter === undefined || harness === undefined) return undefined;
  return {
    language,
    file: settings.file,
    exports: settings.exports,
    starter: { ...starter, verdict: settings.starter, misconception: '' },
    harness,
    solutions,
    equivalentMutants,
  };
}
