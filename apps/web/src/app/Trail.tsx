import { Anchor, Breadcrumbs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { assignmentQuery, courseQuery } from '../student/queries';
import { useLanguage } from '../text/language';

/** Where one is: course ▸ assignment ▸ exercise. */
export function Trail() {
  const { course, assignment, exercise } = useParams({ strict: false });
  const language = useLanguage();
  const { data: inCourse } = useQuery({ ...courseQuery(course ?? ''), enabled: course !== undefined });
  const { data: inAssignment } = useQuery({
    ...assignmentQuery(assignment ?? ''),
    enabled: assignment !== undefined,
  });
  if (course === undefined) return null;
  const standing = inAssignment?.exercises.find(({ slug }) => slug === exercise);
  return (
    <Breadcrumbs separator="▸" separatorMargin="xs" fz="sm">
      <Anchor fz="sm" renderRoot={(props) => <Link to="/courses/$course" params={{ course }} {...props} />}>
        {inCourse?.title ?? '…'}
      </Anchor>
      {assignment !== undefined && (
        <Anchor
          fz="sm"
          renderRoot={(props) => (
            <Link to="/courses/$course/assignments/$assignment" params={{ course, assignment }} {...props} />
          )}
        >
          {inAssignment?.title ?? '…'}
        </Anchor>
      )}
      {exercise !== undefined && <span>{standing?.title[language] ?? exercise}</span>}
    </Breadcrumbs>
  );
}
