import { Typography } from '@mantine/core';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import type { ProgrammingLanguage } from '../api/answers';
import { onlyLanguage } from './only-language';

interface MarkdownProps {
  readonly text: string;
  /** Which of the blocks that say the same in several languages is shown; all of them if it is left out. */
  readonly language?: ProgrammingLanguage;
}

/** A teacher's text. HTML in it is text, links lead out of this window, and its title is the page's, which has it already. */
export function Markdown({ text, language }: MarkdownProps) {
  return (
    <Typography>
      <ReactMarkdown
        remarkPlugins={language === undefined ? [remarkGfm] : [remarkGfm, [onlyLanguage, language]]}
        components={{
          h1: () => null,
          a: ({ href, children }) => (
            <a href={href} target="_blank" rel="noreferrer">
              {children}
            </a>
          ),
          pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
        }}
      >
        {text}
      </ReactMarkdown>
    </Typography>
  );
}
