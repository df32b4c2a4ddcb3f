import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '../api/answers';
import { answerOf, api } from '../api/client';
import { useText } from '../text/language';
import { DataTable } from '../ui/DataTable';
import { ErrorText } from '../ui/ErrorText';
import { RelativeTime } from '../ui/RelativeTime';
import { usePageTitle } from '../ui/usePageTitle';
import { AdminTabs } from './AdminTabs';
import { NewCourse } from './NewCourse';
import { UserDialog } from './UserDialog';

export function UsersPage() {
  const { admin: t } = useText();
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search, 250);
  const [edited, setEdited] = useState<User | 'new'>();
  usePageTitle(t.users);
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['users', wanted],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/users', {
          params: {
            query: {
              limit: 50,
              ...(wanted !== '' && { search: wanted }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  return (
    <Stack maw={1100} mx="auto">
      <Title order={1}>{t.users}</Title>
      <AdminTabs />
      <Group align="end" justify="space-between">
        <TextInput
          label={t.search}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Button onClick={() => setEdited('new')}>{t.add}</Button>
      </Group>
      {error && <ErrorText error={error} />}
      <DataTable
        label={t.users}
        rows={data?.pages.flatMap(({ items }) => items) ?? []}
        rowKey={({ id }) => id}
        columns={[
          { key: 'login', title: t.login, cell: ({ login }) => login, sortBy: ({ login }) => login },
          { key: 'name', title: t.personName, cell: ({ name }) => name, sortBy: ({ name }) => name },
          {
            key: 'state',
            title: t.state,
            cell: ({ disabled, administrator }) => (
              <Text size="sm">
                {disabled ? t.disabled : t.enabled}
                {administrator && ` · ${t.administrator}`}
              </Text>
            ),
          },
          {
            key: 'created',
            title: t.added,
            cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
            sortBy: ({ createdAt }) => createdAt,
          },
          {
            key: 'edit',
            title: '',
            align: 'right',
            cell: (user) => (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t.edit}: ${user.login}`}
                onClick={() => setEdited(user)}
              >
                {t.edit}
              </Button>
            ),
          },
        ]}
      />
      {hasNextPage && (
        <Button variant="default" w="fit-content" onClick={() => void fetchNextPage()}>
          {t.more}
        </Button>
      )}
      <NewCourse />
      {edited !== undefined && <UserDialog user={edited} onClose={() => setEdited(undefined)} />}
    </Stack>
  );
}
