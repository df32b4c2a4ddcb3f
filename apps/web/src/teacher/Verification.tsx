import { Stack, Text } from '@mantine/core';
import type { ExerciseVersion } from '../api/answers';
import { useText } from '../text/language';
import { DataTable } from '../ui/DataTable';
import { Verdict } from '../ui/Verdict';

/** What `verify` says of a version: for each solution what it was declared to get, and what it got. */
export function Verification({ version }: { readonly version: ExerciseVersion }) {
  const { teacher: t } = useText();
  const { checks, problem } = version.verification;
  if (checks.length === 0 && problem === null) {
    return <Text size="sm">{version.builtIn ? t.verifiedByTests : t.verifyStatus.running}</Text>;
  }
  return (
    <Stack gap="xs">
      {problem !== null && (
        <Text size="sm" component="pre" style={{ whiteSpace: 'pre-wrap' }}>
          ✗ {problem}
        </Text>
      )}
      <DataTable
        label={t.verification}
        rows={checks}
        rowKey={({ file }) => file}
        minWidth={640}
        columns={[
          {
            key: 'file',
            title: t.solution,
            cell: ({ file }) => <code>{file}</code>,
            sortBy: ({ file }) => file,
          },
          { key: 'expected', title: t.declared, cell: ({ expected }) => <Verdict verdict={expected} /> },
          {
            key: 'actual',
            title: t.actual,
            cell: ({ expected, actual, deterministic, explanation }) => (
              <>
                {expected === actual ? '= ' : '≠ '}
                <Verdict verdict={actual} />
                {!deterministic && <Text size="sm">✗ {t.notDeterministic}</Text>}
                {expected !== actual && <Text size="sm">{explanation}</Text>}
              </>
            ),
            sortBy: ({ expected, actual }) => (expected === actual ? 1 : 0),
          },
          { key: 'misconception', title: t.misconception, cell: ({ misconception }) => misconception },
        ]}
      />
    </Stack>
  );
}
