import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Submission } from '../api/answers';
import { useText } from '../text/language';
import { RelativeTime } from '../ui/RelativeTime';
import { Verdict } from '../ui/Verdict';
import { changedLines } from './changed-lines';
import { attemptQuery, attemptsQuery, type Attempt } from './queries';

interface AttemptsProps {
  readonly assignment: string;
  readonly exercise: string;
  readonly user: string;
  /** What is in the editor now. */
  readonly source: string;
  readonly onRestore: (attempt: Attempt) => void;
}

/** Everything that was handed in: to restore, to compare, to look at again. */
export function Attempts({ assignment, exercise, user, source, onRestore }: AttemptsProps) {
  const { exercise: t } = useText();
  const { data: attempts = [] } = useQuery(attemptsQuery(assignment, exercise, user));
  if (attempts.length === 0) return <Text>{t.noAttempts}</Text>;
  return (
    <Stack component="ol" gap="md" pl={0} style={{ listStyle: 'none' }}>
      {attempts.map((attempt) => (
        <Entry key={attempt.id} attempt={attempt} source={source} onRestore={onRestore} />
      ))}
    </Stack>
  );
}

interface EntryProps extends Pick<AttemptsProps, 'source' | 'onRestore'> {
  readonly attempt: Submission;
}

function Entry({ attempt, source, onRestore }: EntryProps) {
  const { exercise: t, status } = useText();
  const [wanted, setWanted] = useState<'compare' | undefined>();
  const { data, refetch } = useQuery({ ...attemptQuery(attempt.id), enabled: wanted !== undefined });
  const restore = async () => {
    const { data: whole } = await refetch();
    if (whole !== undefined) onRestore(whole);
  };
  const failed = attempt.verdict !== null && attempt.verdict !== 'accepted';
  return (
    <li>
      <Group gap="sm">
        <b>{t.attempt(attempt.attempt)}</b>
        {attempt.verdict === null ? (
          <span>{attempt.status === 'graded' ? '' : status[attempt.status]}</span>
        ) : (
          <Verdict verdict={attempt.verdict} />
        )}
        {attempt.score !== null && (
          <span>
            {attempt.score}/{attempt.maxScore}
          </span>
        )}
        <Text size="sm" c="dimmed">
          <RelativeTime at={attempt.submittedAt} />
        </Text>
      </Group>
      {attempt.status === 'failed' && <Text size="sm">{t.notGraded}</Text>}
      <Group gap="xs" mt={4}>
        <Button size="compact-sm" variant="default" onClick={() => void restore()}>
          {t.restore}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={wanted === 'compare'}
          onClick={() => setWanted(wanted === undefined ? 'compare' : undefined)}
        >
          {wanted === undefined ? t.compare : t.compareEnd}
        </Button>
        {failed && (
          <Anchor
            component={Link}
            to="/submissions/$submission"
            params={{ submission: attempt.id } as never}
            size="sm"
          >
            {t.openRun}
          </Anchor>
        )}
      </Group>
      {wanted === 'compare' && data !== undefined && <Difference before={data.source} after={source} />}
    </li>
  );
}

function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const { exercise: t } = useText();
  return (
    <figure className="heddle-comparison">
      <figcaption>{t.signs}</figcaption>
      <pre tabIndex={0} className="heddle-difference">
        {changedLines(before, after).map(({ sign, text }, index) => (
          <div key={index} data-sign={sign}>
            {sign} {text}
          </div>
        ))}
      </pre>
    </figure>
  );
}
