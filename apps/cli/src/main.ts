import { Command } from 'commander';

const program = new Command('heddle').description(
  'Grades concurrent programs by deciding their interleavings.',
);

if (process.argv.length <= 2) program.help();
await program.parseAsync();
