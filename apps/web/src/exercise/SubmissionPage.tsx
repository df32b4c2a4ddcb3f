import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useLanguage, useText } from '../text/language';
import { Verdict } from '../ui/Verdict';
import { usePageTitle } from '../ui/usePageTitle';
import { FailingRun } from './FailingRun';
import { attemptQuery } from './queries';
import { useExerciseOf } from './use-exercise-of';

const route = getRouteApi('/inside/submissions/$submission');

/** What a link to a submission's failing run leads to: the run as it was graded, to walk through. */
export function SubmissionPage() {
  const { submission } = route.useParams();
  const { test } = route.useSearch();
  const { exercise: t } = useText();
  const language = useLanguage();
  const { data } = useSuspenseQuery(attemptQuery(submission));
  const { title: name, assignment } = useExerciseOf(data);
  const heading = `${name} · ${t.attempt(data.attempt)}`;
  usePageTitle(heading);
  const failing = data.report?.scenarios.filter(({ failure }) => failure !== undefined) ?? [];
  const shown = failing.find(({ name }) => name === test) ?? failing[0];
  return (
    <Stack maw={1400} mx="auto">
      <Title order={1}>{heading}</Title>
      <Group gap="md">
        {data.verdict !== null && (
          <Text>
            <Verdict verdict={data.verdict} />
            {data.user !== null && ` · ${data.user.name}`}
          </Text>
        )}
        {assignment !== undefined && (
          <Anchor
            renderRoot={(props) => (
              <Link
                to="/courses/$course/assignments/$assignment/exercises/$exercise"
                params={{ course: assignment.course, assignment: assignment.id, exercise: data.exercise }}
                {...props}
              />
            )}
          >
            {t.back}
          </Anchor>
        )}
      </Group>
      {failing.length > 1 && (
        <Group component="nav" aria-label={t.whichTest} gap="md">
          {failing.map(({ name, title }) => (
            <Anchor
              key={name}
              component={Link}
              to="/submissions/$submission"
              {...({ params: { submission }, search: { test: name } } as object)}
              aria-current={name === shown?.name ? 'page' : undefined}
            >
              {title[language]}
            </Anchor>
          ))}
        </Group>
      )}
      {shown?.failure === undefined ? <Text>{t.noRun}</Text> : <FailingRun attempt={data} scenario={shown} />}
    </Stack>
  );
}
