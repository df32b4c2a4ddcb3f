import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FailingRun } from '../exercise/FailingRun';
import { NumberedSource } from '../exercise/NumberedSource';
import { attemptQuery } from '../exercise/queries';
import { saidOf } from '../exercise/said';
import { useExerciseOf } from '../exercise/use-exercise-of';
import { useLanguage, useText } from '../text/language';
import { DataTable } from '../ui/DataTable';
import { RelativeTime } from '../ui/RelativeTime';
import { Verdict } from '../ui/Verdict';
import { usePageTitle } from '../ui/usePageTitle';

const route = getRouteApi('/inside/courses/$course/submissions/$submission');

/** What somebody handed in, and what was said of it, for the course's staff. */
export function SubmissionPage() {
  const { teacher: t, exercise: e, points, status } = useText();
  const language = useLanguage();
  const { course, submission } = route.useParams();
  const { data } = useSuspenseQuery(attemptQuery(submission));
  const { report } = data;
  const failing = report?.scenarios.filter(({ failure }) => failure !== undefined) ?? [];
  const [chosen, choose] = useState<string>();
  const shown = failing.find(({ name }) => name === chosen) ?? failing[0];
  const { title: name, assignment } = useExerciseOf(data);
  const title = `${name} · ${data.user?.name ?? data.file}`;
  usePageTitle(title);
  return (
    <Stack maw={1400} mx="auto">
      <Group justify="space-between">
        <Title order={1}>{title}</Title>
        <Text>
          {data.verdict === null ? (
            status[data.status === 'failed' ? 'failed' : 'queued']
          ) : (
            <Verdict verdict={data.verdict} />
          )}
          {data.score !== null && data.maxScore !== null && ` · ${points(data.score, data.maxScore)}`}
        </Text>
      </Group>
      <Text size="sm">
        {data.user !== null && `${e.attempt(data.attempt)} · `}
        {data.file} · <RelativeTime at={data.submittedAt} />
        {assignment !== undefined && (
          <>
            {' · '}
            <Anchor
              size="sm"
              underline="always"
              renderRoot={(props) => (
                <Link
                  to="/courses/$course/assignments/$assignment/gradebook"
                  params={{ course, assignment: assignment.id }}
                  {...props}
                />
              )}
            >
              {t.tabs.gradebook}: {assignment.title}
            </Anchor>
          </>
        )}
      </Text>
      {(data.error ?? report?.message) && <Text>{data.error ?? report?.message}</Text>}
      {report && (
        <DataTable
          label={t.report}
          rows={report.scenarios}
          rowKey={({ name }) => name}
          minWidth={640}
          columns={[
            { key: 'scenario', title: t.scenarios, cell: ({ title, name }) => title[language] ?? name },
            {
              key: 'verdict',
              title: t.verdict,
              cell: ({ name, verdict, failure }) => (
                <>
                  <Verdict verdict={verdict} />
                  {failure && (
                    <>
                      <Text size="sm">{saidOf(failure, language).message}</Text>
                      <Anchor
                        component="button"
                        type="button"
                        size="sm"
                        aria-pressed={name === shown?.name}
                        onClick={() => choose(name)}
                      >
                        {e.show}
                      </Anchor>
                    </>
                  )}
                </>
              ),
            },
            {
              key: 'search',
              title: t.searchedTitle,
              cell: ({ search }) => t.searched(search.schedules, search.mode === 'exhaustive'),
            },
            {
              key: 'points',
              title: t.points,
              align: 'right',
              cell: ({ score, maxScore }) => `${score} / ${maxScore}`,
            },
          ]}
        />
      )}
      {shown !== undefined && (
        <>
          <Title order={2}>{shown.title[language]}</Title>
          <FailingRun attempt={data} scenario={shown} />
        </>
      )}
      <Title order={2}>{t.source}</Title>
      <NumberedSource text={data.source} />
    </Stack>
  );
}
