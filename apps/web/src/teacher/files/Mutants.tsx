import { Code, Stack, Text, Title } from '@mantine/core';
import type { ExerciseVersion } from '../../api/answers';
import { useText } from '../../text/language';
import { PlaceLink } from './PlaceLink';

interface Props {
  readonly mutants: NonNullable<ExerciseVersion['verification']['mutants']>;
}

/** Mistakes that were planted in the references: how many the harness noticed, and the others as differences. */
export function Mutants({ mutants }: Props) {
  const { files: t } = useText();
  const { references, killed, equivalent, leftOut, survivors, problems, failed } = mutants;
  return (
    <Stack gap="sm">
      <Title order={3}>{t.mutants}</Title>
      {failed !== undefined && <Text size="sm">✗ {t.notJudged}</Text>}
      {failed === undefined && references === 0 && <Text size="sm">{t.noMutants}</Text>}
      {references > 0 && (
        <Text size="sm">
          {survivors.length === 0 ? '✓' : '✗'} {t.mutantCounts(killed, survivors.length, equivalent)}{' '}
          {leftOut > 0 && t.leftOut(leftOut)}
        </Text>
      )}
      {problems.map(({ file, line, message }, index) => (
        <div key={index}>
          ✗ <PlaceLink file={file} line={line} />
          <Text size="sm" component="pre" className="heddle-wrapped">
            {message}
          </Text>
        </div>
      ))}
      {survivors.map(({ file, line, operator, diff, marking }, index) => (
        <div key={index}>
          ✗ <PlaceLink file={file} line={line} /> <Text size="sm">{t.survives(operator)}</Text>
          <Difference diff={diff} label={`${file}:${line}`} />
          <details>
            <summary>{t.isItRight}</summary>
            <Text size="sm">{t.marking(`${file.split('/')[0]!}/mutants.yaml`)}</Text>
            <Code block tabIndex={0}>
              {marking}
            </Code>
          </details>
        </div>
      ))}
    </Stack>
  );
}

function Difference({ diff, label }: { readonly diff: string; readonly label: string }) {
  return (
    <pre tabIndex={0} role="group" aria-label={label} className="heddle-difference heddle-diff">
      {diff.split('\n').map((line, index) => (
        <div key={index} data-sign={line[0]}>
          {line}
        </div>
      ))}
    </pre>
  );
}
