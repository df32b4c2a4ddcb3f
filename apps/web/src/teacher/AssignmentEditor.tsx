import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProgrammingLanguage } from '../api/answers';
import { useLanguage, useText } from '../text/language';
import { ErrorText } from '../ui/ErrorText';
import type { AssignmentForm } from './assignment-form';
import { inOrder } from './library-order';
import { libraryQuery } from './queries';

interface Props {
  readonly course: string;
  readonly initial: AssignmentForm;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onSave: (form: AssignmentForm) => void;
}

const LANGUAGES: readonly ProgrammingLanguage[] = ['typescript', 'python'];

/** The terms of an assignment. Only what verifies can be chosen. */
export function AssignmentEditor({ course, initial, error, isPending, onSave }: Props) {
  const { teacher: t, programmingLanguage, save } = useText();
  const language = useLanguage();
  const { data } = useSuspenseQuery(libraryQuery(course));
  const library = inOrder(data, language);
  const [form, setForm] = useState(initial);
  const set = (change: Partial<AssignmentForm>) => setForm((before) => ({ ...before, ...change }));
  const offered = library.filter(
    ({ id, verification }) => verification.status === 'as-declared' || initial.exerciseVersions.includes(id),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave(form);
      }}
    >
      <Stack maw={720}>
        <TextInput
          label={t.title}
          required
          value={form.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <MultiSelect
          label={t.chooseExercises}
          required
          searchable
          value={[...form.exerciseVersions]}
          onChange={(exerciseVersions) => set({ exerciseVersions })}
          data={offered.map(({ id, title, version, builtIn }) => ({
            value: id,
            label: builtIn ? title[language] : `${title[language]} · ${t.own} ${version.slice(0, 8)}`,
          }))}
        />
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextInput
            type="datetime-local"
            label={t.opensAt}
            required
            value={form.opensAt}
            onChange={(event) => set({ opensAt: event.currentTarget.value })}
          />
          <TextInput
            type="datetime-local"
            label={t.dueAt}
            value={form.dueAt}
            onChange={(event) => set({ dueAt: event.currentTarget.value })}
          />
          <TextInput
            type="datetime-local"
            label={t.cutOffAt}
            description={t.cutOffHelp}
            inputWrapperOrder={['label', 'input', 'description']}
            value={form.cutOffAt}
            onChange={(event) => set({ cutOffAt: event.currentTarget.value })}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NumberInput
            label={t.late}
            min={0}
            max={100}
            value={form.latePercentPerDay}
            onChange={(value) => set({ latePercentPerDay: Number(value) })}
          />
          <NumberInput
            label={t.maxAttempts}
            description={t.maxAttemptsHelp}
            inputWrapperOrder={['label', 'input', 'description']}
            min={1}
            max={1000}
            value={form.maxAttempts ?? ''}
            onChange={(value) => set({ maxAttempts: value === '' ? null : Number(value) })}
          />
        </SimpleGrid>
        <Checkbox.Group
          label={t.languages}
          value={[...form.languages]}
          onChange={(languages) => set({ languages: languages })}
        >
          <Group mt="xs">
            {LANGUAGES.map((value) => (
              <Checkbox key={value} value={value} label={programmingLanguage[value]} />
            ))}
          </Group>
        </Checkbox.Group>
        <div>
          <Text size="sm" fw={700} id="counts" mb={4}>
            {t.counts}
          </Text>
          <SegmentedControl
            aria-labelledby="counts"
            value={form.counts}
            onChange={(counts) => set({ counts })}
            data={[
              { value: 'best', label: t.best },
              { value: 'last', label: t.last },
            ]}
          />
        </div>
        {error && <ErrorText error={error} />}
        <Button type="submit" w="fit-content" loading={isPending}>
          {save}
        </Button>
      </Stack>
    </form>
  );
}
