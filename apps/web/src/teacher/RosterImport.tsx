import { Button, FileButton, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RosterImported, RosterPreview } from '../api/answers';
import { upload } from '../api/upload';
import { useText } from '../text/language';
import { ErrorText } from '../ui/ErrorText';
import { RosterChanges } from './RosterChanges';

/** First what a file would change, then the import: the same file, read once more by the server. */
export function RosterImport({ course }: { readonly course: string }) {
  const { teacher: t, cancel } = useText();
  const queryClient = useQueryClient();
  const at = `/api/courses/${course}/roster`;
  const preview = useMutation({
    mutationFn: (file: File) => upload<RosterPreview>('POST', `${at}/preview`, file, 'text/csv'),
  });
  const importing = useMutation({
    mutationFn: (file: File) => upload<RosterImported>('PUT', at, file, 'text/csv'),
    onSuccess: async () => {
      preview.reset();
      await queryClient.invalidateQueries();
    },
  });
  const file = preview.variables;
  const changes = preview.data?.lines.filter(({ change }) => change !== 'unchanged').length;
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={2}>{t.importRoster}</Title>
        <Text size="sm">{t.rosterHelp}</Text>
        <Group>
          <FileButton accept=".csv,text/csv" onChange={(chosen) => chosen && preview.mutate(chosen)}>
            {(props) => (
              <Button variant="default" loading={preview.isPending} {...props}>
                {t.chooseFile}
              </Button>
            )}
          </FileButton>
          {importing.data && (
            <Text role="status" size="sm">
              {t.imported(importing.data.added, importing.data.changed)}
            </Text>
          )}
        </Group>
        {(preview.error ?? importing.error) && <ErrorText error={(preview.error ?? importing.error)!} />}
        {preview.data && file && (
          <>
            <Title order={3}>{t.previewTitle}</Title>
            <RosterChanges preview={preview.data} />
            <Group>
              <Button
                disabled={changes === 0}
                loading={importing.isPending}
                onClick={() => importing.mutate(file)}
              >
                {t.importNow}
              </Button>
              <Button variant="default" onClick={() => preview.reset()}>
                {cancel}
              </Button>
              {changes === 0 && <Text size="sm">{t.nothingToImport}</Text>}
            </Group>
          </>
        )}
      </Stack>
    </Paper>
  );
}
