import { Anchor, Group, Stack, TextInput, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../text/language';
import { DataTable } from '../ui/DataTable';
import { usePageTitle } from '../ui/usePageTitle';
import { CourseTabs } from './CourseTabs';
import { OnlyTeachers } from './OnlyTeachers';
import { membersQuery } from './queries';
import { RosterImport } from './RosterImport';

const route = getRouteApi('/inside/courses/$course/people');

export function PeoplePage() {
  const { teacher: t, role } = useText();
  const { course } = route.useParams();
  const { data: members } = useSuspenseQuery(membersQuery(course));
  const [search, setSearch] = useState('');
  usePageTitle(t.people);
  const shown = members.filter(({ name, login, section }) =>
    `${name} ${login} ${section ?? ''}`.toLowerCase().includes(search.toLowerCase()),
  );
  return (
    <Stack maw={1100} mx="auto">
      <Title order={1}>{t.people}</Title>
      <CourseTabs course={course} />
      <OnlyTeachers course={course}>
        <RosterImport course={course} />
      </OnlyTeachers>
      <Group align="end" justify="space-between">
        <TextInput
          label={t.search}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Anchor href={`/api/courses/${course}/roster`} download size="sm">
          {t.exportRoster}
        </Anchor>
      </Group>
      <DataTable
        label={t.people}
        rows={shown}
        rowKey={({ user }) => user}
        columns={[
          { key: 'name', title: t.personName, cell: ({ name }) => name, sortBy: ({ name }) => name },
          { key: 'login', title: t.login, cell: ({ login }) => login, sortBy: ({ login }) => login },
          { key: 'role', title: t.role, cell: (row) => role[row.role], sortBy: (row) => row.role },
          {
            key: 'section',
            title: t.section,
            cell: ({ section }) => section ?? '–',
            sortBy: ({ section }) => section ?? '',
          },
        ]}
      />
    </Stack>
  );
}
