export interface SentEvent {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

/** The server-sent events of an answer; comments are left out. */
export function eventsIn(text: string): readonly SentEvent[] {
  return text.split('\n\n').flatMap((block) => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    const data = field('data');
    if (data === undefined) return [];
    return [{ id: field('id') ?? '', event: field('event') ?? '', data: JSON.parse(data) as unknown }];
  });
}
