import { Link } from '@tanstack/react-router';
import { useText } from '../text/language';
import { Tabs } from '../ui/Tabs';
import { OnlyTeachers } from './OnlyTeachers';

/** What staff have of an assignment. */
export function AssignmentTabs({
  course,
  assignment,
}: {
  readonly course: string;
  readonly assignment: string;
}) {
  const { tabs } = useText().teacher;
  const params = { course, assignment };
  return (
    <Tabs label={tabs.label}>
      <Link to="/courses/$course/assignments/$assignment/gradebook" params={params}>
        {tabs.gradebook}
      </Link>
      <Link to="/courses/$course/assignments/$assignment/statistics" params={params}>
        {tabs.statistics}
      </Link>
      <Link to="/courses/$course/assignments/$assignment/regrades" params={params}>
        {tabs.regrades}
      </Link>
      <OnlyTeachers course={course}>
        <Link to="/courses/$course/assignments/$assignment/edit" params={params}>
          {tabs.edit}
        </Link>
      </OnlyTeachers>
      <Link to="/courses/$course/assignments/$assignment" params={params} activeOptions={{ exact: true }}>
        {tabs.asStudent}
      </Link>
    </Tabs>
  );
}
