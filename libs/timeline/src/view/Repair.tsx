import { explain } from '@heddle/report';
import { useMemo, useState } from 'react';
import { compareRuns, type Story } from '../model';
import type { Language } from '../text';
import type { Repair as RunAgain } from './modes';
import { useReading } from './reading';
import { SideBySide } from './SideBySide';

interface RepairProps {
  readonly story: Story;
  readonly repair: RunAgain;
  readonly language: Language;
}

type Attempt =
  | { readonly kind: 'none' | 'running' }
  | { readonly kind: 'ran'; readonly story: Story }
  | { readonly kind: 'problem'; readonly text: string };

/** The old failing schedule on the new code, and where the two first differ. */
export function Repair({ story, repair, language }: RepairProps) {
  const { words } = useReading();
  const [attempt, setAttempt] = useState<Attempt>({ kind: 'none' });
  const run = () => {
    setAttempt({ kind: 'running' });
    repair().then(
      (ran) => setAttempt({ kind: 'ran', story: ran }),
      (error: unknown) =>
        setAttempt({ kind: 'problem', text: error instanceof Error ? error.message : String(error) }),
    );
  };
  return (
    <div className="hx-repair">
      <p>{words.repair.what}</p>
      <button
        type="button"
        className="hx-button hx-primary"
        aria-disabled={attempt.kind === 'running'}
        onClick={() => attempt.kind !== 'running' && run()}
      >
        {attempt.kind === 'none' ? words.repair.run : words.repair.again}
      </button>
      <div role="status">
        {attempt.kind === 'running' && <p>{words.repair.working}</p>}
        {attempt.kind === 'problem' && <p>{attempt.text}</p>}
      </div>
      {attempt.kind === 'ran' && <Difference before={story} after={attempt.story} language={language} />}
    </div>
  );
}

function Difference({
  before,
  after,
  language,
}: {
  readonly before: Story;
  readonly after: Story;
  readonly language: Language;
}) {
  const { words } = useReading();
  const difference = useMemo(() => compareRuns(before, after), [before, after]);
  const fails = after.kind !== 'accepted';
  const same = difference.before === undefined && difference.after === undefined;
  return (
    <>
      <p className="hx-outcome" data-right={!fails} role="status">
        {fails ? `✗ ${words.repair.fails(explain(after, language).message)}` : `✓ ${words.repair.fixed}`}
      </p>
      <p>{same ? words.repair.same : words.repair.differs(difference.common)}</p>
      <SideBySide
        language={language}
        left={{ title: words.repair.before, story: before, marked: difference.before?.step }}
        right={{ title: words.repair.after, story: after, marked: difference.after?.step }}
      />
    </>
  );
}
