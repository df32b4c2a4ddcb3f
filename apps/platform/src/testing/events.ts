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

/** The events of a connection as they come. It is closed when nobody asks for more. */
export async function* eventsOf(
  url: string,
  headers: Readonly<Record<string, string>>,
): AsyncGenerator<SentEvent> {
  const closing = new AbortController();
  const { body } = await fetch(url, { headers, signal: closing.signal });
  if (body === null) return;
  try {
    let text = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const complete = text.lastIndexOf('\n\n') + 2;
      if (complete < 2) continue;
      yield* eventsIn(text.slice(0, complete));
      text = text.slice(complete);
    }
  } finally {
    closing.abort();
  }
}
