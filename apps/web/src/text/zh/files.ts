import type { files as en } from '../en/files';

export const files: typeof en = {
  open: '编辑文件',
  earlier: '以前的版本',
  files: '文件',
  exercise: '练习',
  editor: '编辑器',
  keys: 'Ctrl/⌘ S：保存并验证 · 先 Esc 再 Tab：离开编辑器',
  newFile: '新文件',
  add: '添加',
  isThere: '已经有这个文件了。',
  remove: '删除这个文件',
  save: '保存并验证',
  discard: '放弃改动',
  unsaved: '未保存',
  changes: (count) => `${count} 个文件有改动，尚未保存。结果属于已保存的内容。`,
  refused: '没有保存：请先改正下面的问题。',
  ofHeddle: '这个练习是 Heddle 自带的。你保存的内容成为本课程自己的版本；原来的不变。',
  older: '这不是本课程自己的最新版本。',
  newest: '打开最新版本',
  declared: '声明',
  actual: '实际',
  verifying: (progress) =>
    progress === null ? '等待验证' : `已评测 ${progress.done} / ${progress.of} 个解答`,
  judging: (progress) =>
    progress === null ? '接下来是变异体' : `已试 ${progress.done} / ${progress.of} 个变异体`,
  mutants: '变异体',
  noMutants: '没有可试的：参考解答里没有可以植入错误的地方。',
  noMutantsYet: '所有解答都与声明一致之后，才会试参考解答的变异体。',
  notJudged: '由于我们的错误，没能试变异体。这个练习仍然可以布置。',
  mutantCounts: (killed, survive, equivalent) =>
    `发现 ${killed} 个，漏过 ${survive} 个${equivalent > 0 ? `，${equivalent} 个标为等价` : ''}。`,
  leftOut: (count) => `另有 ${count} 个没有试；\`heddle verify --mutants 100\` 会多试一些。`,
  survives: (operator) =>
    `${operator}：测试接受了这个程序。如果它是错的，写出它的学生会得满分：请增加一个场景，或者让某个场景更严格。`,
  isItRight: '它也是正确的解答？',
  marking: (file) => `那就在 ${file} 的 \`equivalent\` 列表里说明原因：`,
};
