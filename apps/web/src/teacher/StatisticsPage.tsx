import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ExerciseStatistics } from '../api/answers';
import { assignmentQuery } from '../student/queries';
import { useLanguage, useText } from '../text/language';
import { usePageTitle } from '../ui/usePageTitle';
import { AssignmentTabs } from './AssignmentTabs';
import { BarChart } from './BarChart';
import { minuteBins } from './minute-bins';
import { statisticsQuery } from './queries';

const route = getRouteApi('/inside/courses/$course/assignments/$assignment/statistics');

export function StatisticsPage() {
  const { teacher: t } = useText();
  const language = useLanguage();
  const { course, assignment: id } = route.useParams();
  const { data: assignment } = useSuspenseQuery(assignmentQuery(id));
  const { data } = useSuspenseQuery(statisticsQuery(id));
  usePageTitle(`${assignment.title} · ${t.tabs.statistics}`);
  const tried = data.exercises.filter(({ submissions }) => submissions > 0);
  return (
    <Stack maw={1100} mx="auto">
      <Title order={1}>{assignment.title}</Title>
      <AssignmentTabs course={course} assignment={id} />
      {tried.length === 0 && <Text>{t.noSubmissions}</Text>}
      {tried.map((exercise) => (
        <Exercise
          key={exercise.slug}
          title={
            assignment.exercises.find(({ slug }) => slug === exercise.slug)?.title[language] ?? exercise.slug
          }
          exercise={exercise}
        />
      ))}
    </Stack>
  );
}

function Exercise({ title, exercise }: { readonly title: string; readonly exercise: ExerciseStatistics }) {
  const { teacher: t, verdicts } = useText();
  const language = useLanguage();
  const { students, accepted, medianAttempts, attempts, minutesToSolve, scenarios } = exercise;
  return (
    <Stack gap="sm" component="section" mb="lg">
      <Title order={2}>{title}</Title>
      <Text size="sm">
        {t.students(students)} · {accepted} {t.accepted} · {t.median}: {medianAttempts ?? '–'} ·{' '}
        {Object.entries(exercise.verdicts)
          .sort(([, a], [, b]) => b - a)
          .map(([verdict, count]) => `${verdicts[verdict] ?? verdict} ${count}`)
          .join(', ')}
      </Text>
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        <BarChart
          title={t.verdictsOverAttempts}
          bars={attempts.map(({ accepted: good, others }, index) => ({
            label: t.attempt(index + 1),
            parts: [
              { count: good, label: t.accepted, tone: 'good' },
              { count: others, label: t.others, tone: 'bad' },
            ],
          }))}
        />
        <BarChart
          title={t.timeToSolve}
          empty={t.nobodySolved}
          bars={minuteBins(minutesToSolve).map(({ from, to, count }) => ({
            label: t.minutes(from, to),
            parts: [{ count, label: t.accepted, tone: 'accent' }],
          }))}
        />
        <BarChart
          title={t.whichScenario}
          empty={t.nobodyStopped}
          bars={scenarios.map(({ title: scenario, students: stopped }) => ({
            label: scenario[language],
            parts: [{ count: stopped, label: t.studentsStopped, tone: 'bad' }],
          }))}
        />
      </SimpleGrid>
    </Stack>
  );
}
