import { Code, Group, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { attemptQuery } from '../exercise/queries';
import { useLanguage, useText } from '../text/language';
import { DataTable } from '../ui/DataTable';
import { RelativeTime } from '../ui/RelativeTime';
import { Verdict } from '../ui/Verdict';
import { usePageTitle } from '../ui/usePageTitle';

const route = getRouteApi('/inside/courses/$course/submissions/$submission');

/** What somebody handed in, and what was said of it, for the course's staff. */
export function SubmissionPage() {
  const { teacher: t, points, status } = useText();
  const language = useLanguage();
  const { submission } = route.useParams();
  const { data } = useSuspenseQuery(attemptQuery(submission));
  const { report } = data;
  const title = `${data.exercise} · ${data.user?.name ?? data.file}`;
  usePageTitle(title);
  return (
    <Stack maw={1100} mx="auto">
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
        #{data.attempt} · {data.file} · <RelativeTime at={data.submittedAt} />
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
              cell: ({ verdict, failure }) => (
                <>
                  <Verdict verdict={verdict} />
                  {failure && (
                    <Text size="sm">
                      {failure.message} {failure.explanation}
                    </Text>
                  )}
                </>
              ),
            },
            {
              key: 'search',
              title: '',
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
      <Title order={2}>{t.source}</Title>
      <Code block tabIndex={0}>
        {data.source}
      </Code>
    </Stack>
  );
}
