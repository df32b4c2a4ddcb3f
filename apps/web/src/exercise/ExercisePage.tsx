import { Suspense, useState } from 'react';
import { Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ProgrammingLanguage } from '../api/answers';
import { sessionQuery } from '../session/session';
import { assignmentQuery } from '../student/queries';
import { useLanguage, useText } from '../text/language';
import { usePageTitle } from '../ui/usePageTitle';
import { exerciseQuery, publicTestsQuery } from './queries';
import { Workplace } from './Workplace';
import './exercise.css';

const route = getRouteApi('/inside/courses/$course/assignments/$assignment/exercises/$exercise');

const NAMES: Readonly<Record<ProgrammingLanguage, string>> = { typescript: 'TypeScript', python: 'Python' };

/** Statement, editor, result and explorer of one exercise. */
export function ExercisePage() {
  const { assignment: id, exercise: slug } = route.useParams();
  const language = useLanguage();
  const { exercise: t } = useText();
  const { data: me } = useSuspenseQuery(sessionQuery);
  const { data: assignment } = useSuspenseQuery(assignmentQuery(id));
  const offered = assignment.exercises.find((entry) => entry.slug === slug)?.languages ?? [];
  const [chosen, setChosen] = useState<ProgrammingLanguage>();
  const programming = chosen ?? offered[0] ?? 'typescript';
  const { data: exercise } = useSuspenseQuery(exerciseQuery(id, slug, programming));
  const { data: tests } = useSuspenseQuery(publicTestsQuery(id, slug, programming));
  usePageTitle(exercise.title[language]);
  return (
    <div className="heddle-exercise">
      <Group justify="space-between" mb="sm">
        <Title order={1}>{exercise.title[language]}</Title>
        {offered.length > 1 && (
          <SegmentedControl
            aria-label={t.language}
            value={programming}
            onChange={(value) => setChosen(value === 'python' ? 'python' : 'typescript')}
            data={offered.map((value) => ({ value, label: NAMES[value] }))}
          />
        )}
      </Group>
      <Suspense fallback={<Text>{t.starting}</Text>}>
        <Workplace
          key={`${id} ${slug} ${programming}`}
          draft={{ user: me?.id ?? '', assignment: id, exercise: slug, language: programming }}
          exercise={exercise}
          tests={tests}
        />
      </Suspense>
    </div>
  );
}
