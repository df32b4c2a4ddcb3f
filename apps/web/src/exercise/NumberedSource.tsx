import './exercise.css';

/** A program to look something up in: reports name its lines by their numbers. */
export function NumberedSource({ text }: { readonly text: string }) {
  return (
    <pre tabIndex={0} className="heddle-numbered">
      {text.split('\n').map((line, index) => (
        <div key={index}>{line || ' '}</div>
      ))}
    </pre>
  );
}
