import { Stack, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Markdown } from '../markdown/Markdown';
import { assignmentQuery } from '../student/queries';
import { useLanguage } from '../text/language';
import { usePageTitle } from '../ui/usePageTitle';
import { exerciseQuery } from './queries';

const route = getRouteApi('/inside/courses/$course/assignments/$assignment/exercises/$exercise');

/** Statement, editor, result and explorer of one exercise. */
export function ExercisePage() {
  const { assignment: id, exercise: slug } = route.useParams();
  const language = useLanguage();
  const { data: assignment } = useSuspenseQuery(assignmentQuery(id));
  const programming = assignment.exercises.find((entry) => entry.slug === slug)?.languages[0] ?? 'typescript';
  const { data: exercise } = useSuspenseQuery(exerciseQuery(id, slug, programming));
  usePageTitle(exercise.title[language]);
  return (
    <Stack maw={960} mx="auto">
      <Title order={1}>{exercise.title[language]}</Title>
      <Markdown text={exercise.statement[language]} />
    </Stack>
  );
}
