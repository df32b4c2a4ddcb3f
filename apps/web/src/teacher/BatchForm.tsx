import { Button, FileInput, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Batch, BatchPreview, ProgrammingLanguage } from '../api/answers';
import { upload } from '../api/upload';
import { useLanguage, useText } from '../text/language';
import { ErrorText } from '../ui/ErrorText';
import { BatchContents } from './BatchContents';
import { inOrder } from './library-order';
import { libraryQuery } from './queries';

const LANGUAGES: readonly ProgrammingLanguage[] = ['typescript', 'python'];

/** Drop a zip; what was recognised in it is shown at once, and what cannot be graded is named, file by file. */
export function BatchForm({ course }: { readonly course: string }) {
  const { teacher: t, programmingLanguage } = useText();
  const uiLanguage = useLanguage();
  const { data } = useSuspenseQuery(libraryQuery(course));
  const library = inOrder(data, uiLanguage);
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState('');
  const [version, setVersion] = useState<string | null>(null);
  const [language, setLanguage] = useState<ProgrammingLanguage>('typescript');
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const starting = useMutation({
    mutationFn: () => {
      const query = new URLSearchParams({ name, exerciseVersion: version ?? '', language });
      return upload<Batch>(
        'POST',
        `/api/courses/${course}/batches?${query.toString()}`,
        file!,
        'application/zip',
      );
    },
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['batches', course] });
      await navigate({ to: '/courses/$course/batches/$batch', params: { course, batch: id } });
    },
  });
  const looking = useMutation({
    mutationFn: ({ zip, of }: { readonly zip: File; readonly of: ProgrammingLanguage }) =>
      upload<BatchPreview>(
        'POST',
        `/api/courses/${course}/batches/preview?language=${of}`,
        zip,
        'application/zip',
      ),
  });
  const look = (zip: File | null, of: ProgrammingLanguage) => {
    if (zip === null) looking.reset();
    else looking.mutate({ zip, of });
  };
  const choose = (chosen: File | null) => {
    setFile(chosen);
    look(chosen, language);
    if (chosen !== null && (name === '' || name === nameOf(file))) setName(nameOf(chosen));
  };
  const languages = library.find(({ id }) => id === version)?.languages ?? LANGUAGES;
  return (
    <Paper
      withBorder
      p="md"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        choose(event.dataTransfer.files[0] ?? null);
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          starting.mutate();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t.batchHelp}</Text>
          <Group align="end">
            <FileInput
              label="Zip"
              placeholder={t.chooseFile}
              accept=".zip,application/zip"
              required
              miw={180}
              value={file}
              onChange={choose}
            />
            <Select
              label={t.exercise}
              placeholder={t.chooseExercise}
              allowDeselect={false}
              searchable
              required
              value={version}
              onChange={setVersion}
              data={library.map(({ id, title, version: hash }) => ({
                value: id,
                label: `${title[uiLanguage]} · ${hash.slice(0, 8)}`,
              }))}
            />
            <Select
              label={t.language}
              allowDeselect={false}
              value={language}
              onChange={(value) => {
                setLanguage(value as ProgrammingLanguage);
                look(file, value as ProgrammingLanguage);
              }}
              data={languages.map((value) => ({ value, label: programmingLanguage[value] }))}
            />
            <TextInput
              label={t.batchName}
              required
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button
              type="submit"
              disabled={version === null || looking.data === undefined || looking.data.refused.length > 0}
              loading={starting.isPending}
            >
              {t.startBatch}
            </Button>
          </Group>
          {looking.data && <BatchContents preview={looking.data} />}
          {(looking.error ?? starting.error) && <ErrorText error={(looking.error ?? starting.error)!} />}
        </Stack>
      </form>
    </Paper>
  );
}

function nameOf(zip: File | null): string {
  return zip?.name.replace(/\.zip$/i, '') ?? '';
}
