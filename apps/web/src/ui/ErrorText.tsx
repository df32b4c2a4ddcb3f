import { Alert, List } from '@mantine/core';
import { ApiError } from '../api/problem';
import { useText } from '../text/language';
import { errorSentence } from './error-sentence';

/** Why something was refused, with every field and line that is wrong. */
export function ErrorText({ error }: { readonly error: Error }) {
  const t = useText();
  const errors = error instanceof ApiError ? error.problem.errors : [];
  return (
    <Alert role="alert" variant="outline" color="gray" p="xs" title={`⚠ ${errorSentence(error, t)}`}>
      {errors.length > 0 && (
        <List size="sm">
          {errors.map(({ field, message, line }, index) => (
            <List.Item key={index}>
              {line !== undefined && `${line}: `}
              <b>{field}</b> {message}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
