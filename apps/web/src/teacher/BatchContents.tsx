import { Stack, Text } from '@mantine/core';
import type { BatchPreview } from '../api/answers';
import { useText } from '../text/language';

/** What was recognised in a zip, and, file by file, what was not. */
export function BatchContents({ preview: { recognised, refused } }: { readonly preview: BatchPreview }) {
  const { teacher: t } = useText();
  return (
    <Stack gap={4} role="status">
      <Text size="sm">
        {recognised.length > 0 && `✓ ${t.recognised(recognised.length)}: ${shortened(recognised)}`}
      </Text>
      {refused.length > 0 && (
        <>
          <Text size="sm">✗ {t.notRecognised(refused.length)}</Text>
          <ul>
            {refused.slice(0, MOST).map(({ file, message }) => (
              <li key={file}>
                <Text size="sm">
                  <code>{file}</code> {message}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </Stack>
  );
}

const MOST = 20;

function shortened(names: readonly string[]): string {
  return names.length <= 6 ? names.join(', ') : `${names.slice(0, 5).join(', ')}, …`;
}
