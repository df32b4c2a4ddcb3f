import { Anchor, Group, Stack, Table, Text } from '@mantine/core';
import type { Report, ScenarioReport } from '@heddle/verdict';
import { useLanguage, useText } from '../text/language';
import { Verdict } from '../ui/Verdict';
import { Printed } from './Printed';
import { saidOf } from './said';

interface ResultProps {
  readonly report: Report;
  /** Where it was made. */
  readonly note: string;
  readonly shown: ScenarioReport | undefined;
  readonly onShow: (scenario: ScenarioReport) => void;
}

/** The verdict, what happened in a sentence, and every test with its points and what was searched. */
export function Result({ report, note, shown, onShow }: ResultProps) {
  const { exercise: t, points } = useText();
  const language = useLanguage();
  const failing = shown ?? report.scenarios.find(({ failure }) => failure !== undefined);
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
      {report.message !== undefined && <Text>{report.message}</Text>}
      {report.diagnostics.length > 0 && (
        <ul>
          {report.diagnostics.map(({ line, column, message }) => (
            <li key={`${line}:${column}:${message}`}>
              {t.line(line)}: {message}
            </li>
          ))}
        </ul>
      )}
      {failing !== undefined && said !== undefined && (
        <>
          <Text fw={600}>
            {failing.title[language]}: {said.message}
          </Text>
          <Text>{said.explanation}</Text>
          {said.advice !== undefined && <Text c="dimmed">{said.advice}</Text>}
          <Printed output={failing.failure?.output ?? ''} />
        </>
      )}
      <Table.ScrollContainer minWidth={320} type="native">
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.tests}</Table.Th>
              <Table.Th>{t.result}</Table.Th>
              <Table.Th ta="right">{t.points}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.scenarios.map((scenario) => (
              <Table.Tr key={scenario.name}>
                <Table.Td>
                  {scenario.title[language]}
                  <Text size="xs" c="dimmed">
                    {searchText(scenario)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Verdict verdict={scenario.verdict} />
                  {scenario.failure !== undefined && (
                    <div>
                      <Anchor
                        component="button"
                        type="button"
                        size="sm"
                        aria-pressed={scenario === failing}
                        onClick={() => onShow(scenario)}
                      >
                        {t.show}
                      </Anchor>
                    </div>
                  )}
                </Table.Td>
                <Table.Td ta="right">
                  {scenario.score}/{scenario.maxScore}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );

  function searchText({ search }: ScenarioReport): string {
    if (search.schedules === 0) return '';
    return search.mode === 'exhaustive'
      ? t.exhaustive(search.schedules)
      : t.bounded(search.schedules, search.preemptionBound);
  }
}
