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
type SubmissionEvent =
  paths['/api/submissions/{submission}/events']['get']['responses'][200]['content']['text/event-stream'];
export type ProgressEvent = Extract<SubmissionEvent, { event: 'progress' }>['data'];
export type ProgrammingLanguage = StudentExercise['language'];

export type Member = Answer<'/api/courses/{course}/members'>['items'][number];
export type RosterPreview =
  paths['/api/courses/{course}/roster/preview']['post']['responses'][201]['content']['application/json'];
export type RosterImported =
  paths['/api/courses/{course}/roster']['put']['responses'][200]['content']['application/json'];
export type ExerciseVersion = Answer<'/api/courses/{course}/exercises'>['items'][number];
export type NewAssignment =
  paths['/api/courses/{course}/assignments']['post']['requestBody']['content']['application/json'];
export type Gradebook = Answer<'/api/assignments/{assignment}/gradebook'>;
export type GradebookRow = Gradebook['rows'][number];
export type Regrade = Answer<'/api/regrades/{regrade}'>;
export type Batch = Answer<'/api/batches/{batch}'>;
export type BatchPreview =
  paths['/api/courses/{course}/batches/preview']['post']['responses'][201]['content']['application/json'];
export type BatchResult = Answer<'/api/batches/{batch}/results'>['items'][number];
export type ExerciseStatistics = Answer<'/api/assignments/{assignment}/statistics'>['exercises'][number];
export type Overview = Answer<'/api/courses/{course}/overview'>;
export type User = Answer<'/api/users'>['items'][number];
