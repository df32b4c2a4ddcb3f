import { Anchor, List, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Overview } from '../api/answers';
import { useLanguage, useText } from '../text/language';

/** Who may want help, and where. */
export function StuckList({ course, stuck }: { readonly course: string; readonly stuck: Overview['stuck'] }) {
  const { teacher: t } = useText();
  const language = useLanguage();
  return (
    <Stack gap={4} component="section">
      <Title order={2}>{t.stuck}</Title>
      {stuck.length === 0 && <Text size="sm">{t.nobodyStuck}</Text>}
      <List size="sm">
        {stuck.map(({ submission, name, exercise, scenario, times }) => (
          <List.Item key={submission}>
            <b>{name}</b> · {exercise}: {t.stuckAt(scenario[language], times)}{' '}
            <Anchor
              inherit
              renderRoot={(props) => (
                <Link
                  to="/courses/$course/submissions/$submission"
                  params={{ course, submission }}
                  {...props}
                />
              )}
            >
              {t.look}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
