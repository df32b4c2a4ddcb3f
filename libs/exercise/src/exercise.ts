import type { Verdict } from '@heddle/verdict';
import type { Language } from './language';
import type { ExerciseYaml, LimitOverrides } from './schema';

/** A piece of an exercise's source: `file` is relative to the exercise's folder. */
export interface PackageSource {
  readonly file: string;
  readonly source: string;
}

/** A solution whose verdict is known. */
export interface Solution extends PackageSource {
  readonly verdict: Verdict;
  /** What somebody who writes this believes: the comment that the file starts with. Empty for references. */
  readonly misconception: string;
}

/** A mutant of a reference that is a correct program, too, as its teacher says. */
export interface EquivalentMutant {
  /** Where that is said: relative to the exercise's folder, and 1-based. */
  readonly file: string;
  readonly line: number;
  /** The name of the reference's file. */
  readonly reference: string;
  readonly operator: string;
  /** Empty at the top of the module. */
  readonly function: string;
  readonly change: string;
  readonly occurrence: number;
  readonly because: string;
}

export interface ExerciseInLanguage {
  readonly language: Language;
  /** The name the student's file has. */
  readonly file: string;
  readonly exports: readonly string[];
  readonly starter: Solution;
  readonly harness: PackageSource;
  /** References first, then the wrong ones by verdict; never empty of references. */
  readonly solutions: readonly Solution[];
  readonly equivalentMutants: readonly EquivalentMutant[];
}

export type ScenarioSettings = ExerciseYaml['scenarios'][number];

export interface Exercise {
  /** Where it was read from. */
  readonly folder: string;
  readonly id: string;
  /** 12 hex digits: a hash of everything that affects grading. */
  readonly version: string;
  readonly title: Readonly<Record<'en' | 'zh', string>>;
  readonly topic: string;
  readonly model: ExerciseYaml['model'];
  readonly difficulty: number;
  readonly points: number;
  readonly limits: LimitOverrides;
  readonly scenarios: readonly ScenarioSettings[];
  readonly hints: Readonly<Record<'en' | 'zh', readonly string[]>>;
  readonly statement: Readonly<Record<'en' | 'zh', string>>;
  readonly languages: readonly ExerciseInLanguage[];
}

/** The solutions that must be accepted. */
export function references(exercise: ExerciseInLanguage): readonly Solution[] {
  return exercise.solutions.filter(({ verdict }) => verdict === 'accepted');
}
