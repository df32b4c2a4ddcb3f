import { Link } from '@tanstack/react-router';
import { useText } from '../text/language';
import { Tabs } from '../ui/Tabs';

export function AdminTabs() {
  const { title, nav } = useText().admin;
  return (
    <Tabs label={title}>
      <Link to="/admin/users">{nav.users}</Link>
      <Link to="/admin/operations">{nav.operations}</Link>
      <Link to="/admin/audit">{nav.audit}</Link>
    </Tabs>
  );
}
