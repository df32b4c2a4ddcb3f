import { useEffect } from 'react';

/** The title of the window; the focus of a screen reader starts there. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined ? 'Heddle' : `${title} · Heddle`;
  }, [title]);
}
