import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { courseQuery } from '../student/queries';

interface Props {
  readonly course: string;
  readonly children: ReactNode;
}

/** What the server refuses to assistants is not offered to them. */
export function OnlyTeachers({ course, children }: Props) {
  const { data } = useQuery(courseQuery(course));
  return data?.role === 'teacher' ? children : null;
}
