import type { ProgrammingLanguage } from '../api/answers';

/** What this needs of a node of the Markdown tree (mdast). */
interface Node {
  readonly type: string;
  /** Of a code block: what stands behind its fence. */
  readonly lang?: string | null;
}

const LANGUAGES: Readonly<Record<string, ProgrammingLanguage>> = {
  ts: 'typescript',
  typescript: 'typescript',
  py: 'python',
  python: 'python',
};

/**
 * A remark plugin: of code blocks that say the same in several languages, one right after the other, the reader sees the one in
 * the language that was chosen. A block that stands alone is everybody's.
 */
export function onlyLanguage(chosen: ProgrammingLanguage) {
  const isMine = (node: Node): boolean => languageOf(node) === chosen;
  return (tree: { children: Node[] }): void => {
    tree.children = runsOf(tree.children).flatMap((run) => (run.some(isMine) ? run.filter(isMine) : run));
  };
}

/** Nodes in a row that are code of a language that is graded; every other node by itself. */
function runsOf(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const runs: Node[][] = [];
  for (const node of nodes) {
    const last = runs.at(-1);
    if (last !== undefined && languageOf(node) !== undefined && languageOf(last[0]!) !== undefined)
      last.push(node);
    else runs.push([node]);
  }
  return runs;
}

function languageOf({ type, lang }: Node): ProgrammingLanguage | undefined {
  return type === 'code' ? LANGUAGES[lang ?? ''] : undefined;
}
