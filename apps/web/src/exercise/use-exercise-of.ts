import { useQuery } from '@tanstack/react-query';
import { assignmentQuery } from '../student/queries';
import { useLanguage } from '../text/language';
import type { Attempt } from './queries';

/** What an attempt was for, as people call it; of a batch there is no assignment, and the slug has to do. */
export function useExerciseOf({ assignment, exercise }: Pick<Attempt, 'assignment' | 'exercise'>) {
  const language = useLanguage();
  const { data } = useQuery({ ...assignmentQuery(assignment ?? ''), enabled: assignment !== null });
  const standing = data?.exercises.find(({ slug }) => slug === exercise);
  return { title: standing?.title[language] ?? exercise, assignment: data };
}
