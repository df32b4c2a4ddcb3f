import { Box, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Tabs.module.css';

/** Links between pages that belong together; the router marks the one that is shown. */
export function Tabs({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box component="nav" aria-label={label} mb="md">
      <Group gap="md" className={classes.tabs}>
        {children}
      </Group>
    </Box>
  );
}
