import { useMemo, useState } from 'react';
import { questionsOf, START, type Question, type Timeline } from '../model';
import { useReading } from './reading';
import { Run, type SourceFile } from './Run';
import { useWalk } from './use-walk';

/** Before each read: what will it see? The run goes on once that is answered. */
export function Predict({
  timeline,
  source,
}: {
  readonly timeline: Timeline;
  readonly source: SourceFile | undefined;
}) {
  const { words } = useReading();
  const questions = useMemo(() => questionsOf(timeline), [timeline]);
  const [guesses, setGuesses] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(0);
  const question = questions[asked];
  const guess = guesses[asked];
  const seen =
    question === undefined ? timeline.length - 1 : guess === undefined ? question.index - 1 : question.index;
  const walk = useWalk(timeline, seen, seen);
  if (questions.length === 0) return <p>{words.predict.nothing}</p>;

  const answer = (value: string) => {
    setGuesses([...guesses, value]);
    walk.goTo(question!.index);
  };
  const goOn = () => {
    setAsked(asked + 1);
    walk.goTo((questions[asked + 1]?.index ?? timeline.length) - 1);
  };
  const restart = () => {
    setGuesses([]);
    setAsked(0);
    walk.goTo(START);
  };
  const right = guesses.filter((each, index) => each === questions[index]?.answer).length;
  return (
    <Run
      walk={walk}
      source={source}
      controls={
        <div className="hx-controls">
          {question !== undefined && (
            <Ask timeline={timeline} question={question} guess={guess} onGuess={answer} onGoOn={goOn} />
          )}
          <div className="hx-buttons">
            <span className="hx-score" role="status">
              {guesses.length > 0 && words.predict.score(right, guesses.length)}
            </span>
            {guesses.length > 0 && (
              <button type="button" className="hx-button" onClick={restart}>
                {words.predict.again}
              </button>
            )}
          </div>
        </div>
      }
    />
  );
}

interface AskProps {
  readonly timeline: Timeline;
  readonly question: Question;
  readonly guess: string | undefined;
  readonly onGuess: (value: string) => void;
  readonly onGoOn: () => void;
}

function Ask({ timeline, question, guess, onGuess, onGoOn }: AskProps) {
  const { words, say } = useReading();
  const { index, task, variable, answer, choices } = question;
  const line = timeline.rows[index]!.step.line;
  if (guess === undefined) {
    return (
      <fieldset className="hx-moves">
        <legend>{words.predict.question(say.task(task), variable, line)}</legend>
        {choices.map((value) => (
          <button key={value} type="button" className="hx-move hx-guess" onClick={() => onGuess(value)}>
            <code>{value}</code>
          </button>
        ))}
      </fieldset>
    );
  }
  const writer = timeline.stateAt(index).variables.get(variable)?.writtenAt ?? -1;
  const step = timeline.rows[writer]?.step;
  const because =
    step === undefined ? words.predict.untouched : words.predict.writtenBy(say.task(step.task), step.step);
  const right = guess === answer;
  return (
    <div className="hx-outcome" role="status" data-right={right}>
      <p>
        {right ? '✓ ' : '✗ '}
        {right ? words.predict.right(answer) : words.predict.wrong(guess, answer, because)}
      </p>
      <button type="button" className="hx-button hx-primary" autoFocus onClick={onGoOn}>
        {words.predict.goOn}
      </button>
    </div>
  );
}
