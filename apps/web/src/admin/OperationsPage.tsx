import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import { useText } from '../text/language';
import { DataTable } from '../ui/DataTable';
import { ErrorText } from '../ui/ErrorText';
import { RelativeTime } from '../ui/RelativeTime';
import { StackedBar } from '../ui/StackedBar';
import { usePageTitle } from '../ui/usePageTitle';
import { AdminTabs } from './AdminTabs';

const LOOK_EVERY_MS = 3_000;

const queueQuery = queryOptions({
  queryKey: ['queue'],
  queryFn: () => answerOf(api.GET('/api/queue')),
  refetchInterval: LOOK_EVERY_MS,
});

const failedQuery = queryOptions({
  queryKey: ['dead-gradings'],
  queryFn: () => answerOf(api.GET('/api/dead-gradings', { params: { query: { limit: 100 } } })),
  refetchInterval: 10 * LOOK_EVERY_MS,
});

/** Is everything being graded, by whom, and what could not be. */
export function OperationsPage() {
  const { admin: t } = useText();
  const { data: queue } = useSuspenseQuery(queueQuery);
  const { data: failed } = useSuspenseQuery(failedQuery);
  const queryClient = useQueryClient();
  usePageTitle(t.nav.operations);
  const retrying = useMutation({
    mutationFn: (grading: string) =>
      answerOf(api.POST('/api/dead-gradings/{grading}/retry', { params: { path: { grading } } })),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const { waiting, active, delayed, unfinished, workers } = queue;
  return (
    <Stack maw={1100} mx="auto">
      <Title order={1}>{t.nav.operations}</Title>
      <AdminTabs />
      <Title order={2}>{t.queue}</Title>
      <Group gap="xl">
        {Object.entries({ waiting, active, delayed, unfinished }).map(([name, count]) => (
          <Text key={name}>
            <b>{count}</b> {t[name as 'waiting']}
          </Text>
        ))}
      </Group>
      <Title order={2}>{t.workers}</Title>
      {workers.length === 0 ? (
        <Text role="status">⚠ {t.noWorkers}</Text>
      ) : (
        <DataTable
          label={t.workers}
          rows={workers}
          rowKey={({ id }) => id}
          columns={[
            { key: 'worker', title: t.worker, cell: ({ id }) => <code>{id.slice(-12)}</code> },
            {
              key: 'busy',
              title: t.busy,
              cell: ({ busy, concurrency }) => (
                <>
                  <StackedBar
                    parts={[
                      { count: busy, label: t.busy, tone: 'accent' },
                      { count: Math.max(0, concurrency - busy), label: '–', tone: 'none' },
                    ]}
                  />{' '}
                  {busy} / {concurrency}
                </>
              ),
            },
          ]}
        />
      )}
      <Title order={2}>{t.failedJobs}</Title>
      {retrying.error && <ErrorText error={retrying.error} />}
      {retrying.isSuccess && (
        <Text size="sm" role="status">
          {t.retried}
        </Text>
      )}
      {failed.items.length === 0 ? (
        <Text size="sm">{t.noFailedJobs}</Text>
      ) : (
        <DataTable
          label={t.failedJobs}
          rows={failed.items}
          rowKey={({ id }) => id}
          minWidth={640}
          columns={[
            {
              key: 'exercise',
              title: t.exercise,
              cell: ({ exercise }) => exercise,
              sortBy: ({ exercise }) => exercise,
            },
            { key: 'whose', title: t.whose, cell: ({ user, file }) => user?.name ?? file },
            { key: 'when', title: t.when, cell: ({ finishedAt }) => <RelativeTime at={finishedAt} /> },
            {
              key: 'why',
              title: t.why,
              cell: ({ error }) => (
                <Text size="sm" lineClamp={4}>
                  {error}
                </Text>
              ),
            },
            {
              key: 'retry',
              title: '',
              cell: ({ id }) => (
                <Button size="compact-sm" variant="default" onClick={() => retrying.mutate(id)}>
                  {t.retry}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Stack>
  );
}
