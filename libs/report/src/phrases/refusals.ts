import type { Phrase } from './phrasebook';

/** What our own front-ends refuse, and what to write instead. */
export const REFUSALS: readonly Phrase[] = [
  [/^The program did not finish within (.+) s\.$/, (seconds) => `程序没有在 ${seconds} 秒之内结束`],
  [
    /^The program needed more memory than the (.+) MB it may use\.$/,
    (mb) => `程序需要的内存超过了可用的 ${mb} MB`,
  ],
  [/^The grader (?:process ended twice|failed|did something else|wrote).*$/, () => '评测进程没有给出结果'],
  [/^The file is empty\.$/, () => '文件是空的'],
  [/^The file has (.+); at most (.+) are graded\.$/, (size, most) => `文件有 ${size}；最多评测 ${most}`],
  [/^This is not a text file: .*$/, () => '这不是文本文件。请提交源代码'],
  [/^This is not UTF-8 text\. .*$/, () => '这不是 UTF-8 文本。请存成 UTF-8 再提交'],
  [
    /^(.+) does not define (".+")\. Define (.+) at the top level of the file, and keep its name\.$/,
    (file, all, first) => `${file} 没有定义 ${all}。在文件的最外层定义 ${first}，不要改名`,
  ],
  [
    /^(.+) does not export (".+")\. `export default` hides a name: .* the declaration of (.+), and keep its name\.$/,
    (file, all, first) =>
      `${file} 没有导出 ${all}。\`export default\` 会隐去名字：在 ${first} 的声明前只写 \`export\`，不要改名`,
  ],
  [
    /^(.+) does not export (".+")\. Write `export` before the declaration of (.+), and keep its name\.$/,
    (file, all, first) => `${file} 没有导出 ${all}。在 ${first} 的声明前写上 \`export\`，不要改名`,
  ],
  [/^the file is larger than (\d+) KB; .*$/, (kb) => `文件超过 ${kb} KB；只提交源代码`],
  [
    /^the file has (\d+) KB, and at most (\d+) KB are graded; .*$/,
    (kb, most) => `文件有 ${kb} KB，最多评测 ${most} KB；请只提交自己写的源代码`,
  ],
  [/^the file contains binary data; .*$/, () => '文件里有二进制数据；只提交源代码文本'],
  [/^the code is nested too deeply.*$/, () => '代码嵌套得太深；拆成小一些的表达式和函数'],
  [/^the file has too many places to observe; .*$/, () => '文件里需要观察的地方太多；写短一些'],
  [
    /^`accessor` fields are not supported here; .*$/,
    () => '这里不支持 `accessor` 字段；写成字段，或者 getter 和 setter',
  ],
  [/^decorators are not supported here; .*$/, () => '这里不支持装饰器；自己调用那个函数'],
  [/^this syntax is not part of TypeScript.*$/, () => '这不是 TypeScript 的语法'],
  [
    /^this (?:construct|statement \(.+\)|expression \(.+\)) is not supported(?: here)?$/,
    () => '这里不支持这种写法',
  ],
  [
    /^`await` is not possible (.+); .*$/,
    (where) =>
      `\`await\` 不能写在${where.includes('top') ? '文件的最外层' : '异步函数之外'}；把它写进 async 函数`,
  ],
  [
    /^`using` is (?:not supported in the head of a for loop|only supported inside functions and blocks).*$/,
    () => '`using` 只能写在函数和代码块里',
  ],
  [/^`yield` is only possible in a generator function$/, () => '`yield` 只能写在生成器函数里'],
  [
    /^`super(?:\(\))?` is only possible in .*$/,
    () => '`super` 只能写在子类的方法里，`super()` 只能写在子类的构造函数里',
  ],
  [
    /^new\.target is available in the constructors of classes only$/,
    () => '`new.target` 只能写在类的构造函数里',
  ],
  [
    /^import\.meta has only url, filename and dirname here$/,
    () => '这里的 `import.meta` 只有 url、filename 和 dirname',
  ],
  [/^import\(\) is not available; .*$/, () => '这里没有 `import()`；在文件开头 import'],
  [/^re-exports are not supported; .*$/, () => '不支持转出口；只导出这个文件里声明的内容'],
  [
    /^'(.+)' cannot be imported; there are (.+)$/,
    (module, there) => `不能导入 “${module}”；可以导入的有：${there}`,
  ],
  [
    /^'(.+)' has no default export; write (.+)$/,
    (module, instead) => `“${module}” 没有默认导出；写成 ${instead}`,
  ],
  [
    /^'(.+)' has no '(.+)'; import it from '(.+)'$/,
    (module, name, other) => `“${module}” 里没有 “${name}”；从 “${other}” 导入`,
  ],
  [
    /^'(.+)' has no '(.+)'; it is called '(.+)' here$/,
    (module, name, other) => `“${module}” 里没有 “${name}”；这里叫 “${other}”`,
  ],
  [
    /^'(.+)' has no '(.+)'; it has (.+)$/,
    (module, name, there) => `“${module}” 里没有 “${name}”；有：${there}`,
  ],
  [/^'(.+)' is not defined; write (import .+)$/, (name, line) => `“${name}” 没有定义；写上 ${line}`],
  [/^'(.+)' is not defined; .*$/, (name) => `“${name}” 没有定义；先声明，或者检查拼写`],
  [
    /^'(.+)' is not available: it is not part of any model here; .*$/,
    (name) => `这里没有 “${name}”；用 async 函数，或者 Thread 和 Queue`,
  ],
  [
    /^'(.+)' is not available: code cannot be made from text here; .*$/,
    (name) => `这里没有 “${name}”：不能由文本生成代码；写成函数`,
  ],
  [/^'(.+)' is not available: write (import .+)$/, (name, line) => `这里没有全局的 “${name}”；写上 ${line}`],
  [
    /^'(.+)' is not available: .*$/,
    (name) => `这里没有 “${name}”：程序接触不到它所在的机器；只用题目提供的东西`,
  ],
  [/^names starting with (\S+) are reserved.*$/, (prefix) => `以 ${prefix} 开头的名字是保留的；换一个`],
  [/^#(.+) is not declared in an enclosing class$/, (name) => `“#${name}” 没有在外层的类里声明`],
  [/^#(.+) has no getter$/, (name) => `“#${name}” 没有 getter`],
  [/^#(.+) cannot be assigned to$/, (name) => `不能给 “#${name}” 赋值`],
  [/^there is no 'arguments' outside of a function$/, () => '函数之外没有 `arguments`'],
  [
    /^a namespace with values is not supported here; .*$/,
    () => '这里不支持带值的 namespace；用对象，或者写在文件的最外层',
  ],
  [/^this is CommonJS syntax; .*$/, () => '这是 CommonJS 的写法；用 `export` 和 `import … from`'],
  [
    /^give (.+) a value: the one before it is computed$/,
    (member) => `给 ${member} 一个值：它前面的值是计算出来的`,
  ],

  [
    /^`(.+)` is not available here: it leads out of your own code\. .*$/,
    (name) => `这里不能用 \`${name}\`：它会离开你自己的代码。不用它来解题`,
  ],
  [
    /^`(.+)` is not available in a pattern here\. Write `(.+)`\.$/,
    (name, instead) => `这里的模式中不能用 \`${name}\`。写成 \`${instead}\``,
  ],
  [
    /^`(.+)` is not available here\. Write what the program does as ordinary code\.$/,
    (name) => `这里不能用 \`${name}\`。把程序要做的写成普通的代码`,
  ],
  [
    /^`(.+)` cannot be defined here: .*$/,
    (name) => `这里不能定义 \`${name}\`：它会离开你自己的代码。不用它来解题`,
  ],
  [
    /^There is only one file, so nothing can be imported relative to it\.$/,
    () => '只有一个文件，没有可以相对导入的东西',
  ],
  [
    /^Import the names you need: `from (.+) import …`\.$/,
    (module) => `写明需要的名字：\`from ${module} import …\``,
  ],
  [
    /^The module `(.+)` is not available here\. There are: (.+)\.$/,
    (module, there) => `这里没有模块 \`${module}\`。有：${there}`,
  ],
];
