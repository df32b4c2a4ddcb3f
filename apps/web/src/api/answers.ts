import type { paths } from './schema.gen';

/** What `GET` of a path answers. */
type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Me = Answer<'/api/session'>;
export type Course = Answer<'/api/courses/{course}'>;
export type Assignment = Answer<'/api/assignments/{assignment}'>;
/** Where one student stands with one exercise. */
export type Standing = Assignment['exercises'][number];
export type StudentExercise = Answer<'/api/assignments/{assignment}/exercises/{exercise}'>;
export type Submission = Answer<'/api/assignments/{assignment}/submissions'>['items'][number];
export type SubmissionDetail = Answer<'/api/submissions/{submission}'>;
export type StatusEvent = Pick<Submission, 'id' | 'status' | 'verdict' | 'score' | 'maxScore'>;
export type ProgrammingLanguage = StudentExercise['language'];
