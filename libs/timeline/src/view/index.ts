export { Explorer, type ExplorerProps, type Mode } from './Explorer';
export type { Play, Played, PlayMove, Repair } from './modes';
export type { SourceFile } from './Run';
export type { Story } from '../model';
