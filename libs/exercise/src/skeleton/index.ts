import type { Language } from '../language';
import { PYTHON } from './python';
import { TYPESCRIPT } from './typescript';

const SIDES: Readonly<Record<Language, { readonly file: string; readonly files: typeof TYPESCRIPT }>> = {
  typescript: { file: 'stock.ts', files: TYPESCRIPT },
  python: { file: 'stock.py', files: PYTHON },
};

/** The files of a new exercise: three scenarios around a shared stock, a starter with a race, two references a language. */
export function skeleton(
  slug: string,
  languages: readonly Language[] = ['typescript'],
): Readonly<Record<string, string>> {
  return {
    'exercise.yaml': `id: ${slug}
title: { en: 'Sell from a shared stock', zh: 从共享库存中售出 }
topic: Lock
model: threads
difficulty: 1
points: 4
languages:
${languages.map(entryOf).join('')}scenarios:
  - name: two-buyers
    title: { en: 'two buyers, two pieces', zh: 两位顾客，两件商品 }
    points: 2
    visibility: public
  - name: last-piece
    title: { en: 'two buyers, one piece left', zh: 两位顾客，只剩一件 }
    points: 1
    visibility: hidden
  - name: look-meanwhile
    title: { en: 'one buys, another looks', zh: 一位购买，另一位查看 }
    points: 1
    visibility: hidden
hints:
  en: ['What can happen between the look at the stock and the change of it?']
  zh: ['在查看库存与修改库存之间，可能发生什么？']
`,
    'statement.en.md': `# Sell from a shared stock

Several threads call \`sell()\`. It takes one piece from the stock and answers true, or answers false if there is none.
Others call \`stock()\` meanwhile, which answers how many pieces there are.
Make it right whatever the threads do at the same time.
`,
    'statement.zh.md': `# 从共享库存中售出

多个线程会调用 \`sell()\`：它从库存中取走一件并返回真；没有库存时返回假。
同时，其他线程会调用 \`stock()\`，它返回还有多少件。
请保证无论线程怎样交错执行，结果都正确。
`,
    ...Object.fromEntries(languages.flatMap((language) => Object.entries(SIDES[language].files))),
  };
}

function entryOf(language: Language): string {
  return `  ${language}:
    file: ${SIDES[language].file}
    starter: data-race
    exports: [stock, sell]
`;
}
