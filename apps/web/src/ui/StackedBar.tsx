import classes from './StackedBar.module.css';

export interface Part {
  readonly count: number;
  readonly label: string;
  readonly tone: 'good' | 'bad' | 'warn' | 'none' | 'accent';
}

/** Numbers beside one another as a bar; the same in words for who cannot see it. */
export function StackedBar({
  parts,
  width = '12rem',
}: {
  readonly parts: readonly Part[];
  readonly width?: string;
}) {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const words = parts.map(({ count, label }) => `${count} ${label}`).join(', ');
  return (
    <svg
      role="img"
      aria-label={words}
      className={classes.bar}
      style={{ width }}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
    >
      <title>{words}</title>
      <rect width="100" height="10" className={classes.none} />
      {parts.map(({ count, label, tone }, index) => {
        const part = total === 0 ? 0 : (100 * count) / total;
        const before = parts.slice(0, index).reduce((sum, other) => sum + other.count, 0);
        const at = total === 0 ? 0 : (100 * before) / total;
        return <rect key={label} x={at} width={part} height="10" className={classes[tone]} />;
      })}
    </svg>
  );
}
