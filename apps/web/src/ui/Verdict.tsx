import { Text } from '@mantine/core';
import { useText } from '../text/language';
import { VERDICT_SYMBOLS, verdictKind } from './verdict-kind';

/** A verdict: symbol, word and colour. */
export function Verdict({ verdict }: { readonly verdict: string }) {
  const { verdicts } = useText();
  const kind = verdictKind(verdict);
  return (
    <Text span inherit fw={600} c={`var(--heddle-${kind})`} style={{ whiteSpace: 'nowrap' }}>
      {VERDICT_SYMBOLS[kind]} {verdicts[verdict] ?? verdict}
    </Text>
  );
}
