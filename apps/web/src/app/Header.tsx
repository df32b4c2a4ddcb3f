import {
  Button,
  Menu,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
  type MantineColorScheme,
} from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { sessionQuery, signOut } from '../session/session';
import { chooseLanguage, useLanguage, useText } from '../text/language';
import { Trail } from './Trail';
import classes from './Shell.module.css';

export function Header() {
  const t = useText();
  return (
    <header className={classes.header}>
      <Link to="/" className={classes.brand}>
        <img src="/favicon.svg" alt="" width={22} height={22} />
        {t.name}
      </Link>
      <nav className={classes.trail}>
        <Trail />
      </nav>
      <div className={classes.tools}>
        <LanguageSwitch />
        <ThemeMenu />
        <AccountMenu />
      </div>
    </header>
  );
}

export function LanguageSwitch() {
  const language = useLanguage();
  const other = language === 'en' ? 'zh' : 'en';
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      lang={other === 'zh' ? 'zh-Hans' : 'en'}
      onClick={() => void chooseLanguage(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  );
}

const SCHEMES: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];

export function ThemeMenu() {
  const { theme } = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu>
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" aria-label={theme.label}>
          ◐
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map((scheme) => (
          <Menu.Item key={scheme} onClick={() => setColorScheme(scheme)}>
            {scheme === colorScheme ? '● ' : '○ '}
            {theme[scheme]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function AccountMenu() {
  const { menu } = useText();
  const { data: me } = useSuspenseQuery(sessionQuery);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await signOut();
    await navigate({ to: '/sign-in' });
    queryClient.clear();
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton px="xs" fz="sm" fw={600}>
          <VisuallyHidden>
            {menu.account}: {me?.name},
          </VisuallyHidden>{' '}
          {me?.login} <span aria-hidden="true">▾</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me?.name}</Menu.Label>
        {me?.administrator && (
          <Menu.Item renderRoot={(props) => <Link to="/admin/users" {...props} />}>
            {menu.administration}
          </Menu.Item>
        )}
        <Menu.Item onClick={() => void leave()}>{menu.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
