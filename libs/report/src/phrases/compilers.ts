import type { Phrase } from './phrasebook';

/** What Babel says of TypeScript, and CPython of Python: the mistakes that beginners make. */
export const COMPILERS: readonly Phrase[] = [
  [/^Unexpected token, expected "(.+)"$/, (token) => `语法错误：这里应当是 “${token}”`],
  [
    /^Unexpected token(?: '?(.+?)'?)?\.?$/,
    (token = '') => `语法错误：这里不应当出现${token && ` “${token}”`}这样的内容`,
  ],
  [/^Unexpected (?:reserved word|keyword) '(.+)'\.?$/, (word) => `“${word}” 是保留字，不能用在这里`],
  [/^Missing semicolon\.?$/, () => '语法错误：前一条语句没有写完，或者缺少分号'],
  [/^Missing initializer in const declaration\.?$/, () => '用 `const` 声明时必须给出初值'],
  [/^Identifier '(.+)' has already been declared\.?$/, (name) => `“${name}” 已经声明过了`],
  [/^Unterminated string constant\.?$/, () => '字符串没有结束：缺少引号'],
  [/^Unterminated template\.?$/, () => '模板字符串没有结束：缺少反引号'],
  [/^Unterminated comment\.?$/, () => '注释没有结束：缺少 `*/`'],
  [/^Unterminated regular expression\.?$/, () => '正则表达式没有结束'],
  [/^Invalid left-hand side in (.+)\.?$/, () => '等号左边的内容不能被赋值'],
  [/^'return' outside of function\.?$/, () => '`return` 只能写在函数里'],
  [/^Unsyntactic (break|continue)\.?$/, (word) => `\`${word}\` 只能写在循环里`],
  [/^Private name #(.+) is not defined\.?$/, (name) => `“#${name}” 没有在这个类里声明`],
  [/^Export '(.+)' is not defined\.?$/, (name) => `导出的 “${name}” 没有定义`],
  [
    /^`(.+)` has already been exported\. Exported identifiers must be unique\.?$/,
    (name) => `“${name}” 已经导出过了`,
  ],

  [/^invalid syntax$/, () => '语法错误'],
  [
    /^invalid syntax\. (?:Perhaps you forgot a comma|Maybe you meant '(.+)' or '(.+)' instead of '(.+)')\??$/,
    (a = '', b = '') =>
      a === '' ? '语法错误：是不是少了一个逗号？' : `语法错误：是不是想写 “${a}” 或 “${b}”？`,
  ],
  [/^expected '(.+)'$/, (token) => `语法错误：这里缺少 “${token}”`],
  [
    /^expected an indented block after (.+) on line (\d+)$/,
    (_, line) => `第 ${line} 行之后应当有缩进的代码块`,
  ],
  [/^unexpected indent$/, () => '这一行的缩进多了'],
  [/^unindent does not match any outer indentation level$/, () => '这一行的缩进与外层的任何一级都对不上'],
  [/^inconsistent use of tabs and spaces in indentation$/, () => '缩进中混用了制表符和空格'],
  [/^'(.+)' was never closed$/, (bracket) => `“${bracket}” 没有对应的右括号`],
  [/^unmatched '(.+)'$/, (bracket) => `“${bracket}” 没有对应的左括号`],
  [
    /^unterminated (?:f-|triple-quoted )?string literal(?: \(detected at line \d+\))?$/,
    () => '字符串没有结束：缺少引号',
  ],
  [/^'(return|yield|await)' outside (?:async )?function$/, (word) => `\`${word}\` 只能写在函数里`],
  [/^'(break|continue)' (?:outside|not properly in) loop$/, (word) => `\`${word}\` 只能写在循环里`],
  [/^cannot assign to (.+?)(?: here)?\..*$/, () => '等号左边的内容不能被赋值；比较要写 `==`'],
  [/^invalid decimal literal$/, () => '数字写错了，或者名字以数字开头'],
  [
    /^invalid character '(.+)' \(U\+(.+)\)$/,
    (character) => `“${character}” 不能出现在这里：是不是用了中文标点？`,
  ],
  [
    /^name '(.+)' is (?:parameter and|used prior to|assigned to before) (global|nonlocal).*$/,
    (name, word) => `\`${word} ${name}\` 必须写在使用 “${name}” 之前，且不能是参数`,
  ],
];
