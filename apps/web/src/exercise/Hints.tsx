import { Button, Stack, Text } from '@mantine/core';
import { Markdown } from '../markdown/Markdown';
import { useText } from '../text/language';

interface HintsProps {
  readonly hints: readonly string[];
  readonly seen: number;
  readonly onNext: () => void;
}

/** A ladder: each hint says more than the one before, and nobody is shown one without asking. */
export function Hints({ hints, seen, onNext }: HintsProps) {
  const { exercise: t } = useText();
  if (hints.length === 0) return <Text>{t.noHints}</Text>;
  return (
    <Stack align="flex-start">
      <ol>
        {hints.slice(0, seen).map((hint) => (
          <li key={hint}>
            <Markdown text={hint} />
          </li>
        ))}
      </ol>
      {seen < hints.length ? (
        <Button variant="default" onClick={onNext}>
          {t.nextHint}
        </Button>
      ) : (
        <Text c="dimmed">{t.allHints}</Text>
      )}
    </Stack>
  );
}
