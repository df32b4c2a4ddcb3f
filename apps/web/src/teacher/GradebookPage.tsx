import { Anchor, Group, Select, Stack, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { GradebookRow } from '../api/answers';
import { useLanguage, useText } from '../text/language';
import { DataTable } from '../ui/DataTable';
import { VERDICT_SYMBOLS, verdictKind } from '../ui/verdict-kind';
import { usePageTitle } from '../ui/usePageTitle';
import { AssignmentTabs } from './AssignmentTabs';
import { gradebookQuery } from './queries';
import { StudentDrawer } from './StudentDrawer';

const route = getRouteApi('/inside/courses/$course/assignments/$assignment/gradebook');

type Cell = GradebookRow['cells'][number];

/** Students by exercises: points and a symbol; a cell opens the attempts. */
export function GradebookPage() {
  const { teacher: t, verdicts } = useText();
  const language = useLanguage();
  const { course, assignment } = route.useParams();
  const { data } = useSuspenseQuery(gradebookQuery(assignment));
  const [search, setSearch] = useState('');
  const [section, setSection] = useState<string | null>(null);
  const [opened, setOpened] = useState<{ readonly row: GradebookRow; readonly exercise?: string }>();
  usePageTitle(`${data.assignment.title} · ${t.tabs.gradebook}`);
  const sections = [...new Set(data.rows.flatMap((row) => row.section ?? []))].sort();
  const rows = data.rows.filter(
    (row) =>
      `${row.name} ${row.login}`.toLowerCase().includes(search.toLowerCase()) &&
      (section === null || row.section === section),
  );
  const at = `/api/assignments/${assignment}`;
  return (
    <Stack maw={1400} mx="auto">
      <Title order={1}>{data.assignment.title}</Title>
      <AssignmentTabs course={course} assignment={assignment} />
      <Group align="end" justify="space-between">
        <Group align="end">
          <TextInput
            label={t.search}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          {sections.length > 0 && (
            <Select
              label={t.section}
              placeholder={t.all}
              clearable
              clearButtonProps={{ 'aria-label': t.all }}
              value={section}
              onChange={setSection}
              data={sections}
            />
          )}
        </Group>
        <Group>
          <Text size="sm">{t.downloadGradebook}</Text>
          <Anchor size="sm" href={`${at}/gradebook.csv`} download>
            {t.exportCsv}
          </Anchor>
          <Anchor size="sm" href={`${at}/gradebook.junit.xml`} download>
            {t.exportJunit}
          </Anchor>
        </Group>
      </Group>
      <DataTable
        label={t.tabs.gradebook}
        rows={rows}
        rowKey={({ user }) => user}
        minWidth={320 + 90 * data.exercises.length}
        columns={[
          {
            key: 'name',
            title: t.student,
            pinned: true,
            cell: (row) => (
              <UnstyledButton fz="sm" fw={600} onClick={() => setOpened({ row })}>
                {row.name}
              </UnstyledButton>
            ),
            sortBy: ({ name }) => name,
          },
          { key: 'login', title: t.login, cell: ({ login }) => login, sortBy: ({ login }) => login },
          {
            key: 'total',
            title: t.total,
            align: 'right',
            cell: ({ total }) => <b>{total}</b>,
            sortBy: ({ total }) => total,
          },
          ...data.exercises.map(({ slug, title, points }, index) => ({
            key: slug,
            title: `${title[language]} (${points})`,
            align: 'right' as const,
            cell: (row: GradebookRow) => {
              const cell = row.cells[index] ?? null;
              if (cell === null) return '–';
              const label = `${row.name}, ${title[language]}: ${cell.score}, ${verdicts[cell.verdict] ?? cell.verdict}`;
              return (
                <UnstyledButton
                  fz="sm"
                  aria-label={label}
                  title={label}
                  onClick={() => setOpened({ row, exercise: slug })}
                >
                  <Points cell={cell} />
                </UnstyledButton>
              );
            },
            sortBy: (row: GradebookRow) => row.cells[index]?.score ?? -1,
          })),
        ]}
      />
      {data.rows.every(({ cells }) => cells.every((cell) => cell === null)) && <Text>{t.noSubmissions}</Text>}
      <StudentDrawer
        course={course}
        assignment={assignment}
        row={opened?.row}
        exercise={opened?.exercise}
        exercises={data.exercises}
        onClose={() => setOpened(undefined)}
      />
    </Stack>
  );
}

function Points({ cell }: { readonly cell: NonNullable<Cell> }) {
  const kind = verdictKind(cell.verdict);
  return (
    <>
      <Text span inherit c={`var(--heddle-${kind})`}>
        {VERDICT_SYMBOLS[kind]}
      </Text>{' '}
      {cell.score}
    </>
  );
}
