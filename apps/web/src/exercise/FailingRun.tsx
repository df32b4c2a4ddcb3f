import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ScenarioReport } from '@heddle/verdict';
import { useLanguage } from '../text/language';
import { Printed } from './Printed';
import { publicTestsQuery, type Attempt } from './queries';
import { RunExplorer } from './RunExplorer';
import { saidOf } from './said';

/** A failing run of something that was handed in: what happened in a sentence, and the run to walk through. */
export function FailingRun({
  attempt,
  scenario,
}: {
  readonly attempt: Attempt;
  readonly scenario: ScenarioReport;
}) {
  const language = useLanguage();
  const { assignment, exercise } = attempt;
  // Of a batch there is no assignment; then its runs can be watched, and not played with.
  const { data: tests = null } = useQuery({
    ...publicTestsQuery(assignment ?? '', exercise, attempt.language),
    enabled: assignment !== null,
  });
  const { failure } = scenario;
  if (failure === undefined) return null;
  const { message, explanation, advice } = saidOf(failure, language);
  return (
    <Stack gap="xs">
      <Text fw={600}>{message}</Text>
      <Text>{explanation}</Text>
      {advice !== undefined && <Text c="dimmed">{advice}</Text>}
      <Printed output={failure.output} />
      <RunExplorer
        key={scenario.name}
        scenario={scenario}
        failure={failure}
        source={{ file: attempt.file, text: attempt.source }}
        tests={tests}
        program={undefined}
        submission={attempt.id}
      />
    </Stack>
  );
}
