import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { python } from '@codemirror/lang-python';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Diagnostic } from '@heddle/verdict';
import { useEffect, useRef } from 'react';
import type { ProgrammingLanguage } from '../api/answers';
import { completionsOf } from './completions';

interface EditorProps {
  readonly label: string;
  /** How to work it, for those who do not see the page. */
  readonly description: string;
  /** Undefined: no program, just text. */
  readonly language: ProgrammingLanguage | undefined;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly onChange: (text: string) => void;
  /** What keys do, by their names in CodeMirror; which keys there are never changes. */
  readonly commands: Readonly<Record<string, () => void>>;
  /** The line to go to; each new object goes there once more. */
  readonly goTo?: { readonly line: number } | undefined;
}

/** The code editor. Its text is the parent's; a change from there replaces all of it. */
export function Editor({ label, description, language, text, diagnostics, goTo, ...on }: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const grammar = useRef(new Compartment());
  const latest = useRef(on);
  const first = useRef({ label, description, text, keys: Object.keys(on.commands) });
  useEffect(() => {
    latest.current = on;
  });
  useEffect(() => {
    const made = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: first.current.text,
        extensions: [
          Prec.highest(
            keymap.of(
              first.current.keys.map((key) => ({ key, run: () => (latest.current.commands[key]?.(), true) })),
            ),
          ),
          lineNumbers(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          highlightActiveLine(),
          lintGutter(),
          syntaxHighlighting(COLOURS),
          keymap.of([
            ...closeBracketsKeymap,
            ...defaultKeymap,
            ...historyKeymap,
            ...completionKeymap,
            indentWithTab,
          ]),
          // It is editable, and so it can be reached; but what only scrolls must say so.
          EditorView.contentAttributes.of({
            'aria-label': first.current.label,
            'aria-description': first.current.description,
            tabindex: '0',
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
          THEME,
          // It writes its styles into the page, which only takes those with its nonce.
          EditorView.cspNonce.of(document.querySelector<HTMLElement>('[nonce]')?.nonce ?? ''),
          grammar.current.of([]),
        ],
      }),
    });
    view.current = made;
    // Its styles may come into force after it has measured its lines: then the line numbers stand beside the wrong ones.
    const observer = new ResizeObserver(() => made.requestMeasure());
    observer.observe(made.contentDOM);
    return () => {
      observer.disconnect();
      made.destroy();
    };
  }, []);
  useEffect(() => {
    const isPython = language === 'python';
    const ofProgram = language && [
      isPython ? python() : javascript({ typescript: true }),
      autocompletion({ override: [completionsOf(language)] }),
    ];
    view.current?.dispatch({
      effects: grammar.current.reconfigure([
        ofProgram ?? EditorView.lineWrapping,
        indentUnit.of(isPython ? '    ' : '  '),
      ]),
    });
  }, [language]);
  useEffect(() => {
    const { current } = view;
    if (current === null || current.state.doc.toString() === text) return;
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    const { current } = view;
    if (current === null) return;
    const { doc } = current.state;
    const found = diagnostics
      .filter(({ line }) => line >= 1 && line <= doc.lines)
      .map(({ line, column, message, severity }) => {
        const at = doc.line(line);
        return { from: Math.min(at.from + Math.max(0, column - 1), at.to), to: at.to, message, severity };
      });
    current.dispatch(setDiagnostics(current.state, found));
  }, [diagnostics]);
  useEffect(() => {
    const { current } = view;
    if (current === null || goTo === undefined) return;
    const { doc } = current.state;
    const { from } = doc.line(Math.min(Math.max(1, goTo.line), doc.lines));
    current.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    });
    current.focus();
  }, [goTo]);
  return <div ref={host} className="heddle-editor" />;
}

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: 'light-dark(#7a2fa0, #d4a5f5)' },
  { tag: [tags.string, tags.regexp], color: 'light-dark(#1c6b38, #93d7a8)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'light-dark(#8a4b00, #f0bd6a)' },
  { tag: tags.comment, color: 'light-dark(#5f6875, #9aa3b0)', fontStyle: 'italic' },
  { tag: [tags.typeName, tags.className], color: 'light-dark(#0b5d8a, #86c9f2)' },
  { tag: tags.function(tags.variableName), color: 'light-dark(#2b4dae, #a9c1ff)' },
]);

const THEME = EditorView.theme({
  '&': {
    height: '100%',
    fontSize: '14px',
    color: 'light-dark(#1b1f26, #e6e8ec)',
    backgroundColor: 'light-dark(#fff, #16181d)',
  },
  '.cm-content': { fontFamily: 'var(--mantine-font-family-monospace)', caretColor: 'light-dark(#111, #fff)' },
  '.cm-cursor': { borderLeftColor: 'light-dark(#111, #fff)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'light-dark(#5f6875, #9aa3b0)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'light-dark(#2457c50d, #8db2ff14)' },
  '&.cm-focused': { outline: '2px solid light-dark(#2457c5, #8db2ff)', outlineOffset: '-2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'light-dark(#cddcfb, #2f4470) !important',
  },
  '.cm-tooltip': {
    backgroundColor: 'light-dark(#fff, #1e2128)',
    color: 'inherit',
    border: '1px solid light-dark(#d9dde3, #343943)',
  },
});
