import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Assignment } from '../api/answers';
import { useLanguage, useText } from '../text/language';
import { nextOf } from './standings';

/** The way to what comes next in an assignment; nothing if all is solved. */
export function NextExercise({ id, course, exercises }: Pick<Assignment, 'id' | 'course' | 'exercises'>) {
  const { student: t } = useText();
  const language = useLanguage();
  const next = nextOf(exercises);
  if (next === undefined) return null;
  const title = next.title[language];
  return (
    <Button
      h="auto"
      py={6}
      styles={{ label: { whiteSpace: 'normal' } }}
      renderRoot={(props) => (
        <Link
          to="/courses/$course/assignments/$assignment/exercises/$exercise"
          params={{ course, assignment: id, exercise: next.slug }}
          {...props}
        />
      )}
    >
      {exercises.every(({ attempts }) => attempts === 0) ? t.start(title) : t.goOn(title)}
    </Button>
  );
}
