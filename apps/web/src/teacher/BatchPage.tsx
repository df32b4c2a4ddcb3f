import { Anchor, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Batch } from '../api/answers';
import { useText } from '../text/language';
import { DataTable } from '../ui/DataTable';
import { Verdict } from '../ui/Verdict';
import { usePageTitle } from '../ui/usePageTitle';
import { CourseTabs } from './CourseTabs';
import { batchQuery, batchResultsQuery } from './queries';

const route = getRouteApi('/inside/courses/$course/batches/$batch');

const FORMATS = [
  ['csv', 'CSV'],
  ['junit.xml', 'JUnit XML'],
  ['jsonl', 'JSON Lines'],
] as const;

/** A batch while it is graded and afterwards. */
export function BatchPage() {
  const { teacher: t, status } = useText();
  const { course, batch: id } = route.useParams();
  const { data: batch, dataUpdatedAt } = useSuspenseQuery(batchQuery(id));
  const { data: results = [] } = useQuery(batchResultsQuery(id, batch.finished + batch.failed));
  usePageTitle(batch.name);
  return (
    <Stack maw={1100} mx="auto">
      <Title order={1}>
        {batch.name} · {batch.exercise}
      </Title>
      <CourseTabs course={course} />
      <Live batch={batch} now={dataUpdatedAt} />
      <Group gap="md">
        <Text size="sm">{t.downloadResults}</Text>
        {FORMATS.map(([format, name]) => (
          <Anchor key={format} size="sm" href={`/api/batches/${id}/results.${format}`} download>
            {name}
          </Anchor>
        ))}
      </Group>
      <DataTable
        label={t.results}
        rows={results}
        rowKey={({ submission }) => submission}
        columns={[
          {
            key: 'file',
            title: t.file,
            cell: ({ submission, file }) => (
              <Anchor
                size="sm"
                renderRoot={(props) => (
                  <Link
                    to="/courses/$course/submissions/$submission"
                    params={{ course, submission }}
                    {...props}
                  />
                )}
              >
                {file}
              </Anchor>
            ),
            sortBy: ({ file }) => file,
          },
          {
            key: 'verdict',
            title: t.verdict,
            cell: (row) =>
              row.verdict === null ? (
                `${status[row.status === 'failed' ? 'failed' : 'queued']} ${row.error ?? ''}`
              ) : (
                <Verdict verdict={row.verdict} />
              ),
            sortBy: ({ verdict }) => verdict ?? '',
          },
          {
            key: 'points',
            title: t.points,
            align: 'right',
            cell: ({ score, maxScore }) => (score === null ? '–' : `${score} / ${maxScore ?? ''}`),
            sortBy: ({ score }) => score ?? -1,
          },
        ]}
      />
    </Stack>
  );
}

function Live({ batch, now }: { readonly batch: Batch; readonly now: number }) {
  const { teacher: t } = useText();
  const { total, finished, failed, createdAt } = batch;
  const done = finished + failed;
  const minutes = Math.max((now - Date.parse(createdAt)) / 60_000, 1 / 60);
  const perMinute = done / minutes;
  const words = [
    t.of(done, total),
    ...(failed > 0 ? [t.failedCount(failed)] : []),
    ...(done === total
      ? [t.finished]
      : done === 0
        ? []
        : [t.rate(Math.round(perMinute)), t.timeLeft(Math.ceil((total - done) / perMinute))]),
  ];
  return (
    <Stack gap={4}>
      <Progress value={(100 * done) / total} aria-label={t.of(done, total)} />
      <Text size="sm" role="status">
        {words.join(' · ')}
      </Text>
    </Stack>
  );
}
