import { Text } from '@mantine/core';
import type { Standing } from '../api/answers';
import { useText } from '../text/language';

/** The points of an assignment, as a bar and in figures. */
export function Progress({ exercises }: { readonly exercises: readonly Standing[] }) {
  const t = useText();
  const of = exercises.reduce((sum, { points }) => sum + points, 0);
  const score = Math.round(exercises.reduce((sum, entry) => sum + (entry.score ?? 0), 0) * 100) / 100;
  return (
    <Text size="sm" component="span" style={{ whiteSpace: 'nowrap' }}>
      <meter value={score} max={of} aria-hidden style={{ width: '5rem', marginRight: '0.5rem' }} />
      {t.points(score, of)}
    </Text>
  );
}
