import { Tooltip } from '@mantine/core';
import { useLanguage } from '../text/language';
import { absoluteTime, relativeTime } from './relative-time';
import { useNow } from './useNow';

/** When something is or was, from now; the date itself on hover and focus. */
export function RelativeTime({ at }: { readonly at: string }) {
  const language = useLanguage();
  const now = useNow();
  const time = Date.parse(at);
  const absolute = absoluteTime(time, language);
  return (
    <Tooltip label={absolute}>
      <time dateTime={at} aria-label={absolute} tabIndex={0} style={{ whiteSpace: 'nowrap' }}>
        {relativeTime(time, now, language)}
      </time>
    </Tooltip>
  );
}
