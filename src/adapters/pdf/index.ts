export { readPdf } from './read-pdf';
