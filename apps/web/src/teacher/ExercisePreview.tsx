import { Button, Code, List, Paper, SegmentedControl, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExerciseVersion } from '../api/answers';
import { Markdown } from '../markdown/Markdown';
import { useLanguage, useText } from '../text/language';
import { ErrorText } from '../ui/ErrorText';
import { previewQuery } from './queries';

/** What a student would get to see, and nothing else. */
export function ExercisePreview({
  course,
  version,
}: {
  readonly course: string;
  readonly version: ExerciseVersion;
}) {
  const { teacher: t, programmingLanguage } = useText();
  const language = useLanguage();
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState(version.languages[0] ?? 'typescript');
  const { data, error } = useQuery({ ...previewQuery(course, version.id, chosen), enabled: opened });
  return (
    <>
      <Button variant="default" w="fit-content" onClick={() => setOpened(!opened)} aria-expanded={opened}>
        {t.preview}
      </Button>
      {error && <ErrorText error={error} />}
      {opened && data && (
        <Paper withBorder p="md">
          <Stack gap="sm">
            {version.languages.length > 1 && (
              <SegmentedControl
                w="fit-content"
                value={chosen}
                onChange={(value) => setChosen(value)}
                data={version.languages.map((value) => ({ value, label: programmingLanguage[value] }))}
              />
            )}
            <Markdown text={data.statement[language]} language={chosen} />
            <Title order={3}>
              {t.starter}: {data.file}
            </Title>
            <Code block tabIndex={0}>
              {data.starter}
            </Code>
            <Title order={3}>{t.scenarios}</Title>
            <List size="sm">
              {data.scenarios.map(({ title, points, hidden }, index) => (
                <List.Item key={index}>
                  {title[language]} · {points}
                  {hidden && ` · ${t.hidden}`}
                </List.Item>
              ))}
            </List>
            <Title order={3}>{t.hints}</Title>
            <List type="ordered" size="sm">
              {data.hints[language].map((hint) => (
                <List.Item key={hint}>{hint}</List.Item>
              ))}
            </List>
          </Stack>
        </Paper>
      )}
    </>
  );
}
