import { diagnosticText } from './diagnostic-text';
import { harnessText } from './harness-text';

describe('what a check said, in Chinese', () => {
  it.each([
    ['the counter was 1, expected 2', 'the counter：得到 1，应为 2'],
    [
      'the log was ["a", …], with "c" at index 7, expected nothing',
      'the log：得到 ["a", …]，其中下标 7 处是 "c"，应为 没有',
    ],
    [
      'the text was "…efgh" from character 40 on, expected "…efgi"',
      'the text：从第 40 个字符起得到 "…efgh"，应为 "…efgi"',
    ],
    ['the call threw Empty, expected Full', 'the call：抛出了 Empty，应抛出 Full'],
    ['taking raised KeyError, expected Empty', 'taking：抛出了 KeyError，应抛出 Empty'],
    ['the call did not throw', 'the call：没有抛出异常'],
    ['箱子少了一个', '箱子少了一个'],
    ['two threads were inside at once', '测试说：“two threads were inside at once”'],
  ])('%s', (said, chinese) => {
    expect(harnessText(said, 'zh')).toBe(chinese);
    expect(harnessText(said, 'en')).toBe(said);
  });
});

describe('what a compiler said, in Chinese', () => {
  it.each([
    ['Unexpected token', '语法错误：这里不应当出现这样的内容'],
    ['Unexpected token, expected ","', '语法错误：这里应当是 “,”'],
    ["expected ':'", '语法错误：这里缺少 “:”'],
    ["'(' was never closed", '“(” 没有对应的右括号'],
    ["invalid character '，' (U+FF0C)", '“，” 不能出现在这里：是不是用了中文标点？'],
    [
      'a.ts does not export "value", "increment". Write `export` before the declaration of value, and keep its name.',
      'a.ts 没有导出 "value", "increment"。在 value 的声明前写上 `export`，不要改名',
    ],
    ['The module `os` is not available here. There are: queue, time.', '这里没有模块 `os`。有：queue, time'],
    ['something that no compiler has said yet', '编译器说：“something that no compiler has said yet”'],
  ])('%s', (said, chinese) => {
    expect(diagnosticText(said, 'zh')).toBe(chinese);
    expect(diagnosticText(said, 'en')).toBe(said);
  });
});
