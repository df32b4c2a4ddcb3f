// "Then I do without workers: it prints the same."
let total = 0;

async function count(name: string, boxes: readonly number[]): Promise<void> {
  for (const number of boxes) {
    console.log(`${name}: ${number}`);
    await null;
    total += number;
  }
}

void Promise.all([count('Ann', [3, 4]), count('Bob', [5, 1])]).then(() => console.log(`total: ${total}`));
