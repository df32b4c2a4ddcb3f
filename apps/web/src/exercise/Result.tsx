import type { ReactNode } from 'react';
import { Group, Stack, Text } from '@mantine/core';
import { diagnosticText, messageText } from '@heddle/report';
import type { Report, ScenarioReport } from '@heddle/verdict';
import { useLanguage, useText } from '../text/language';
import { Verdict } from '../ui/Verdict';
import { Printed } from './Printed';
import { saidOf } from './said';

interface ResultProps {
  readonly report: Report;
  /** Where it was made. */
  readonly note: string;
  /** The test whose failure is told. */
  readonly failing: ScenarioReport | undefined;
  readonly children?: ReactNode;
}

/** The verdict, and what happened in a sentence. */
export function Result({ report, note, failing, children }: ResultProps) {
  const { exercise: t, points } = useText();
  const language = useLanguage();
  const said = failing?.failure === undefined ? undefined : saidOf(failing.failure, language);
  return (
    <Stack gap="xs" component="section" aria-label={t.result}>
      <Group gap="md" justify="space-between" role="status">
        <Text size="lg">
          <Verdict verdict={report.verdict} />
        </Text>
        <Text size="sm">
          {points(report.score, report.maxScore)} · {note}
        </Text>
      </Group>
      {report.message !== undefined && <Text>{messageText(report.message, language)}</Text>}
      {report.diagnostics.length > 0 && (
        <ul>
          {report.diagnostics.map(({ line, column, message }) => (
            <li key={`${line}:${column}:${message}`}>{t.atLine(line, diagnosticText(message, language))}</li>
          ))}
        </ul>
      )}
      {failing !== undefined && said !== undefined && (
        <>
          <Text fw={600}>{t.said(failing.title[language] ?? failing.name, said.message)}</Text>
          <Text>{said.explanation}</Text>
          {said.advice !== undefined && <Text c="dimmed">{said.advice}</Text>}
          <Printed output={failing.failure?.output ?? ''} />
        </>
      )}
      {children}
    </Stack>
  );
}
