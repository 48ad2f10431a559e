export { readText } from './read-text';
export { blocksFromMarkdown } from './markdown';
