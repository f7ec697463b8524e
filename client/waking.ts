import { wake } from './connection.ts';

/** Notices when the page is looked at again, comes back from the browser's store of pages, or its network returns; called once. */
export function startWaking(): void {
  const look = () => document.visibilityState === 'visible' && wake();
  document.addEventListener('visibilitychange', look);
  addEventListener('online', look);
  addEventListener('pageshow', look);
}
