import { useText } from '../text/language';
import { useConnectionIsLost } from './connection';
import classes from './Shell.module.css';

export function OfflineBanner() {
  const { offline } = useText();
  const isLost = useConnectionIsLost();
  return <div role="status">{isLost && <div className={classes.banner}>⚠ {offline}</div>}</div>;
}
