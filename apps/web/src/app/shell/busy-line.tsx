import { useIsFetching } from '@tanstack/react-query';
import { useBusy } from '../busy.js';
import classes from './shell.module.css';

/** Two pixels on top of the page while something on it is being read again. */
export function BusyLine() {
  const reading = useIsFetching() > 0;
  const loading = useBusy();
  return <div className={classes.busy} data-on={reading || loading} aria-hidden="true" />;
}
