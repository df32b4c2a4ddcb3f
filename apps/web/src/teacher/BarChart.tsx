import { Stack, Text, Title } from '@mantine/core';
import { StackedBar, type Part } from '../ui/StackedBar';
import classes from './BarChart.module.css';

interface Props {
  readonly title: string;
  readonly bars: readonly { readonly label: string; readonly parts: readonly Part[] }[];
  /** Said when there is no bar. */
  readonly empty?: string;
}

/** Bars, one below the other, each as long as its number; labels and numbers are text. */
export function BarChart({ title, bars, empty = '–' }: Props) {
  const totals = bars.map(({ parts }) => parts.reduce((sum, { count }) => sum + count, 0));
  const longest = Math.max(1, ...totals);
  return (
    <Stack gap="xs" className={classes.chart}>
      <Title order={3}>{title}</Title>
      {bars.length === 0 && <Text size="sm">{empty}</Text>}
      {bars.map(({ label, parts }, index) => (
        <div key={label} className={classes.row}>
          <Text size="xs">{label}</Text>
          <div className={classes.line}>
            {totals[index]! > 0 && <StackedBar parts={parts} width={`${(80 * totals[index]!) / longest}%`} />}
            <Text size="xs" span>
              {totals[index]}
            </Text>
          </div>
        </div>
      ))}
    </Stack>
  );
}
