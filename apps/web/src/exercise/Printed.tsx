import { useText } from '../text/language';

/** What the failing run printed, as it is: nothing in it is markup, and what cannot be seen has a sign. */
export function Printed({ output }: { readonly output: string }) {
  const { exercise: t } = useText();
  if (output === '') return null;
  return (
    <details>
      <summary>{t.printed}</summary>
      <pre className="heddle-printed" tabIndex={0}>
        {withSigns(output)}
      </pre>
    </details>
  );
}

/** U+2400 to U+241F are pictures of the control characters. */
function withSigns(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\0-\b\v-\x1f]/g, (character) =>
    String.fromCharCode(0x2400 + character.charCodeAt(0)),
  );
}
