import { Button, Group, Paper, Select, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client';
import { assignmentQuery } from '../student/queries';
import { useLanguage, useText } from '../text/language';
import { ErrorText } from '../ui/ErrorText';
import { usePageTitle } from '../ui/usePageTitle';
import { AssignmentTabs } from './AssignmentTabs';
import { OnlyTeachers } from './OnlyTeachers';
import { inOrder } from './library-order';
import { libraryQuery, regradesQuery } from './queries';
import { RegradeResult } from './RegradeResult';

const route = getRouteApi('/inside/courses/$course/assignments/$assignment/regrades');

export function RegradesPage() {
  const { teacher: t } = useText();
  const language = useLanguage();
  const { course, assignment: id } = route.useParams();
  const { data: assignment } = useSuspenseQuery(assignmentQuery(id));
  const { data } = useSuspenseQuery(libraryQuery(course));
  const library = inOrder(data, language);
  const { data: regrades } = useSuspenseQuery(regradesQuery(id));
  const [exercise, setExercise] = useState(assignment.exercises[0]?.slug ?? '');
  const [version, setVersion] = useState<string | null>(null);
  const queryClient = useQueryClient();
  usePageTitle(`${assignment.title} · ${t.tabs.regrades}`);
  const starting = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/assignments/{assignment}/regrades', {
          params: { path: { assignment: id } },
          body: { exercise, ...(version !== null && { exerciseVersion: version }) },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['regrades', id] }),
  });
  return (
    <Stack maw={1100} mx="auto">
      <Title order={1}>{assignment.title}</Title>
      <AssignmentTabs course={course} assignment={id} />
      <OnlyTeachers course={course}>
        <Paper withBorder p="md">
          <Stack gap="sm">
            <Title order={2}>{t.regrade}</Title>
            <Text size="sm">{t.regradeHelp}</Text>
            <Group align="end">
              <Select
                label={t.exercise}
                allowDeselect={false}
                value={exercise}
                onChange={(value) => {
                  setExercise(value ?? '');
                  setVersion(null);
                }}
                data={assignment.exercises.map(({ slug, title }) => ({
                  value: slug,
                  label: title[language],
                }))}
              />
              <Select
                label={t.scope}
                placeholder={t.ownVersion}
                clearable
                clearButtonProps={{ 'aria-label': t.ownVersion }}
                value={version}
                onChange={setVersion}
                data={library
                  .filter(({ slug }) => slug === exercise)
                  .map((entry) => ({
                    value: entry.id,
                    label: `${entry.version} · ${entry.builtIn ? t.builtIn : t.own}`,
                  }))}
              />
              <Button loading={starting.isPending} onClick={() => starting.mutate()}>
                {t.startRegrade}
              </Button>
            </Group>
            {starting.error && <ErrorText error={starting.error} />}
          </Stack>
        </Paper>
      </OnlyTeachers>
      {regrades.length > 0 && <Title order={2}>{t.earlierRegrades}</Title>}
      {regrades.map((regrade, index) => (
        <RegradeResult key={regrade.id} course={course} regrade={regrade} isNewest={index === 0} />
      ))}
    </Stack>
  );
}
