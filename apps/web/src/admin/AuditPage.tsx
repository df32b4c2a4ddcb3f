import { Button, Stack, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import { useText } from '../text/language';
import { DataTable } from '../ui/DataTable';
import { ErrorText } from '../ui/ErrorText';
import { RelativeTime } from '../ui/RelativeTime';
import { usePageTitle } from '../ui/usePageTitle';
import { AdminTabs } from './AdminTabs';

/** Who did what to whom, the newest first. */
export function AuditPage() {
  const { admin: t } = useText();
  usePageTitle(t.audit);
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/audit-events', {
          params: { query: { limit: 100, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Stack maw={1100} mx="auto">
      <Title order={1}>{t.audit}</Title>
      <AdminTabs />
      {error && <ErrorText error={error} />}
      <DataTable
        label={t.audit}
        rows={data?.pages.flatMap(({ items }) => items) ?? []}
        rowKey={({ id }) => id}
        minWidth={640}
        columns={[
          { key: 'when', title: t.when, cell: ({ at }) => <RelativeTime at={at} /> },
          {
            key: 'who',
            title: t.who,
            cell: ({ actor }) => actor ?? t.platform,
            sortBy: ({ actor }) => actor ?? '',
          },
          {
            key: 'what',
            title: t.what,
            cell: ({ action }) => t.actions[action] ?? action,
            sortBy: ({ action }) => action,
          },
          {
            key: 'subject',
            title: t.subject,
            cell: ({ subject, subjectId, subjectName }) => (
              <span title={subjectId}>
                {t.subjects[subject] ?? subject} {subjectName ?? `…${subjectId.slice(-6)}`}
              </span>
            ),
          },
          {
            key: 'detail',
            title: t.detail,
            cell: ({ detail }) =>
              Object.keys(detail).length === 0 ? '' : <code>{JSON.stringify(detail)}</code>,
          },
        ]}
      />
      {hasNextPage && (
        <Button variant="default" w="fit-content" onClick={() => void fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </Stack>
  );
}
