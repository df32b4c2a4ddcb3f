import { Anchor, Table, Text } from '@mantine/core';
import type { Report, ScenarioReport } from '@heddle/verdict';
import { useLanguage, useText } from '../text/language';
import { Verdict } from '../ui/Verdict';

interface TestsTableProps {
  readonly report: Report;
  /** The test that the explorer shows. */
  readonly shown: ScenarioReport | undefined;
  readonly onShow: (scenario: ScenarioReport) => void;
}

/** Every test with its points and what was searched; a failing one opens in the explorer. */
export function TestsTable({ report, shown, onShow }: TestsTableProps) {
  const { exercise: t } = useText();
  const language = useLanguage();
  return (
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
                      aria-pressed={scenario === shown}
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
  );

  function searchText({ search }: ScenarioReport): string {
    if (search.schedules === 0) return '';
    return search.mode === 'exhaustive'
      ? t.exhaustive(search.schedules)
      : t.bounded(search.schedules, search.preemptionBound);
  }
}
