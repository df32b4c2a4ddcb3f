import { List, Stack, Text, Title } from '@mantine/core';
import type { ExerciseVersion } from '../../api/answers';
import { useText } from '../../text/language';
import { Verdict } from '../../ui/Verdict';
import { Mutants } from './Mutants';
import { PlaceLink } from './PlaceLink';

type Check = ExerciseVersion['verification']['checks'][number];

const isRight = ({ expected, actual, deterministic }: Check) => expected === actual && deterministic;

/** What `verify` says of a version: first of its solutions, then of its harness. */
export function VerifyResults({ version }: { readonly version: ExerciseVersion }) {
  const { teacher, files: t } = useText();
  const { checks, problem, at, mutants } = version.verification;
  const wrong = checks.filter((check) => !isRight(check));
  return (
    <Stack gap="sm" component="section" aria-label={teacher.verification}>
      <Title order={2}>{teacher.verification}</Title>
      <Text role="status" fw={600}>
        {useStatus(version)}
      </Text>
      {problem !== null && (
        <div>
          {at !== null && <PlaceLink {...at} />}
          <Text size="sm" component="pre" className="heddle-wrapped">
            ✗ {problem}
          </Text>
        </div>
      )}
      <List listStyleType="none" size="sm" spacing="xs">
        {[...wrong, ...checks.filter(isRight)].map((check) => (
          <List.Item key={check.file}>
            <CheckedSolution check={check} />
          </List.Item>
        ))}
      </List>
      {mutants !== null && <Mutants mutants={mutants} />}
      {checks.length > 0 && mutants === null && version.verification.status === 'not-as-declared' && (
        <Text size="sm">{t.noMutantsYet}</Text>
      )}
    </Stack>
  );
}

function useStatus({ builtIn, verification }: ExerciseVersion): string {
  const { teacher, files: t } = useText();
  const { status, phase, progress } = verification;
  if (builtIn) return `✓ ${teacher.verifiedByTests}`;
  const so =
    status === 'running' ? '' : `${status === 'as-declared' ? '✓' : '✗'} ${teacher.verifyStatus[status]}`;
  if (phase === 'done') return so;
  const doing = phase === 'solutions' ? t.verifying(progress) : t.judging(progress);
  return so === '' ? doing : `${so} · ${doing}`;
}

function CheckedSolution({ check }: { readonly check: Check }) {
  const { teacher, files: t } = useText();
  const { file, expected, actual, deterministic, explanation, diagnostics } = check;
  return (
    <>
      {isRight(check) ? '✓' : '✗'} <PlaceLink file={file} />
      <br />
      {t.declared} <Verdict verdict={expected} />
      {expected !== actual && (
        <>
          , {t.actual} <Verdict verdict={actual} />
        </>
      )}
      {!deterministic && <Text size="sm">{teacher.notDeterministic}</Text>}
      {expected !== actual && explanation !== undefined && <Text size="sm">{explanation}</Text>}
      {diagnostics.map(({ line, message }, index) => (
        <Text key={index} size="sm">
          <PlaceLink file={file} line={line} /> {message}
        </Text>
      ))}
    </>
  );
}
