import { Text } from '@mantine/core';
import type { RosterPreview } from '../api/answers';
import { useText } from '../text/language';
import { DataTable } from '../ui/DataTable';

const SYMBOLS = { 'new-account': '+', added: '+', changed: '~', unchanged: '=' } as const;

export function RosterChanges({ preview: { lines } }: { readonly preview: RosterPreview }) {
  const { teacher: t, role } = useText();
  const count = (...kinds: readonly string[]) => lines.filter(({ change }) => kinds.includes(change)).length;
  return (
    <>
      <Text size="sm">
        {t.changeCounts(count('new-account', 'added'), count('changed'), count('unchanged'))}
      </Text>
      <DataTable
        label={t.previewTitle}
        rows={lines.filter(({ change }) => change !== 'unchanged').slice(0, 500)}
        rowKey={({ login }) => login}
        columns={[
          {
            key: 'change',
            title: '',
            cell: ({ change }) => `${SYMBOLS[change]} ${t.change[change]}`,
            sortBy: ({ change }) => change,
          },
          { key: 'login', title: t.login, cell: ({ login }) => login, sortBy: ({ login }) => login },
          { key: 'name', title: t.personName, cell: ({ name }) => name, sortBy: ({ name }) => name },
          {
            key: 'role',
            title: t.role,
            cell: ({ before, ...line }) => fromTo(before && role[before.role], role[line.role]),
          },
          {
            key: 'section',
            title: t.section,
            cell: ({ before, section }) => fromTo(before && (before.section || '–'), section || '–'),
          },
        ]}
      />
    </>
  );
}

function fromTo(before: string | null, after: string): string {
  return before === null || before === after ? after : `${before} → ${after}`;
}
