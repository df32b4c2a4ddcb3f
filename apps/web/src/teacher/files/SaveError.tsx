import { Alert, List } from '@mantine/core';
import { ApiError } from '../../api/problem';
import { useText } from '../../text/language';
import { ErrorText } from '../../ui/ErrorText';
import type { Files } from './changes';
import { PlaceLink } from './PlaceLink';

/** Why the files were refused, each mistake with the way to its line. */
export function SaveError({ error, files }: { readonly error: Error; readonly files: Files }) {
  const { files: t } = useText();
  if (!(error instanceof ApiError) || error.problem.code !== 'invalid-file')
    return <ErrorText error={error} />;
  return (
    <Alert role="alert" variant="outline" color="gray" p="xs" title={`⚠ ${t.refused}`}>
      <List size="sm">
        {error.problem.errors.map(({ field, line, message }, index) => (
          <List.Item key={index}>
            {field in files ? <PlaceLink file={field} line={line} /> : <b>{field}</b>} {message}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
