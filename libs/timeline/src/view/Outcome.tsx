import { explain } from '@heddle/report';
import type { Story } from '../model';
import type { Language } from '../text';
import { useReading } from './reading';

interface OutcomeProps {
  readonly story: Story;
  /** The failure that is to be brought about; accepted: any is welcome. */
  readonly goal: Story;
  readonly language: Language;
}

/** How a run that somebody steered has ended. */
export function Outcome({ story, goal, language }: OutcomeProps) {
  const { words } = useReading();
  if (story.kind === 'accepted')
    return (
      <p className="hx-outcome" role="status">
        {words.play.passed}
      </p>
    );
  const { message, explanation } = explain(story, language);
  const isGoal = goal.kind === 'accepted' || explain(goal, language).message === message;
  return (
    <div className="hx-outcome hx-broke" role="status">
      <b>
        <span className="hx-cross">✗</span>{' '}
        {isGoal ? words.play.broke(message) : words.play.brokeOtherwise(message)}
      </b>
      <p>{explanation}</p>
    </div>
  );
}
