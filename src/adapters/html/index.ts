export { blocksFromHtml, readHtml } from './read-html';
