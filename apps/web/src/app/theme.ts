import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** One accent colour; red, amber and green belong to verdicts. */
export const theme = createTheme({
  primaryColor: 'indigo',
  // White can be read on both.
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  fontFamily:
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  defaultRadius: 'sm',
  headings: { sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.15rem' }, h3: { fontSize: '1rem' } } },
});

const QUIET = { light: '#5f6875', dark: '#9aa3b0' };

/** Mantine's own grey of what is said quietly is too pale to be read by everybody. */
export const readableGreys: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-dimmed': QUIET.light, '--mantine-color-placeholder': QUIET.light },
  dark: { '--mantine-color-dimmed': QUIET.dark, '--mantine-color-placeholder': QUIET.dark },
});
