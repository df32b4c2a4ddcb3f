import { explain } from '@heddle/report';
import type { Story } from '../model';
import type { Language } from '../text';
import { useReading } from './reading';

/** How a run that somebody steered has ended. */
export function Outcome({ story, language }: { readonly story: Story; readonly language: Language }) {
  const { words } = useReading();
  if (story.kind === 'accepted')
    return (
      <p className="hx-outcome" role="status">
        {words.play.passed}
      </p>
    );
  const { message, explanation } = explain(story, language);
  return (
    <div className="hx-outcome hx-broke" role="status">
      <b>
        <span className="hx-cross">✗</span> {words.play.broke} {message}
      </b>
      <p>{explanation}</p>
    </div>
  );
}
