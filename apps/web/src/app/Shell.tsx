import { Outlet } from '@tanstack/react-router';
import { SessionEndedDialog } from '../session/SessionEndedDialog';
import { useText } from '../text/language';
import { Header } from './Header';
import { OfflineBanner } from './OfflineBanner';
import classes from './Shell.module.css';

/** What is around every page behind the sign-in. */
export function Shell() {
  const { skip } = useText();
  return (
    <>
      <a className={classes.skip} href="#content">
        {skip}
      </a>
      <Header />
      <OfflineBanner />
      <main id="content" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <SessionEndedDialog />
    </>
  );
}
