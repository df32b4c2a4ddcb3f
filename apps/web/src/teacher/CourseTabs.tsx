import { Link } from '@tanstack/react-router';
import { useText } from '../text/language';
import { Tabs } from '../ui/Tabs';

/** What staff have in a course. */
export function CourseTabs({ course }: { readonly course: string }) {
  const { nav } = useText().teacher;
  const params = { course };
  const exact = { activeOptions: { exact: true } };
  return (
    <Tabs label={nav.label}>
      <Link to="/courses/$course" params={params} {...exact}>
        {nav.home}
      </Link>
      <Link to="/courses/$course/people" params={params}>
        {nav.people}
      </Link>
      <Link to="/courses/$course/exercises" params={params}>
        {nav.exercises}
      </Link>
      <Link to="/courses/$course/batches" params={params}>
        {nav.batches}
      </Link>
    </Tabs>
  );
}
