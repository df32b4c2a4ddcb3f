import { Anchor } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';

const route = getRouteApi('/inside/courses/$course/exercises/$exerciseVersion');

/** Opens a file of this exercise, and goes to the line if there is one. */
export function PlaceLink({ file, line }: { readonly file: string; readonly line?: number | undefined }) {
  const params = route.useParams();
  return (
    <Anchor
      ff="monospace"
      style={{ overflowWrap: 'anywhere' }}
      renderRoot={(props) => (
        <Link
          to="/courses/$course/exercises/$exerciseVersion"
          params={params}
          search={{ file, ...(line !== undefined && { line }) }}
          resetScroll={false}
          replace
          {...props}
        />
      )}
    >
      {line === undefined ? file : `${file}:${line}`}
    </Anchor>
  );
}
