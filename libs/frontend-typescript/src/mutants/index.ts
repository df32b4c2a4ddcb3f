export { mutants } from './mutants';
